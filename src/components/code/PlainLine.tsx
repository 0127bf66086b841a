import { tokensOf } from './tokens.ts';

/** A line of code in its tones. */
export function PlainLine({ text }: { readonly text: string }) {
  return tokensOf(text).map(({ kind, text: piece }, k) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a text are its places
    <span key={k} className={kind === 'plain' ? undefined : `code-${kind}`}>
      {piece}
    </span>
  ));
}
