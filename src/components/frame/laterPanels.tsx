import { later } from './arriving.ts';

// Where there is one column, the panels come after the graph, too: wide pages never need them.
/** Inspector, program, inputs and the rest behind tabs. */
export const Panels = later(async () => (await import('./Panels.tsx')).Panels);
