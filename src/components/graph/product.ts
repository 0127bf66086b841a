import { signBetween } from '../../format/decimal.ts';
import { bracketed, FULL, formatNumber } from '../../format/number.ts';
import { type Folding, LINE, LINE_DROP, TYPE } from './style.ts';
import { textWidth } from './textWidth.ts';

/** A run of a written product: a number with its accent, on a chip where it stands for another place; or a sign. */
export interface Piece {
  readonly text: string;
  readonly tone: 'value' | 'gradient' | 'plain';
  readonly chip: boolean;
  /** All digits, for hover; empty for signs. */
  readonly full: string;
}

const GAP = 7;
const CHIP_PADDING = 5;

/**
 * What a gradient does along one edge, written out: `upstream · local = contribution`, and before it the running total
 * that it is added to when that stands in the same place: `before + upstream · local = after`.
 */
export function productOf(
  upstream: number,
  local: number,
  result: number,
  options: { readonly before: number | null; readonly localIsValue: boolean },
): readonly Piece[] {
  const first = options.before === null ? formatNumber(upstream) : bracketed(upstream);
  const second = bracketed(local);
  const total = formatNumber(result);
  const terms = options.before === null ? [] : [[formatNumber(options.before)]];
  const sign = signBetween([...terms, [first, second]], total);
  const pieces: Piece[] = [
    { text: first, tone: 'gradient', chip: true, full: full(upstream) },
    { text: '·', tone: 'plain', chip: false, full: '' },
    { text: second, tone: options.localIsValue ? 'value' : 'plain', chip: options.localIsValue, full: full(local) },
    { text: sign, tone: 'plain', chip: false, full: '' },
    { text: total, tone: 'gradient', chip: false, full: full(result) },
  ];
  if (options.before === null) return pieces;
  return [
    { text: formatNumber(options.before), tone: 'gradient', chip: false, full: full(options.before) },
    { text: '+', tone: 'plain', chip: false, full: '' },
    ...pieces,
  ];
}

const full = (value: number) => formatNumber(value, FULL);

/** A piece with its line and the place of its centre, relative to the centre of the whole product. */
export interface PlacedPiece extends Piece {
  readonly x: number;
  readonly width: number;
  readonly line: number;
}

/** On how many lines a product is written: `a · b = c`, `a · b` over `= c`, or `a` over `· b` over `= c`. */
export type Lines = 1 | 2 | 3;

function linesOf(pieces: readonly Piece[], lines: Lines): readonly (readonly Piece[])[] {
  if (lines === 1) return [pieces];
  const made = pieces.slice(-2);
  if (lines === 2) return [pieces.slice(0, -2), made];
  return [pieces.slice(0, -4), pieces.slice(-4, -2), made];
}

/** Pieces side by side, 7 px apart, chips 5 px wider at each side, each line centred at 0. */
export function placePieces(pieces: readonly Piece[], lines: Lines): readonly PlacedPiece[] {
  return linesOf(pieces, lines).flatMap((run, line) => {
    let x = -runWidth(run) / 2;
    return run.map((piece) => {
      const width = pieceWidth(piece);
      const placed = { ...piece, x: x + width / 2, width, line };
      x += width + GAP;
      return placed;
    });
  });
}

/** Width of a written product in px: of its longest line. */
export function productWidth(pieces: readonly Piece[], lines: Lines): number {
  return Math.max(...linesOf(pieces, lines).map(runWidth));
}

/** Lines on which a product is written. */
export function linesFor(pieces: readonly Piece[], { oneLine, twoLines }: Folding): Lines {
  if (productWidth(pieces, 1) <= oneLine) return 1;
  return productWidth(pieces, 2) <= twoLines ? 2 : 3;
}

/** Height of the room for so many lines, and the lines that a room of that height is for. */
export function heightOf(lines: Lines): number {
  return LINE + (lines - 1) * LINE_DROP;
}

export function linesIn(height: number): Lines {
  return height >= heightOf(3) ? 3 : height >= heightOf(2) ? 2 : 1;
}

function runWidth(run: readonly Piece[]): number {
  return run.reduce((sum, piece) => sum + pieceWidth(piece), GAP * Math.max(0, run.length - 1));
}

function pieceWidth({ text, tone, chip }: Piece): number {
  return textWidth(text, TYPE.number, tone === 'gradient') + (chip ? 2 * CHIP_PADDING : 0);
}
