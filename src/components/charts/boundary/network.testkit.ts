/** What a two-layer network of the lessons differs in. */
export interface NetworkText {
  /** The activation function of the hidden layer. */
  readonly hidden: 'sigmoid' | 'tanh' | 'relu';
  readonly units: number;
  /** What the gate answers to 00, 01, 10 and 11. */
  readonly targets: readonly [number, number, number, number];
  /** Parameters as they are written; without them zeros, for a lesson that draws them from a seed. */
  readonly weights?: { readonly W1: string; readonly b1: string; readonly W2: string; readonly b2: string };
}

/** The program of a 2-n-1 network on the four rows of a gate: the notebook's, line by line. */
export function networkProgram({ hidden, units, targets, weights }: NetworkText): string {
  const each = (text: string) => Array.from({ length: units }, () => text).join(', ');
  const zeros = { W1: `[${each('[0, 0]')}]`, b1: `[${each('0')}]`, W2: `[[${each('0')}]]`, b2: '[0]' };
  const { W1, b1, W2, b2 } = weights ?? zeros;
  return [
    'X = const([[0, 0], [0, 1], [1, 0], [1, 1]])',
    `t = const([${targets.map((target) => `[${target}]`).join(', ')}])`,
    ...(weights === undefined ? ['# zeros here: the weights are drawn from a seed'] : []),
    `W1 = param(${W1})`,
    `b1 = param(${b1})`,
    `W2 = param(${W2})`,
    `b2 = param(${b2})`,
    'z1 = linear(X, W1, b1)',
    `h = ${hidden}(z1)`,
    'z2 = linear(h, W2, b2)',
    'y = sigmoid(z2)',
    'loss = bce(y, t)',
  ].join('\n');
}

export const XOR_TARGETS = [0, 1, 1, 0] as const;

/** What `torch.manual_seed(42)`, `nn.Linear(2, 2)` and `nn.Linear(2, 1)` draw, as doubles. */
export const SEED_42 = {
  W1: '[[0.5406103730201721, 0.5869042277336121], [-0.16565567255020142, 0.6495562195777893]]',
  b1: '[-0.15492963790893555, 0.14268755912780762]',
  W2: '[[-0.34425848722457886, 0.4152715802192688]]',
  b2: '[0.6233449578285217]',
} as const;
