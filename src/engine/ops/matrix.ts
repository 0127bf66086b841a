import { type Shape, sizeOf } from '../shape.ts';
import { type Op, type TensorContext, tensor } from './define.ts';
import { multiply, productShape, productTerms, transposed, viewOf } from './product.ts';

/** A·B with the upstream gradient as a matrix of the product's rows and columns, also where one side is a vector. */
function views({ inputs, out }: TensorContext) {
  const left = viewOf(inputs[0]!, 'left');
  const right = viewOf(inputs[1]!, 'right');
  const upstream = { at: out.offset, rows: left.rows, columns: right.columns, row: right.columns, column: 1 };
  return { left, right, upstream };
}

/** For each element of the transposed value, the index of the element of the value that it is. */
function transposeIndex(shape: Shape, index: number): number {
  let rest = index;
  let at = 0;
  let step = 1;
  const strides = [...shape].reverse().map((extent) => {
    const stride = step;
    step *= extent;
    return stride;
  });
  // The axes of the transposed value are those of `shape` backwards, so its last axis is the first of `shape`.
  for (let axis = 0; axis < shape.length; axis++) {
    const extent = shape[axis] as number;
    at += (rest % extent) * (strides[shape.length - 1 - axis] as number);
    rest = Math.floor(rest / extent);
  }
  return at;
}

/** Writes the transpose of a value of that shape: a matrix by rows and columns, other ranks by `transposeIndex`. */
function writeTransposed(to: Float64Array, at: number, from: Float64Array, start: number, shape: Shape): void {
  if (shape.length === 2) {
    const [rows, columns] = shape as readonly [number, number];
    let k = at;
    for (let j = 0; j < columns; j++) {
      for (let i = 0; i < rows; i++) {
        to[k] = from[start + i * columns + j]!;
        k++;
      }
    }
    return;
  }
  for (let k = 0, size = sizeOf(shape); k < size; k++) to[at + k] = from[start + transposeIndex(shape, k)]!;
}

/** The shape that a call asks for; one extent may be −1 and is then what is left (as in PyTorch). */
function wantedShape(from: Shape, wanted: readonly number[]): Shape | null {
  const size = sizeOf(from);
  const known = wanted.reduce((product, extent) => (extent === -1 ? product : product * extent), 1);
  const shape = wanted.map((extent) => (extent === -1 ? size / known : extent));
  const fits = shape.every((extent) => Number.isInteger(extent) && extent > 0) && sizeOf(shape) === size;
  return fits && wanted.filter((extent) => extent === -1).length <= 1 ? shape : null;
}

/** Products and rearrangements of matrices. */
export const MATRIX: readonly Op[] = [
  tensor({
    name: 'matmul',
    scalars: 'products',
    symbol: '@',
    operator: '@',
    shape: ([a, b]) => productShape(a as Shape, b as Shape),
    forward: (context) => {
      const { left, right } = views(context);
      multiply(context.v, context.out.offset, context.v, left, context.v, right);
    },
    latex: ([a, b]) => `${a}\\,${b}`,
    code: {
      torch: 'a @ b',
      forward: ['self.saved = a, b', 'return a @ b'],
      backward: ({ shapes }) => {
        if (shapes.every(({ length }) => length === 2)) {
          return ['a, b = self.saved', 'return dy @ b.T, a.T @ dy'];
        }
        return [
          'a, b = self.saved',
          'A = a if a.ndim == 2 else a[None, :]  # a vector on the left is a row',
          'B = b if b.ndim == 2 else b[:, None]  # on the right a column',
          'dY = np.reshape(dy, (A.shape[0], B.shape[1]))',
          'return (dY @ B.T).reshape(a.shape), (A.T @ dY).reshape(b.shape)',
        ];
      },
    },
    saves: [0, 1],
    terms: (context, index) => {
      const { left, right } = views(context);
      return productTerms(context.v, left, context.v, right, index);
    },
    arguments: [
      {
        // dA = dZ·Bᵀ
        vjp: (c, at, g, context) => {
          const { right, upstream } = views(context);
          multiply(c, at, g, upstream, context.v, transposed(right));
        },
        terms: (context, g, index) => {
          const { right, upstream } = views(context);
          return productTerms(g, upstream, context.v, transposed(right), index);
        },
        localLatex: ([, b]) => `${b}^{\\top}`,
        vjpLatex: ([, b], _z, g) => `${g}\\,${b}^{\\top}`,
      },
      {
        // dB = Aᵀ·dZ
        vjp: (c, at, g, context) => {
          const { left, upstream } = views(context);
          multiply(c, at, context.v, transposed(left), g, upstream);
        },
        terms: (context, g, index) => {
          const { left, upstream } = views(context);
          return productTerms(context.v, transposed(left), g, upstream, index, true);
        },
        localLatex: ([a]) => `${a}^{\\top}`,
        vjpLatex: ([a], _z, g) => `${a}^{\\top}\\,${g}`,
      },
    ],
  }),
  tensor({
    name: 'transpose',
    scalars: 'wiring',
    symbol: '( )ᵀ',
    operator: '.T',
    call: ['transpose'],
    shape: ([a]) => [...(a as Shape)].reverse(),
    forward: ({ v, out, inputs }) => {
      writeTransposed(v, out.offset, v, inputs[0]!.offset, inputs[0]!.shape);
    },
    latex: ([a]) => `${a}^{\\top}`,
    code: {
      torch: ({ shapes }) => {
        const rank = shapes[0]?.length ?? 0;
        if (rank === 2) return 'a.T';
        return rank < 2 ? 'a.clone()' : `a.permute(${Array.from({ length: rank }, (_, i) => rank - 1 - i).join(', ')})`;
      },
      forward: ['return np.transpose(a)'],
      backward: ['return np.transpose(dy)'],
    },
    saves: [],
    terms: ({ v, inputs }, index) => [{ a: v[inputs[0]!.offset + transposeIndex(inputs[0]!.shape, index)]!, b: 1 }],
    arguments: [
      {
        vjp: (c, at, g, { out }) => writeTransposed(c, at, g, out.offset, out.shape),
        terms: ({ out }, g, index) => [{ a: g[out.offset + transposeIndex(out.shape, index)]!, b: 1 }],
        localLatex: () => '1',
        vjpLatex: (_inputs, _y, g) => `${g}^{\\top}`,
      },
    ],
  }),
  tensor({
    name: 'reshape',
    scalars: 'wiring',
    symbol: 'reshape',
    call: { names: ['reshape'], minArguments: 2, maxArguments: 9, shapeArguments: true },
    shape: ([a], attributes) => {
      const to = attributes.shape as readonly number[];
      return wantedShape(a as Shape, to) ?? { problem: 'reshape', to };
    },
    forward: ({ v, out, inputs }) => {
      v.copyWithin(out.offset, inputs[0]!.offset, inputs[0]!.offset + sizeOf(out.shape));
    },
    latex: ([a], attributes) =>
      `\\operatorname{reshape}(${a},\\, ${(attributes.shape as readonly number[]).join(' \\times ')})`,
    code: {
      torch: ({ attributes }) => `a.reshape(${(attributes.shape as readonly number[]).join(', ')})`,
      forward: ({ attributes }) => [
        'self.shape = np.shape(a)',
        `return np.reshape(a, (${(attributes.shape as readonly number[]).join(', ')},))`,
      ],
      backward: ['return np.reshape(dy, self.shape)'],
    },
    saves: [],
    terms: ({ v, inputs }, index) => [{ a: v[inputs[0]!.offset + index]!, b: 1 }],
    arguments: [
      {
        vjp: (c, at, g, { out }) => {
          for (let k = 0, size = sizeOf(out.shape); k < size; k++) c[at + k] = g[out.offset + k]!;
        },
        terms: ({ out }, g, index) => [{ a: g[out.offset + index]!, b: 1 }],
        localLatex: () => '1',
        vjpLatex: ([a], _y, g) => `\\operatorname{reshape}(${g},\\, \\operatorname{shape} ${a})`,
      },
    ],
  }),
];
