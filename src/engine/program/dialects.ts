/**
 * The three ways of writing a program as Python, in the order of a menu: PyTorch, layers with `forward` and `backward` in
 * NumPy, and numbers that remember how they were made, in plain Python.
 */
export const DIALECTS = ['pytorch', 'numpy', 'scalar'] as const;

export type Dialect = (typeof DIALECTS)[number];
