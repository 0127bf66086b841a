import { describe, expect, it } from 'vitest';
import type { Figure } from '../../store/figure.ts';
import { makeFigure } from '../../store/figures.ts';
import { amountOf, gridSize, shapeText } from './amount.ts';
import { related } from './kinship.ts';
import { LayoutKeeper } from './LayoutKeeper.ts';
import { measure } from './measure.ts';
import { modelOf } from './model.ts';
import { operandOf } from './operand.ts';
import { heightOf, linesFor, linesIn, placePieces, productOf, productWidth } from './product.ts';
import { PHONE, WIDE } from './style.ts';
import { fitted, textWidth } from './textWidth.ts';
import { neighbour } from './walk.ts';

const ONE_LINE = { oneLine: Number.POSITIVE_INFINITY, twoLines: Number.POSITIVE_INFINITY };

function figureOf(source: string): Figure {
  const made = makeFigure(source, {}, new Set());
  if (!made.ok) throw new Error(made.errors.map((error) => error.code).join());
  return made.figure;
}

describe('text widths', () => {
  it('are those of the mock: 450 takes 27.4 px at 16 px, bold is wider, Korean is one em a letter', () => {
    expect(textWidth('450', 16)).toBeCloseTo(27.36);
    expect(textWidth('450', 16, true)).toBeGreaterThan(textWidth('450', 16));
    expect(textWidth('아직', 13)).toBe(26);
  });

  it('cut a name that is too long, never one that fits', () => {
    expect(fitted('orange_count', 13, 200)).toBe('orange_count');
    const cut = fitted('a_name_as_long_as_a_sentence', 13, 80);
    expect(cut.endsWith('…')).toBe(true);
    expect(textWidth(cut, 13)).toBeLessThanOrEqual(80);
  });
});

describe('amounts', () => {
  it('tint by the share of the largest magnitude, mark negatives, say NaN and ∞', () => {
    const amount = amountOf([1, -4, Number.NaN, Number.POSITIVE_INFINITY], [2, 2]);
    if (amount.kind !== 'grid') throw new Error('a grid was expected');
    const [[one, minus] = [], [nan, infinite] = []] = amount.rows;
    expect(one).toMatchObject({ share: 25, negative: false, index: 0 });
    expect(minus).toMatchObject({ share: 100, negative: true, text: '−4', index: 1 });
    expect(nan).toMatchObject({ finite: false, text: 'NaN', share: 0 });
    expect(infinite).toMatchObject({ finite: false, text: '∞', index: 3 });
  });

  it('leave out the middle of a large tensor by rule and keep row-major indices', () => {
    const amount = amountOf(
      Array.from({ length: 80 }, (_, i) => i),
      [8, 10],
    );
    if (amount.kind !== 'grid') throw new Error('a grid was expected');
    expect(amount.rows.map((row) => row.map((cell) => cell.index))).toEqual([
      [0, 1, -1, 9],
      [10, 11, -1, 19],
      [20, 21, -1, 29],
      [-1, -1, -1, -1],
      [70, 71, -1, 79],
    ]);
    expect(gridSize([8, 10])).toEqual({ rows: 5, columns: 4 });
    expect(gridSize([6, 5])).toEqual({ rows: 6, columns: 5 });
    expect([shapeText([3]), shapeText([2, 3])]).toEqual(['(3,)', '(2, 3)']);
  });
});

describe('products', () => {
  it('put what is added to before them when the total stands in the same place', () => {
    const pieces = productOf(1, 6, 12, { before: 6, localIsValue: false });
    expect(pieces.map((piece) => piece.text).join(' ')).toBe('6 + 1 · 6 = 12');
  });

  it('stand centred, without overlap', () => {
    const pieces = productOf(1.1, 150, 165, { before: null, localIsValue: true });
    expect(pieces.map((piece) => piece.chip)).toEqual([true, false, true, false, false]);
    const placed = placePieces(pieces, 1);
    expect((placed[0]?.x ?? 0) - (placed[0]?.width ?? 0) / 2).toBeCloseTo(-productWidth(pieces, 1) / 2);
    for (let k = 1; k < placed.length; k++) {
      const [left, right] = [placed[k - 1], placed[k]];
      expect((right?.x ?? 0) - (right?.width ?? 0) / 2).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0) / 2);
    }
  });

  it('fold before the dot and the equals sign when they are wider than they may be', () => {
    const pieces = productOf(13.82, -0.4161, -5.751, { before: null, localIsValue: false });
    const lines = (most: number) =>
      placePieces(pieces, linesFor(pieces, { oneLine: most, twoLines: most })).reduce<string[]>((all, piece) => {
        all[piece.line] = `${all[piece.line] ?? ''}${piece.text}`;
        return all;
      }, []);
    expect(lines(300)).toEqual(['13.82·(−0.4161)≈−5.751']);
    expect(lines(150)).toEqual(['13.82·(−0.4161)', '≈−5.751']);
    expect(lines(90)).toEqual(['13.82', '·(−0.4161)', '≈−5.751']);
    for (const count of [1, 2, 3] as const) expect(linesIn(heightOf(count))).toBe(count);
  });

  it('know from the op table where a local derivative stands: × has the other input, exp its output, + nothing', () => {
    const operands = (source: string) => {
      const entry = figureOf(source).graph.palette.find((op) => op !== null);
      return entry ? entry.op.localLatex.map((_, slot) => operandOf(entry, slot)) : [];
    };
    expect(operands('y = a*b')).toEqual([
      { at: 'input', slot: 1 },
      { at: 'input', slot: 0 },
    ]);
    expect(operands('y = exp(a)')).toEqual([{ at: 'output' }]);
    expect(operands('y = a + b')).toEqual([null, null]);
  });
});

describe('what the layout is given', () => {
  it('a card for a node with several consumers, a ring for an op', () => {
    const figure = figureOf('x = 3; longer_name = 1\ny = x*x + sin(x)*longer_name\n');
    const { nodes } = measure(figure, WIDE, ONE_LINE);
    const forms = modelOf(figure.graph).nodes.map((node) => node.form);
    forms.forEach((form, i) => {
      const size = nodes[i]?.size;
      if (form === 'circle') expect(size).toEqual({ width: 52, height: 52 });
      else expect(size?.width).not.toBe(size?.height);
    });
    expect(forms.filter((form) => form === 'card')).toHaveLength(1);
  });

  it('rings are smaller on a phone', () => {
    const { nodes } = measure(figureOf('y = sin(x)'), PHONE, ONE_LINE);
    expect(nodes[1]?.size).toEqual({ width: 48, height: 48 });
  });

  it('room for the widest product that an edge will write, none where no gradient goes', () => {
    const figure = figureOf('a = 1.1; b = 150\ny = a*b + 7\n');
    const { edges } = measure(figure, WIDE, ONE_LINE);
    const toProduct = edges.find((edge) => edge.from === 0);
    expect(toProduct?.below.width).toBeGreaterThanOrEqual(
      productWidth(productOf(1, 150, 150, { before: null, localIsValue: true }), 1),
    );
    const fromConstant = edges.find((edge) => modelOf(figure.graph).nodes[edge.from]?.kind === 'constant');
    expect(fromConstant).toMatchObject({ above: { width: 0 }, below: { width: 0 } });
  });

  it('does not depend on what is asked twice, and only grows while a number is dragged', () => {
    const keeper = new LayoutKeeper();
    const at = (x: number) => figureOf(`x = ${x}\ny = sin(x)*x\n`);
    const first = at(1);
    const small = keeper.place(first, WIDE);
    expect(keeper.place(first, WIDE)).toBe(small);
    const large = keeper.place(at(-1234.567), WIDE);
    expect(large).not.toBe(small);
    expect(keeper.place(at(2), WIDE)).toBe(large);
    // Another structure begins anew.
    expect(keeper.place(figureOf('x = 2\ny = sin(x)\n'), WIDE).input.nodes).toHaveLength(2);
  });
});

describe('another program', () => {
  it('that shares only names with the one before is laid out as if it were the first', () => {
    const apple = figureOf('apple = 100; count = 2; tax = 1.1\nsubtotal = apple * count\nprice = subtotal * tax\n');
    const fruit = figureOf('apple = 1; a = 2; orange = 3; b = 4; tax = 1\ny = (apple*a + orange*b) * tax\n');
    const keeper = new LayoutKeeper();
    keeper.place(apple, WIDE);
    expect(keeper.place(fruit, WIDE).layout.nodes).toEqual(new LayoutKeeper().place(fruit, WIDE).layout.nodes);
  });

  it('that shares an input and nothing else is no later state of it', () => {
    const place = (source: string) => new LayoutKeeper().place(figureOf(source), WIDE).input;
    expect(related(place('x = 3\ny = x*x + sin(x)\n'), place('x = 1\ny = sigmoid(x)\n'))).toBe(false);
    expect(related(place('x = 3\ny = x*x + sin(x)\n'), place('x = 3\ny = x*x\n'))).toBe(true);
  });

  it('that was typed term by term looks like the same one loaded', () => {
    const typed = ['x = 3\ny = x*x\n', 'x = 3\ny = x*x + sin(x)\n', 'x = 3\ny = (x*x + sin(x)) * 2\n'];
    const keeper = new LayoutKeeper();
    for (const source of typed) {
      expect(keeper.place(figureOf(source), WIDE).layout).toEqual(
        new LayoutKeeper().place(figureOf(source), WIDE).layout,
      );
    }
  });

  it('that only gains a term keeps its order', () => {
    const keeper = new LayoutKeeper();
    const order = (source: string) => {
      const { nodes } = keeper.place(figureOf(source), WIDE).layout;
      return [0, 1, 2].sort((a, b) => (nodes[a]?.y ?? 0) - (nodes[b]?.y ?? 0));
    };
    const first = order('a = 1; b = 2\ny = sin(a*b)\n');
    expect(order('a = 1; b = 2\ny = sin(a*b) + 1\n')).toEqual(first);
  });
});

describe('folding', () => {
  const lines = (source: string, style = WIDE) =>
    new Set(new LayoutKeeper().place(figureOf(source), style).input.edges.map((edge) => linesIn(edge.below.height)));

  it('leaves products whole where the figure fits, and folds them where it does not', () => {
    expect(lines('x = 3; y = 4\nz = (x+y)^2')).toEqual(new Set([1]));
    expect(lines('a = 2; b = 3\ny = (a*b + sin(a))^2')).toContain(2);
    expect(lines('x = 3; y = 4\nz = (x+y)^2', PHONE)).not.toContain(1);
  });

  it('stays while a number is dragged, and comes back when a composite is closed', () => {
    const source = 'x = 1; w = 2\ny = sigmoid(x*w) + x';
    const made = (text: string, open: 'all' | ReadonlySet<string>) => {
      const figure = makeFigure(text, {}, open);
      if (!figure.ok) throw new Error('bad program');
      return figure.figure;
    };
    const keeper = new LayoutKeeper();
    const heights = () => keeper.place(made(source, new Set()), WIDE).input.edges.map((edge) => edge.below.height);
    const closed = heights();
    keeper.place(made(source, 'all'), WIDE);
    expect(heights()).toEqual(closed);
    keeper.place(made(source.replace('x = 1', 'x = 1234.567'), new Set()), WIDE);
    expect(heights()).toEqual(closed);
  });
});

describe('the room', () => {
  const FAN = 'a = 2; b = 3\ny = (a*b + sin(a))^2';
  const folded = (room: { width: number; height: number }, keeper = new LayoutKeeper()) =>
    Math.max(...keeper.place(figureOf(FAN), WIDE, room).input.edges.map((edge) => linesIn(edge.below.height)));

  it('that is wide folds no product, a narrow one does', () => {
    expect(folded({ width: 1600, height: 800 })).toBe(1);
    expect(folded({ width: 748, height: 520 })).toBeGreaterThan(1);
  });

  it('may change: the layout follows, and stays itself where it would be the same', () => {
    const keeper = new LayoutKeeper();
    const figure = figureOf(FAN);
    const wide = keeper.place(figure, WIDE, { width: 1600, height: 800 });
    expect(keeper.place(figure, WIDE, { width: 1700, height: 800 })).toBe(wide);
    const narrow = keeper.place(figure, WIDE, { width: 748, height: 520 });
    expect(narrow.layout.bounds.width).toBeLessThan(wide.layout.bounds.width);
    expect(keeper.place(figure, WIDE, { width: 1600, height: 800 }).layout).toEqual(wide.layout);
  });
});

describe('walking with arrow keys', () => {
  it('follows edges and columns, and stops where there is nothing', () => {
    const figure = figureOf('a = 1; b = 2\ny = sin(a*b)\n');
    const { layout } = new LayoutKeeper().place(figure, WIDE);
    const go = (node: number, key: string) => neighbour(figure.graph, layout.nodes, node, key);
    expect(go(0, 'ArrowRight')).toBe(2);
    expect(go(2, 'ArrowLeft')).toBe(0);
    expect(go(0, 'ArrowDown')).toBe(1);
    expect(go(1, 'ArrowUp')).toBe(0);
    expect(go(0, 'ArrowLeft')).toBe(-1);
    expect(go(3, 'ArrowRight')).toBe(-1);
  });
});
