/** A message cut at its backticks: plain text and code in turn, to be set in two typefaces. */
export function messageParts(message: string): readonly { readonly text: string; readonly isCode: boolean }[] {
  return message
    .split('`')
    .map((text, index) => ({ text, isCode: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
