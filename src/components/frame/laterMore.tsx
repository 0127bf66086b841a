import { later } from './arriving.ts';

// Only a phone has it: a page with room shows everything that is in it.
/** ⋯ on a phone. */
export const MoreMenu = later(async () => (await import('./MoreMenu.tsx')).MoreMenu);
