import { type Shape, sizeOf } from '../shape.ts';
import { type Argument, type Attributes, type Op, type Slice, type TensorContext, tensor } from './define.ts';
import { axisIn } from './lanes.ts';

const indexOf = (attributes: Attributes) => attributes.index as readonly number[];

/** Where the part that an index picks begins: it is contiguous, as only leading axes are indexed. */
function startOf(shape: Shape, index: readonly number[]): number {
  let at = 0;
  let size = sizeOf(shape);
  index.forEach((i, axis) => {
    const extent = shape[axis] as number;
    size /= extent;
    at += (i < 0 ? i + extent : i) * size;
  });
  return at;
}

const concatAxis = (shape: Shape, attributes: Attributes) =>
  axisIn(shape, (attributes.axis as number | undefined) ?? 0);

/** Which element of the joined value element k of the input in `slot` becomes. */
function placeOf(context: TensorContext, slot: 0 | 1): (k: number) => number {
  const [a, b] = context.inputs as readonly [Slice, Slice];
  const axis = concatAxis(a.shape, context.attributes) as number;
  // Seen from the axis on, each input is rows of this many elements, laid one after the other.
  const rowA = sizeOf(a.shape.slice(axis));
  const rowB = sizeOf(b.shape.slice(axis));
  const own = slot === 0 ? rowA : rowB;
  const before = slot === 0 ? 0 : rowA;
  return (k) => Math.floor(k / own) * (rowA + rowB) + before + (k % own);
}

/** Each part gets back its piece of the upstream gradient. */
function piece(slot: 0 | 1): Argument {
  return {
    vjp: (c, at, g, context) => {
      const place = placeOf(context, slot);
      for (let k = 0, size = sizeOf(context.inputs[slot]!.shape); k < size; k++) {
        c[at + k] = g[context.out.offset + place(k)]!;
      }
    },
    terms: (context, g, index) => [{ a: g[context.out.offset + placeOf(context, slot)(index)]!, b: 1 }],
    localLatex: () => '1',
    vjpLatex: (inputs, _y, g) => `\\operatorname{slice}_{${inputs[slot]}}(${g})`,
  };
}

/** Taking a part of a value, and joining two. */
export const INDEXING: readonly Op[] = [
  tensor({
    name: 'index',
    scalars: 'wiring',
    symbol: (attributes) => `[${indexOf(attributes).join(', ')}]`,
    operator: '[]',
    shape: ([x], attributes) => {
      const shape = x as Shape;
      const index = indexOf(attributes);
      if (index.length > shape.length) return { problem: 'tooManyIndices', found: index.length };
      for (const [axis, i] of index.entries()) {
        const extent = shape[axis] as number;
        if (i < -extent || i >= extent) return { problem: 'index', index: i, extent };
      }
      return shape.slice(index.length);
    },
    forward: ({ v, out, inputs, attributes }) => {
      const from = inputs[0]!.offset + startOf(inputs[0]!.shape, indexOf(attributes));
      v.copyWithin(out.offset, from, from + sizeOf(out.shape));
    },
    latex: ([x], attributes) => `{${x}}_{${indexOf(attributes).join(', ')}}`,
    code: {
      torch: ({ attributes }) => `a[${indexOf(attributes).join(', ')}]`,
      forward: ({ attributes }) => ['self.shape = a.shape', `return a[${indexOf(attributes).join(', ')}]`],
      backward: ({ attributes }) => [
        'da = np.zeros(self.shape)',
        `da[${indexOf(attributes).join(', ')}] = dy`,
        'return da',
      ],
    },
    saves: [],
    terms: ({ v, inputs, attributes }, index) => [
      { a: v[inputs[0]!.offset + startOf(inputs[0]!.shape, indexOf(attributes)) + index]!, b: 1 },
    ],
    arguments: [
      {
        // The picked part gets the upstream gradient, everything else 0.
        vjp: (c, at, g, { out, inputs, attributes }) => {
          const start = at + startOf(inputs[0]!.shape, indexOf(attributes));
          for (let k = 0, size = sizeOf(out.shape); k < size; k++) c[start + k] = g[out.offset + k]!;
        },
        terms: ({ out, inputs, attributes }, g, entry) => {
          const k = entry - startOf(inputs[0]!.shape, indexOf(attributes));
          return k >= 0 && k < sizeOf(out.shape) ? [{ a: g[out.offset + k]!, b: 1 }] : [];
        },
        localLatex: () => '1',
        vjpLatex: (_inputs, _y, g, attributes) => `\\operatorname{scatter}_{${indexOf(attributes).join(', ')}}(${g})`,
      },
    ],
  }),
  tensor({
    name: 'concat',
    scalars: 'wiring',
    symbol: 'concat',
    call: { names: ['concat'], minArguments: 2, maxArguments: 2, options: { axis: 'integer' } },
    shape: ([a, b], attributes) => {
      const [left, right] = [a as Shape, b as Shape];
      if (left.length === 0) return { problem: 'rank', slot: 0, wants: 'matrix' };
      if (right.length !== left.length) return { problem: 'mismatch', left: 0, right: 1 };
      const axis = concatAxis(left, attributes);
      if (typeof axis !== 'number') return axis;
      const fits = left.every((extent, i) => i === axis || extent === right[i]);
      if (!fits) return { problem: 'mismatch', left: 0, right: 1 };
      return left.map((extent, i) => (i === axis ? extent + (right[i] as number) : extent));
    },
    forward: (context) => {
      const { v, out, inputs } = context;
      for (const slot of [0, 1] as const) {
        const place = placeOf(context, slot);
        const { offset, shape } = inputs[slot] as Slice;
        for (let k = 0, size = sizeOf(shape); k < size; k++) v[out.offset + place(k)] = v[offset + k]!;
      }
    },
    latex: ([a, b], attributes) =>
      `\\begin{bmatrix}${a} ${attributes.axis === 1 || attributes.axis === -1 ? '&' : '\\\\'} ${b}\\end{bmatrix}`,
    code: {
      torch: ({ attributes }) => `torch.cat([a, b], dim=${attributes.axis ?? 0})`,
      forward: ({ attributes }) => [
        `self.split = a.shape[${attributes.axis ?? 0}]`,
        `return np.concatenate([a, b], axis=${attributes.axis ?? 0})`,
      ],
      backward: ({ attributes }) => [`return tuple(np.split(dy, [self.split], axis=${attributes.axis ?? 0}))`],
    },
    saves: [],
    terms: (context, index) => {
      for (const slot of [0, 1] as const) {
        const place = placeOf(context, slot);
        const { offset, shape } = context.inputs[slot] as Slice;
        for (let k = 0, size = sizeOf(shape); k < size; k++) {
          if (place(k) === index) return [{ a: context.v[offset + k]!, b: 1 }];
        }
      }
      return [];
    },
    arguments: [piece(0), piece(1)],
  }),
];
