import { messageParts } from '../../texts/messageParts.ts';

/** A text of the catalogue whose backticked parts are code. */
export function Message({ text }: { readonly text: string }) {
  return messageParts(text).map(({ text: part, isCode }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
    isCode ? <code key={index}>{part}</code> : part,
  );
}
