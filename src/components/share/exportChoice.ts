import type { ExportOptions } from '../export/exports.ts';

/** What was chosen in the dialog. */
export interface ExportChoice extends ExportOptions {
  /** Id of a format. */
  readonly format: string;
}

/** A drawing as it goes into slides and notes. */
export const USUAL_EXPORT: ExportChoice = {
  format: 'svg',
  theme: 'light',
  background: true,
  legend: false,
  scale: 2,
  seconds: 1,
};
