/** The languages of the interface. */
export type Language = 'en' | 'ko';

/** A text in every language: a missing one fails the type check. */
export type Text = Readonly<Record<Language, string>>;

/** A text with parts that depend on data. */
export type TextOf<Data> = Readonly<Record<Language, (data: Data) => string>>;

/** One run of a sentence: plain, or marked as about a value, a gradient, stressed, or naming a node. */
export interface Part {
  readonly kind: 'plain' | 'value' | 'gradient' | 'stress' | 'node';
  readonly text: string;
  /** Node that the part names, for `node` (a link to it); for `value` and `gradient` the node whose number it is, which then can be explained. */
  readonly node?: number;
}

/** A sentence ready to be shown: never HTML. */
export type Sentence = readonly Part[];
