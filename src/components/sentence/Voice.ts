import { later } from '../frame/arriving.ts';
import { nextPaint } from '../nextPaint.ts';

/** What a screen reader hears of each step, once a page or a figure. It says nothing before the first move, so it may come late. */
export const Voice = later(() => nextPaint().then(async () => (await import('./StepVoice.tsx')).StepVoice));
