import { signBetween } from '../../format/decimal.ts';
import { bracketed, FULL, formatNumber } from '../../format/number.ts';
import { TYPE } from './style.ts';
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

/** The two lines of a product: the factors, and under them what they make (`= 41.46`). */
function linesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  return [pieces.slice(0, -2), pieces.slice(-2)];
}

/** Pieces side by side, 7 px apart, chips 5 px wider at each side, each line centred at 0. */
export function placePieces(pieces: readonly Piece[], broken: boolean): readonly PlacedPiece[] {
  return (broken ? linesOf(pieces) : [pieces]).flatMap((run, line) => {
    let x = -runWidth(run) / 2;
    return run.map((piece) => {
      const width = pieceWidth(piece);
      const placed = { ...piece, x: x + width / 2, width, line };
      x += width + GAP;
      return placed;
    });
  });
}

/** Width of a written product in px: of its one line, or of the longer of two. */
export function productWidth(pieces: readonly Piece[], broken: boolean): number {
  return broken ? Math.max(...linesOf(pieces).map(runWidth)) : runWidth(pieces);
}

function runWidth(run: readonly Piece[]): number {
  return run.reduce((sum, piece) => sum + pieceWidth(piece), GAP * Math.max(0, run.length - 1));
}

function pieceWidth({ text, tone, chip }: Piece): number {
  return textWidth(text, TYPE.number, tone === 'gradient') + (chip ? 2 * CHIP_PADDING : 0);
}
