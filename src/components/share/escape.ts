const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
  '\t': '&#9;',
  // A blank line would end the HTML in Markdown, and a bare CR becomes LF in every parser.
  '\n': '&#10;',
  '\r': '&#13;',
};

/**
 * Text as it stands between the double quotes of an HTML attribute; a parser gives the same text back. Only NUL has no form
 * there: it is left out.
 * @see https://html.spec.whatwg.org/multipage/syntax.html#attributes-2
 */
export function attributeText(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/[&"<>\t\n\r]/g, (one) => ESCAPES[one] as string);
}

/**
 * Text as a string of JavaScript that may stand in a <script> of a page: JSON, without a `<` that an HTML parser could take
 * for `</script` or `<!--`.
 * @see https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function scriptString(text: string): string {
  return JSON.stringify(text)
    .replaceAll('<', '\\u003C')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
