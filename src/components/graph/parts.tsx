import { graphTexts } from '../../texts/graph.ts';
import { useSay } from '../useGradstep.ts';
import type { Amount } from './amount.ts';
import { type Lines, type Piece, placePieces } from './product.ts';
import { CHIP, GRID, LINE_DROP, TYPE } from './style.ts';
import { shapeWidth, textWidth } from './textWidth.ts';

type Tone = 'value' | 'gradient';

/** A letter with an ascender under Newton's dot: fonts set that beside the ascender, where it looks like a part of it. */
const TALL = /^([bdfhklt])\u0307/;

/** A number at its baseline: on a soft chip where it is a factor, on an inverse one where it is not finite. */
export function NumberText(props: {
  amount: Extract<Amount, { kind: 'number' }>;
  tone: Tone;
  x: number;
  y: number;
  chip?: boolean;
  size?: number;
  anchor?: 'middle' | 'start';
  strong?: boolean;
}) {
  const { amount, tone, x, y, chip = false, size = TYPE.number, anchor = 'middle', strong = false } = props;
  const bold = tone === 'gradient' || !amount.finite;
  const apart = amount.text.normalize('NFD');
  const tall = TALL.exec(apart)?.[1];
  const text = tall === undefined ? amount.text : apart.replace('\u0307', '');
  const width = textWidth(text, size, bold) + 2 * CHIP.padding;
  const boxed = chip || !amount.finite;
  const left = anchor === 'middle' ? x - width / 2 : x - CHIP.padding;
  const kind = amount.finite ? `graph-${tone}` : 'graph-nonfinite';
  return (
    <g className={strong ? `${kind} is-strong` : kind}>
      {boxed && (
        <rect
          className={amount.finite ? `graph-chip-${tone}` : 'graph-chip-nonfinite'}
          x={left}
          y={y - (CHIP.rise * size) / TYPE.number}
          width={width}
          height={(CHIP.height * size) / TYPE.number}
          rx={4}
        />
      )}
      <text x={x} y={y} fontSize={size} textAnchor={anchor}>
        {text}
        {amount.full !== amount.text && <title>{amount.full}</title>}
      </text>
      {tall && (
        <circle
          className="graph-newton"
          cx={left + CHIP.padding + textWidth(tall, size, bold) / 2}
          cy={y - 0.92 * size}
          r={0.085 * size}
        />
      )}
    </g>
  );
}

/** A written product, centred at `x`; one line or more. */
export function Product(props: { pieces: readonly Piece[]; x: number; y: number; lines: Lines }) {
  const { pieces, x, y, lines } = props;
  return (
    <g className="graph-product">
      {placePieces(pieces, lines).map((piece, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a product's pieces have no identity but their place
        <g key={k} className={`graph-${piece.tone}`}>
          {piece.chip && (
            <rect
              className={`graph-chip-${piece.tone}`}
              x={x + piece.x - piece.width / 2}
              y={y + piece.line * LINE_DROP - CHIP.rise}
              width={piece.width}
              height={CHIP.height}
              rx={4}
            />
          )}
          <text x={x + piece.x} y={y + piece.line * LINE_DROP} fontSize={TYPE.number} textAnchor="middle">
            {piece.text}
            {piece.full !== '' && piece.full !== piece.text && <title>{piece.full}</title>}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Type of a number in a cell, px: one that is wider than its cell is set smaller rather than cut. */
export function cellType(text: string, width: number): number {
  return Math.min(TYPE.cell, (TYPE.cell * (width - 4)) / Math.max(1, textWidth(text, TYPE.cell)));
}

/** A tensor's grid: tint says how large, a notch in the corner says negative, also where numbers are too small to read. */
export function TensorGrid(props: {
  amount: Extract<Amount, { kind: 'grid' }>;
  tone: Tone;
  /** Centre of the grid, or, with its shape beside it, of both. */
  x: number;
  top: number;
  labelled?: boolean;
}) {
  const { amount, tone, x, top, labelled = false } = props;
  const say = useSay();
  const { cellHeight } = GRID;
  const { cellWidth } = amount;
  const columns = amount.rows[0]?.length ?? 0;
  // A tangent's letter stands where else a shape does, close to the grid: there is no room made for it.
  const lettered = !amount.shape.startsWith('(');
  const left = x - (columns * cellWidth) / 2 + (labelled && !lettered ? shapeWidth(amount.shape) / 2 : 0);
  return (
    <g className={`graph-grid graph-${tone}`}>
      {(labelled || lettered) && (
        <text
          className="graph-shape"
          x={left - (lettered ? 3 : GRID.shapeGap)}
          y={top + (amount.rows.length * cellHeight) / 2 + 4.3}
          textAnchor="end"
        >
          {amount.shape}
        </text>
      )}
      <rect
        className="graph-grid-ground"
        x={left}
        y={top}
        width={columns * cellWidth}
        height={amount.rows.length * cellHeight}
      />
      {amount.rows.map((row, r) =>
        row.map((cell, c) => {
          const cx = left + c * cellWidth;
          const cy = top + r * cellHeight;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the grid
            <g key={`${r},${c}`} data-cell={cell.index >= 0 ? cell.index : undefined}>
              <rect
                className={cell.finite ? 'graph-cell' : 'graph-cell is-nonfinite'}
                x={cx}
                y={cy}
                width={cellWidth}
                height={cellHeight}
                {...(cell.finite ? { fillOpacity: (GRID.tint * cell.share) / 100 } : {})}
              />
              {cell.negative && (
                <path className="graph-notch" d={`M${cx},${cy}h7l-7,7Z`}>
                  <title>{say(graphTexts.negative)}</title>
                </path>
              )}
              <text
                className={cell.finite ? 'graph-cell-text' : 'graph-cell-text is-nonfinite'}
                x={cx + cellWidth / 2}
                y={cy + 14.3}
                textAnchor="middle"
                fontSize={cellType(cell.text, cellWidth)}
              >
                {cell.text}
                {cell.full !== cell.text && <title>{cell.full}</title>}
              </text>
            </g>
          );
        }),
      )}
    </g>
  );
}
