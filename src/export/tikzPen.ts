import { tikzWritten } from './tikzText.ts';

/** Anchors of a text: its baseline's middle, left or right end; of a sign its middle. */
export type Anchor = 'base' | 'base west' | 'base east' | 'center';

/** Widest and highest picture, pt: TeX's largest dimension is 16,383 pt and PDF's largest page 14,400. */
const MOST = 14_000;

/** TeX points for one px of the layout: 16 px numbers become 8 pt, as footnotes are. */
const POINTS = 0.5;

export interface TextStyle {
  /** px, as on the page. */
  readonly size: number;
  readonly colour?: string;
  readonly anchor?: Anchor;
  /** Shrinks the letters themselves: in a smaller size Latin Modern's are wider. Default 1. */
  readonly shrunk?: number;
}

/**
 * Writes TikZ commands from the layout's px: y grows downwards, as the picture says `y=-1pt`. Coordinates are scaled here
 * and not by TikZ, as TeX cannot read a number beyond 16,383.
 */
export class TikzPen {
  readonly lines: string[] = [];
  readonly #left: number;
  readonly #top: number;
  /** pt a px. */
  readonly scale: number;

  constructor(box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }) {
    this.#left = box.x;
    this.#top = box.y;
    this.scale = Math.min(POINTS, MOST / Math.max(box.width, box.height, 1));
  }

  /** A length in pt, without its unit. */
  length(px: number): string {
    return String(Math.round(px * this.scale * 100) / 100);
  }

  at(x: number, y: number): string {
    return `(${this.length(x - this.#left)},${this.length(y - this.#top)})`;
  }

  line(text: string): void {
    this.lines.push(`  ${text}`);
  }

  /** A text in LaTeX with its baseline at y. */
  text(x: number, y: number, latex: string, { size, colour = 'ink', anchor = 'base', shrunk = 1 }: TextStyle): void {
    if (latex === '' || latex === '$$') return;
    const font = Math.max(1, Math.round(size * this.scale * 10) / 10);
    const scaled = shrunk < 1 ? `, scale=${Math.round(shrunk * 100) / 100}` : '';
    this.line(
      `\\node[gs text, gs size=${font}, text=gs-${colour}, anchor=${anchor}${scaled}] at ${this.at(x, y)} {${latex}};`,
    );
  }

  /** A box with corners of `radius` px. */
  box(options: string, x: number, y: number, width: number, height: number, radius = 0): void {
    const corners = radius > 0 ? `, rounded corners=${this.length(radius)}pt` : '';
    this.line(`\\path[${options}${corners}] ${this.at(x, y)} rectangle ${this.at(x + width, y + height)};`);
  }

  circle(options: string, x: number, y: number, radius: number): void {
    this.line(`\\path[${options}] ${this.at(x, y)} circle[radius=${this.length(radius)}pt];`);
  }

  width(px: number): string {
    return `line width=${this.length(px)}pt`;
  }

  /** SVG path data of the layout (absolute M, L, H, V, C and Z) as a path. */
  path(options: string, data: string): void {
    this.line(`\\path[${options}] ${this.#route(data)};`);
  }

  #route(data: string): string {
    let x = 0;
    let y = 0;
    const parts: string[] = [];
    for (const [, command = '', rest = ''] of data.matchAll(/([MLHVCZ])([^MLHVCZ]*)/gu)) {
      const numbers = (rest.match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number);
      const from = this.at(x, y);
      if (command === 'Z') parts.push('-- cycle');
      else if (command === 'H') x = numbers[0] ?? x;
      else if (command === 'V') y = numbers[0] ?? y;
      else {
        x = numbers.at(-2) ?? x;
        y = numbers.at(-1) ?? y;
      }
      if (command === 'C') {
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers;
        parts.push(`.. controls ${this.at(x1, y1)} and ${this.at(x2, y2)} .. ${this.at(x, y)}`);
      } else if (command === 'M') parts.push(this.at(x, y));
      else if (command !== 'Z' && this.at(x, y) !== from) parts.push(`-- ${this.at(x, y)}`);
    }
    return parts.join(' ');
  }

  /** A tensor's grid with its top left corner at (x, y): numbers that are too wide for their cells are set smaller. */
  grid(rows: readonly (readonly string[])[], x: number, y: number, cell: number, tone: 'value' | 'grad'): void {
    // One size for all of a grid: numbers of different sizes could not be compared.
    const widest = Math.max(1, ...rows.flatMap((row) => row.map((text) => widthOf(text, CELL.type))));
    const shrunk = (cell - 5) / widest;
    rows.forEach((row, r) => {
      row.forEach((text, c) => {
        const top = y + r * CELL.height;
        this.box(`draw=gs-${tone}, ${this.width(0.75)}`, x + c * cell, top, cell, CELL.height);
        this.text(x + (c + 0.5) * cell, top + 14.3, tikzWritten(text), { size: CELL.type, colour: tone, shrunk });
      });
    });
  }
}

/** Height of a grid's cell and size of its numbers, px, as on the page. */
export const CELL = { height: 20, type: 12, width: 56 } as const;

/** About how wide a written number is in Latin Modern at 6 pt, which is wider than at 10, in its size's unit. */
export function widthOf(text: string, size: number): number {
  let em = 0;
  for (const sign of text) {
    em += '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.includes(sign)
      ? 0.45
      : sign === '.' || sign === ','
        ? 0.34
        : '−×∞⋯'.includes(sign)
          ? 0.95
          : 0.61;
  }
  return em * size;
}
