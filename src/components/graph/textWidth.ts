import { GRID, TYPE } from './style.ts';

/** Advance widths of printable ASCII, in 1/100 em, of Noto Sans 400: what the mock was drawn with. From ' ' to '~'. */
const ASCII = [
  26, 27, 41, 65, 57, 83, 73, 22, 30, 30, 55, 57, 27, 32, 27, 37, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 27, 27, 57,
  57, 57, 43, 90, 64, 65, 63, 73, 56, 52, 73, 74, 34, 27, 62, 52, 91, 76, 78, 60, 78, 62, 55, 56, 73, 60, 93, 59, 57,
  57, 33, 37, 33, 57, 44, 28, 56, 61, 48, 61, 56, 34, 61, 62, 26, 26, 53, 26, 93, 62, 60, 61, 61, 41, 48, 36, 62, 51,
  79, 53, 51, 47, 38, 55, 38, 57,
];

const OTHERS: Readonly<Record<string, number>> = {
  '−': 57,
  '·': 27,
  '×': 57,
  '÷': 57,
  '≈': 57,
  '∞': 71,
  '√': 55,
  '⋯': 80,
  '…': 80,
};

/** Letters of other scripts: Hangul, kana and ideographs are one em wide, everything else is taken as a wide letter. */
const FIRST_WIDE = 0x1100;
const OTHER_WIDTH = 62;
const SUPERSCRIPT_WIDTH = 36;

/** Semibold is this much wider than regular. */
const BOLD = 1.04;

/**
 * Width of a text in px, from a table: the same in every browser and without a DOM, so that a layout can be computed
 * anywhere and never depends on which font a machine has. What is drawn is centred in its box, so that another font's
 * letters may differ by some per cent without being cut off.
 */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) as number;
    if (code >= 32 && code < 127) sum += ASCII[code - 32] as number;
    else if (OTHERS[letter] !== undefined) sum += OTHERS[letter] as number;
    else if (code >= FIRST_WIDE && code < 0x2000) sum += 100;
    else if (code >= 0x2e80) sum += 100;
    else if (code === 0xb2 || code === 0xb3 || code === 0xb9 || (code >= 0x2070 && code < 0x20a0))
      sum += SUPERSCRIPT_WIDTH;
    else sum += OTHER_WIDTH;
  }
  return (sum / 100) * size * (bold ? BOLD : 1);
}

/** The text, cut with an ellipsis where it is wider than `width`. */
export function fitted(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = '';
  for (const letter of text) {
    if (textWidth(`${kept}${letter}…`, size) > width) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** Room that a shape takes beside its grid, px. */
export function shapeWidth(shape: string): number {
  return Math.ceil(textWidth(shape, TYPE.note)) + GRID.shapeGap;
}
