/**
 * Colours of exported drawings: those of the light theme (src/components/tokens.css; a test compares them), as files are
 * put on white paper. One hue for values and one for gradients; ink for the rest.
 */
export const PALETTE = {
  ink: '#15191e',
  'ink-2': '#454c55',
  'ink-3': '#646c76',
  rule: '#7f8892',
  sunk: '#eef0f3',
  value: '#0a5fa8',
  'value-lane': '#0a5fa8',
  grad: '#ad3f00',
  'grad-lane': '#c24400',
  'grad-rest': '#d97c40',
} as const;

/** What differs between two exports of one step. */
export interface DrawingOptions {
  /** Default true; without it everything is ink, and what goes backwards is told by its arrow and its place alone. */
  readonly colours?: boolean;
}
