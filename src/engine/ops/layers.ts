import { type Shape, sizeOf } from '../shape.ts';
import type { CodeContext, TensorCode } from './code.ts';
import { type Argument, type Op, type TensorContext, tensor } from './define.ts';
import { dense, type MatrixView, multiply, productPlusShape, productTerms, transposed, viewOf } from './product.ts';

/** X, the weights as they enter the product, and the upstream gradient, all as matrices. */
interface Views {
  readonly x: MatrixView;
  readonly weights: MatrixView;
  readonly upstream: MatrixView;
}

/** How W is laid out: `affine`, Z = X·W + b with W of shape (inputs, outputs), or `linear`, X·Wᵀ + b, PyTorch's. */
type Layout = 'affine' | 'linear';

function viewsOf({ inputs, out }: TensorContext, layout: Layout): Views {
  const x = viewOf(inputs[0]!, 'left');
  const w = viewOf(inputs[1]!, 'right');
  // A vector is its own transpose.
  const turned = layout === 'linear' && inputs[1]!.shape.length === 2;
  const columns = turned ? w.rows : w.columns;
  const weights = {
    at: w.at,
    rows: turned ? w.columns : w.rows,
    columns,
    row: turned ? w.column : w.row,
    column: turned ? w.row : w.column,
  };
  return { x, weights, upstream: dense(out.offset, x.rows, columns) };
}

/**
 * The bias as a matrix of the product's rows and columns: along an axis that it is stretched over, every step reads the
 * same number. Axes are aligned at the right, as in NumPy; a product with a vector has lost the axis of the vector.
 */
function biasView({ inputs, out }: TensorContext): MatrixView {
  const { offset, shape } = inputs[2]!;
  const xShape = inputs[0]!.shape;
  const rows = xShape.length === 2 ? xShape[0]! : 1;
  const columns = sizeOf(out.shape) / rows;
  const last = shape.length === 0 ? 1 : shape[shape.length - 1]!;
  if (out.shape.length === 1 && columns === 1) return { at: offset, rows, columns, row: last === 1 ? 0 : 1, column: 0 };
  const first = shape.length < 2 ? 1 : shape[0]!;
  return { at: offset, rows, columns, row: first === 1 ? 0 : last, column: last === 1 ? 0 : 1 };
}

function forward(layout: Layout) {
  return (context: TensorContext) => {
    const { v, out } = context;
    const matrices = viewsOf(context, layout);
    multiply(v, out.offset, v, matrices.x, v, matrices.weights);
    const { at, rows, columns, row, column } = biasView(context);
    let k = out.offset;
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        v[k]! += v[at + i * row + j * column]!;
        k++;
      }
    }
  };
}

function forwardTerms(layout: Layout) {
  return (context: TensorContext, index: number) => {
    const { v } = context;
    const matrices = viewsOf(context, layout);
    const { at, columns, row, column } = biasView(context);
    const bias = v[at + Math.floor(index / columns) * row + (index % columns) * column]!;
    return [...productTerms(v, matrices.x, v, matrices.weights, index), { a: bias, b: 1 }];
  };
}

/** dX = dZ·(weights)ᵀ: the same for both layouts, as `weights` is what entered the product. */
function gradientOfX(layout: Layout): Pick<Argument, 'vjp' | 'terms'> {
  return {
    vjp: (c, at, g, context) => {
      const { weights, upstream } = viewsOf(context, layout);
      multiply(c, at, g, upstream, context.v, transposed(weights));
    },
    terms: (context, g, index) => {
      const { weights, upstream } = viewsOf(context, layout);
      return productTerms(g, upstream, context.v, transposed(weights), index);
    },
  };
}

/** db = the upstream gradient, summed over what b was stretched along (the rows). */
const bias: Argument = {
  vjp: (c, at, g, context) => {
    const { rows, columns, row, column } = biasView(context);
    let k = context.out.offset;
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        c[at + i * row + j * column]! += g[k]!;
        k++;
      }
    }
  },
  terms: (context, g, entry) => {
    const { rows, columns, row, column } = biasView(context);
    const terms: { a: number; b: number }[] = [];
    for (let k = 0; k < rows * columns; k++) {
      const read = Math.floor(k / columns) * row + (k % columns) * column;
      if (read === entry) terms.push({ a: g[context.out.offset + k]!, b: 1 });
    }
    return terms;
  },
  localLatex: () => '1',
  vjpLatex: (_inputs, _z, g) => `\\sum_{\\text{axis}=0} ${g}`,
};

/** X·W + b or X·Wᵀ + b in Python: clean for matrices with a bias for each unit; a vector is taken as one row or one column. */
function layerCode(layout: Layout): TensorCode {
  const linear = layout === 'linear';
  const ordinary = ({ shapes: [x, w, b], shape }: CodeContext) =>
    x?.length === 2 && w?.length === 2 && b?.length === 1 && b[0] === shape[1];
  const turned = ({ shapes }: CodeContext) => linear && shapes[1]?.length === 2;
  return {
    torch: (context) => {
      const units = context.shapes[1]?.[0];
      if (turned(context) && context.shapes[2]?.length === 1 && context.shapes[2][0] === units) {
        return 'F.linear(a, b, c)';
      }
      return turned(context) ? 'a @ b.T + c' : 'a @ b + c';
    },
    forward: (context) => [
      ordinary(context) ? 'self.a, self.b = a, b' : 'self.saved = a, b, c',
      `return a @ ${turned(context) ? 'b.T' : 'b'} + c`,
    ],
    backward: (context) => {
      if (ordinary(context)) {
        const weighted = linear ? 'dy @ self.b, dy.T @ self.a' : 'dy @ self.b.T, self.a.T @ dy';
        return [`da, db = ${weighted}`, 'return da, db, np.sum(dy, axis=0)'];
      }
      return [
        'a, b, c = self.saved',
        'A = a if a.ndim == 2 else a[None, :]  # a vector on the left is a row',
        `B = ${linear ? 'b.T' : 'b'} if b.ndim == 2 else b[:, None]  # on the right a column`,
        'dY = np.reshape(dy, (A.shape[0], B.shape[1]))',
        `db = A.T @ dY${linear ? '  # of the weights as they enter the product' : ''}`,
        `return (dY @ B.T).reshape(a.shape), ${turned(context) ? 'db.T' : 'db.reshape(b.shape)'}, _sum_to(dy, np.shape(c))`,
      ];
    },
  };
}

/** Fully connected layers, in both layouts of the weights. */
export const LAYERS: readonly Op[] = [
  tensor({
    name: 'affine',
    scalars: 'products',
    symbol: 'Affine',
    call: ['affine'],
    shape: ([x, w, b]) => productPlusShape(x as Shape, w as Shape, b as Shape, false),
    forward: forward('affine'),
    latex: ([x, w, b]) => `${x}\\,${w} + ${b}`,
    code: layerCode('affine'),
    saves: [0, 1],
    terms: forwardTerms('affine'),
    arguments: [
      {
        ...gradientOfX('affine'),
        localLatex: ([, w]) => `${w}^{\\top}`,
        vjpLatex: ([, w], _z, g) => `${g}\\,${w}^{\\top}`,
      },
      {
        // dW = Xᵀ·dZ
        vjp: (c, at, g, context) => {
          const { x, upstream } = viewsOf(context, 'affine');
          multiply(c, at, context.v, transposed(x), g, upstream);
        },
        terms: (context, g, index) => {
          const { x, upstream } = viewsOf(context, 'affine');
          return productTerms(context.v, transposed(x), g, upstream, index, true);
        },
        localLatex: ([x]) => `${x}^{\\top}`,
        vjpLatex: ([x], _z, g) => `${x}^{\\top}\\,${g}`,
      },
      bias,
    ],
    opens: { parameters: ['X', 'W', 'b'], program: () => 'X @ W + b' },
  }),
  tensor({
    name: 'linear',
    scalars: 'products',
    symbol: 'Linear',
    call: ['linear'],
    shape: ([x, w, b]) => productPlusShape(x as Shape, w as Shape, b as Shape, true),
    forward: forward('linear'),
    latex: ([x, w, b]) => `${x}\\,${w}^{\\top} + ${b}`,
    code: layerCode('linear'),
    saves: [0, 1],
    terms: forwardTerms('linear'),
    arguments: [
      {
        ...gradientOfX('linear'),
        localLatex: ([, w]) => `${w}`,
        vjpLatex: ([, w], _z, g) => `${g}\\,${w}`,
      },
      {
        // dW = dZᵀ·X
        vjp: (c, at, g, context) => {
          const { x, upstream } = viewsOf(context, 'linear');
          multiply(c, at, g, transposed(upstream), context.v, x);
        },
        terms: (context, g, index) => {
          const { x, upstream } = viewsOf(context, 'linear');
          return productTerms(g, transposed(upstream), context.v, x, index);
        },
        localLatex: ([x]) => `${x}`,
        vjpLatex: ([x], _z, g) => `${g}^{\\top}\\,${x}`,
      },
      bias,
    ],
    opens: { parameters: ['X', 'W', 'b'], program: () => 'X @ W.T + b' },
  }),
];
