/** Made by build/graph-rules.ts of tokens.css and the sheets of the graph. */
declare module 'virtual:graph-rules' {
  /** What a selector sets, in values that every program reads. */
  interface GraphRule {
    readonly selector: string;
    /** Specificity and place: of two rules the one that weighs more wins. */
    readonly weight: number;
    readonly set: Readonly<Record<string, string>>;
  }
  interface GraphTheme {
    readonly paper: string;
    readonly rules: readonly GraphRule[];
  }
  export const rules: Readonly<Record<'light' | 'dark', GraphTheme>>;
}
