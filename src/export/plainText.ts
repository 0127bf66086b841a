/**
 * A text that may stand in a line of any of the formats: control characters and line ends become spaces, halves of
 * surrogate pairs the replacement character. What a format reads as its own signs, that format escapes.
 */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').replace(/\p{Cs}/gu, '\uFFFD');
}
