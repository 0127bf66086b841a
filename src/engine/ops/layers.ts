import { broadcastIndex, type Shape } from '../shape.ts';
import { type Argument, type Op, type TensorContext, tensor } from './define.ts';
import { dense, type MatrixView, multiply, productPlusShape, productTerms, transposed, viewOf } from './product.ts';

/** X, the weights as they enter the product, and the upstream gradient, all as matrices. */
interface Views {
  readonly x: MatrixView;
  readonly weights: MatrixView;
  readonly upstream: MatrixView;
}

/** Z = X·W + b with W of shape (inputs, outputs), the book's layout. */
function affineViews({ inputs, out }: TensorContext): Views {
  const x = viewOf(inputs[0]!, 'left');
  const weights = viewOf(inputs[1]!, 'right');
  return { x, weights, upstream: dense(out.offset, x.rows, weights.columns) };
}

/** Z = X·Wᵀ + b with W of shape (outputs, inputs), PyTorch's layout. A vector is its own transpose. */
function linearViews({ inputs, out }: TensorContext): Views {
  const x = viewOf(inputs[0]!, 'left');
  const weights = inputs[1]!.shape.length === 2 ? transposed(viewOf(inputs[1]!, 'right')) : viewOf(inputs[1]!, 'right');
  return { x, weights, upstream: dense(out.offset, x.rows, weights.columns) };
}

const biasIndex = ({ inputs, out }: TensorContext) => broadcastIndex(inputs[2]!.shape, out.shape);

function forward(views: (context: TensorContext) => Views) {
  return (context: TensorContext) => {
    const { v, out, inputs } = context;
    const { x, weights } = views(context);
    multiply(v, out.offset, v, x, v, weights);
    const bias = biasIndex(context);
    for (let k = 0; k < bias.length; k++) v[out.offset + k]! += v[inputs[2]!.offset + bias[k]!]!;
  };
}

function forwardTerms(views: (context: TensorContext) => Views) {
  return (context: TensorContext, index: number) => {
    const { v, inputs } = context;
    const { x, weights } = views(context);
    const bias = v[inputs[2]!.offset + biasIndex(context)[index]!]!;
    return [...productTerms(v, x, v, weights, index), { a: bias, b: 1 }];
  };
}

/** dX = dZ·(weights)ᵀ: the same for both layouts, as `weights` is what entered the product. */
function gradientOfX(views: (context: TensorContext) => Views): Pick<Argument, 'vjp' | 'terms'> {
  return {
    vjp: (c, at, g, context) => {
      const { weights, upstream } = views(context);
      multiply(c, at, g, upstream, context.v, transposed(weights));
    },
    terms: (context, g, index) => {
      const { weights, upstream } = views(context);
      return productTerms(g, upstream, context.v, transposed(weights), index);
    },
  };
}

/** db = the upstream gradient, summed over what b was stretched along (the rows). */
const bias: Argument = {
  vjp: (c, at, g, context) => {
    const index = biasIndex(context);
    for (let k = 0; k < index.length; k++) c[at + index[k]!]! += g[context.out.offset + k]!;
  },
  terms: (context, g, entry) => {
    const terms: { a: number; b: number }[] = [];
    biasIndex(context).forEach((at, k) => {
      if (at === entry) terms.push({ a: g[context.out.offset + k]!, b: 1 });
    });
    return terms;
  },
  localLatex: () => '1',
  vjpLatex: (_inputs, _z, g) => `\\sum_{\\text{axis}=0} ${g}`,
};

/** Fully connected layers, in both layouts of the weights. */
export const LAYERS: readonly Op[] = [
  tensor({
    name: 'affine',
    symbol: 'Affine',
    call: ['affine'],
    shape: ([x, w, b]) => productPlusShape(x as Shape, w as Shape, b as Shape, false),
    forward: forward(affineViews),
    latex: ([x, w, b]) => `${x}\\,${w} + ${b}`,
    saves: [0, 1],
    terms: forwardTerms(affineViews),
    arguments: [
      {
        ...gradientOfX(affineViews),
        localLatex: ([, w]) => `${w}^{\\top}`,
        vjpLatex: ([, w], _z, g) => `${g}\\,${w}^{\\top}`,
      },
      {
        // dW = Xᵀ·dZ
        vjp: (c, at, g, context) => {
          const { x, upstream } = affineViews(context);
          multiply(c, at, context.v, transposed(x), g, upstream);
        },
        terms: (context, g, index) => {
          const { x, upstream } = affineViews(context);
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
    symbol: 'Linear',
    call: ['linear'],
    shape: ([x, w, b]) => productPlusShape(x as Shape, w as Shape, b as Shape, true),
    forward: forward(linearViews),
    latex: ([x, w, b]) => `${x}\\,${w}^{\\top} + ${b}`,
    saves: [0, 1],
    terms: forwardTerms(linearViews),
    arguments: [
      {
        ...gradientOfX(linearViews),
        localLatex: ([, w]) => `${w}`,
        vjpLatex: ([, w], _z, g) => `${g}\\,${w}`,
      },
      {
        // dW = dZᵀ·X
        vjp: (c, at, g, context) => {
          const { x, upstream } = linearViews(context);
          multiply(c, at, g, transposed(upstream), context.v, x);
        },
        terms: (context, g, index) => {
          const { x, upstream } = linearViews(context);
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
