import type { Attributes } from './define.ts';

/**
 * The local derivatives of an elementwise op as expressions of the language, one an input, in its inputs `a` and `b`, its
 * output `y` and its attributes by name (`exponent`). They may call every function of the language and what
 * engine/derivative/ops.ts adds (steps and shares, which are constants for the next derivative). `null`: no gradient by
 * definition. Where the structure depends on attributes, a function of them.
 */
export type Derivative = readonly (string | null)[] | ((attributes: Attributes) => readonly (string | null)[]);
