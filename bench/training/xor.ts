/** XOR as the lesson has it: 2-2-1, sigmoid, four samples, BCE, the weights that `torch.manual_seed(42)` draws. */
export const XOR = `
X = const([[0, 0], [0, 1], [1, 0], [1, 1]])
t = const([[0], [1], [1], [0]])
W1 = param([[0.5406103730201721, 0.5869042277336121], [-0.16565567255020142, 0.6495562195777893]])
b1 = param([-0.15492963790893555, 0.14268755912780762])
W2 = param([[-0.34425848722457886, 0.4152715802192688]])
b2 = param([0.6233449578285217])
h = sigmoid(linear(X, W1, b1))
y = sigmoid(linear(h, W2, b2))
L = bce(y, t)
`;

/** The same numbers, as the other engines take them. */
export const DATA = {
  x: [0, 0, 0, 1, 1, 0, 1, 1],
  t: [0, 1, 1, 0],
  w1: [0.5406103730201721, 0.5869042277336121, -0.16565567255020142, 0.6495562195777893],
  b1: [-0.15492963790893555, 0.14268755912780762],
  w2: [-0.34425848722457886, 0.4152715802192688],
  b2: [0.6233449578285217],
};

export const ITERATIONS = 2000;

/** The loss after ITERATIONS updates by PyTorch's Adam in float64 (lr 0.01): `xor.training.adam_lr0.01_2000` of the golden data. */
export const FINAL_LOSS = 0.010426317863551797;
