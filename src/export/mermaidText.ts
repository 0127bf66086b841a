import { plainText } from './plainText.ts';

/** Signs of written numbers and of op symbols that no part of Mermaid reads as its own. */
const PLAIN = '−×÷∞⋯·√∂≈⁻⁺,';

/**
 * Text inside a quoted label (`["…"]`) of a Mermaid flowchart. Letters and digits of any script stay; every other sign
 * becomes an entity code (`#35;`, mermaid.js.org/syntax/flowchart.html#special-characters-that-break-syntax), so that
 * neither the parser nor the Markdown and HTML that labels may have see it. A dot or an underscore stays between letters
 * and digits, where Markdown reads nothing in it.
 */
export function mermaidText(text: string): string {
  const shown = [...plainText(text).trim().replace(/\s+/gu, ' ')];
  return shown
    .map((sign, i) => {
      if (/[\p{L}\p{M}\p{N} ]/u.test(sign) || PLAIN.includes(sign)) return sign;
      const inside = isWord(shown[i - 1]) && isWord(shown[i + 1]);
      return (sign === '.' || sign === '_') && inside ? sign : `#${sign.codePointAt(0)};`;
    })
    .join('');
}

function isWord(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}
