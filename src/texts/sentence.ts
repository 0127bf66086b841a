import type { Language, Part, Sentence } from './text.ts';

/** A sentence in every language, from data. */
export type SentenceOf<Data> = Readonly<Record<Language, (data: Data) => Sentence>>;

/** A node as a sentence names it: its display name, or the number of a constant. */
export interface NodeName {
  readonly node: number;
  readonly text: string;
}

/** A number or word about a value (blue). */
export const value = (text: string): Part => ({ kind: 'value', text });
/** A number or word about a gradient (vermilion). */
export const gradient = (text: string): Part => ({ kind: 'gradient', text });
/** The same as a number of a node at this step, which leads to its explanation. */
export const numberOf = (node: number, { kind, text }: Part): Part => ({ kind, text, node });
/** A stressed word. */
export const stress = (text: string): Part => ({ kind: 'stress', text });
/** A node's name, a link to it. */
export const nodeLink = ({ node, text }: NodeName): Part => ({ kind: 'node', text, node });

/**
 * Tag for sentences: plain text with parts, strings and whole sentences between. Runs of plain text are joined and empty
 * ones left out, so that two sentences that read the same are equal.
 */
export function sentence(texts: TemplateStringsArray, ...parts: readonly (Part | Sentence | string)[]): Sentence {
  const all: Part[] = [];
  const add = (part: Part) => {
    const last = all[all.length - 1];
    if (part.text === '') return;
    if (part.kind === 'plain' && last?.kind === 'plain')
      all[all.length - 1] = { kind: 'plain', text: last.text + part.text };
    else all.push(part);
  };
  texts.forEach((text, k) => {
    add({ kind: 'plain', text });
    const part = parts[k];
    if (part === undefined) return;
    if (typeof part === 'string') add({ kind: 'plain', text: part });
    else if (isSentence(part)) part.forEach(add);
    else add(part);
  });
  return all;
}

function isSentence(part: Part | Sentence): part is Sentence {
  return Array.isArray(part);
}

/** The words alone, for labels, tests and screen readers. */
export function plainText(words: Sentence): string {
  return words.map((part) => part.text).join('');
}

/** Parts in a row with a word between: `x, y and z`; in Korean `x, y, z`. */
export function listed(parts: readonly Part[], language: Language): Sentence {
  const all: Part[] = [];
  parts.forEach((part, k) => {
    const last = k === parts.length - 1;
    if (k > 0) all.push({ kind: 'plain', text: last && language === 'en' ? ' and ' : ', ' });
    all.push(part);
  });
  return all;
}
