import { numberAt, numberOfKey } from './numberAt.ts';
import { neighbour } from './walk.ts';

/** What pointer and keys on the graph need that nobody needs before it has been painted; it comes as one file. */
export const LATE_EVENTS = { neighbour, numberAt, numberOfKey };
