import { pressed } from './nodeKeys.ts';
import { numberAt } from './numberAt.ts';
import './hovered.css';

/** What pointer and keys on the graph need that nobody needs before it has been painted; it comes as one file. */
export const LATE_EVENTS = { numberAt, pressed };
