/** Figures for tests and benchmarks: named ones, and random expressions from a seed. */
import type { LayoutEdge, LayoutGroup, LayoutInput, LayoutMetrics, LayoutNode, Size } from './types.ts';

export const sampleMetrics: LayoutMetrics = { portPitch: 22, socketPitch: 40, rowGap: 24, columnGap: 48 };

/** One node by key; leaves have no inputs. */
export interface SampleNode {
  readonly key: string;
  readonly inputs?: readonly string[];
  /** Size of the value's label (default: a number of three digits). */
  readonly value?: Size;
  /** Width of a composite's box; ops are circles otherwise. */
  readonly box?: number;
}

export interface SampleGroup {
  readonly key: string;
  readonly nodes: readonly string[];
}

const digits: Size = { width: 34, height: 20 };
const product: Size = { width: 118, height: 20 };
const short: Size = { width: 40, height: 20 };

/** Builds the input for `layout` as the interface would: pills, circles, cards for what has several consumers. */
export function sampleInput(
  nodes: readonly SampleNode[],
  groups: readonly SampleGroup[] = [],
  metrics = sampleMetrics,
): LayoutInput {
  const index = new Map(nodes.map((node, at) => [node.key, at]));
  const edges: LayoutEdge[] = [];
  const uses = new Int32Array(nodes.length);
  nodes.forEach((node, to) => {
    node.inputs?.forEach((key, slot) => {
      const from = index.get(key) ?? 0;
      uses[from] = (uses[from] as number) + 1;
      const value = nodes[from]?.value;
      const leaf = nodes[from]?.inputs === undefined;
      edges.push({ from, to, slot, above: value ?? digits, below: value ?? (leaf ? product : short) });
    });
  });
  const output = nodes.length - 1;
  const boxes: LayoutNode[] = nodes.map((node, at) => {
    const leaf = node.inputs === undefined;
    const consumers = (uses[at] as number) + (at === output ? 1 : 0);
    const card = consumers > 1;
    const width = leaf ? Math.max(48, 24 + 8.5 * node.key.length) : (node.box ?? 52);
    const size = card
      ? { width: Math.max(width, 96), height: Math.max(72, (consumers - 1) * metrics.socketPitch + 56) }
      : { width, height: leaf ? 40 : node.box ? 44 : 52 };
    return { key: node.key, size, leaf, nameHeight: leaf || card ? 0 : 22 };
  });
  const rooms: LayoutGroup[] = groups.map((group) => {
    const members = group.nodes.map((key) => index.get(key) ?? 0);
    return { key: group.key, first: Math.min(...members), last: Math.max(...members), closedKey: group.key };
  });
  const last = nodes[output]?.value;
  return {
    nodes: boxes,
    edges,
    groups: rooms,
    output,
    outputAbove: last ?? short,
    outputBelow: last ?? short,
    metrics,
  };
}

/** Small generator of uniform numbers in [0, 1) (mulberry32), so that figures repeat. */
export function uniform(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A random expression with about `size` nodes in topological order: a tree of binary and unary ops in which part of
 * the operands are inputs used before or named results used again, as people write them.
 */
export function randomExpression(seed: number, size: number): SampleNode[] {
  const random = uniform(seed);
  const nodes: SampleNode[] = [];
  const leaves: string[] = [];
  const results: string[] = [];
  const operand = (pool: string[]): string => {
    const choice = random();
    const recent = pool.pop();
    if (recent !== undefined && choice < 0.62) return recent;
    if (recent !== undefined) pool.push(recent);
    if (choice < 0.8 && leaves.length > 0)
      return leaves[Math.max(0, leaves.length - 1 - Math.floor(random() * 6))] as string;
    if (choice < 0.86 && results.length > 0)
      return results[Math.max(0, results.length - 1 - Math.floor(random() * 8))] as string;
    const key = `x${leaves.length + 1}`;
    leaves.push(key);
    nodes.push({ key });
    return key;
  };
  const pool: string[] = [];
  while (nodes.length + pool.length < size - 1 || nodes.length < 2) {
    const unary = random() < 0.25;
    const inputs = unary ? [operand(pool)] : [operand(pool), operand(pool)].reverse();
    const key = `n${nodes.length}`;
    nodes.push({ key, inputs });
    pool.push(key);
    results.push(key);
  }
  while (pool.length > 1) {
    const right = pool.pop() as string;
    const left = pool.pop() as string;
    const key = `n${nodes.length}`;
    nodes.push({ key, inputs: [left, right] });
    pool.push(key);
  }
  // Inputs that nothing uses would be unconnected: every leaf was made for an operand, so none is.
  return nodes;
}

/**
 * Opens one op: a chain of `length` ops in its place, the last keeping the op's key for its consumers.
 *
 * @returns The nodes with the chain, and the group around it.
 */
export function openNode(
  nodes: readonly SampleNode[],
  key: string,
  length = 4,
): { nodes: SampleNode[]; group: SampleGroup } {
  const opened: SampleNode[] = [];
  const members: string[] = [];
  for (const node of nodes) {
    if (node.key !== key) {
      opened.push({
        ...node,
        ...(node.inputs && { inputs: node.inputs.map((input) => (input === key ? `${key}.${length}` : input)) }),
      });
      continue;
    }
    for (let at = 1; at <= length; at++) {
      const name = `${key}.${at}`;
      opened.push({ key: name, inputs: at === 1 ? (node.inputs ?? []) : [`${key}.${at - 1}`] });
      members.push(name);
    }
  }
  return { nodes: opened, group: { key, nodes: members } };
}

const grid: Size = { width: 120, height: 90 };

export const figures: { readonly [name: string]: LayoutInput } = {
  fruit: sampleInput([
    { key: 'apple' },
    { key: 'apple_count' },
    { key: 'apples', inputs: ['apple', 'apple_count'] },
    { key: 'orange' },
    { key: 'orange_count' },
    { key: 'oranges', inputs: ['orange', 'orange_count'] },
    { key: 'subtotal', inputs: ['apples', 'oranges'] },
    { key: 'tax' },
    { key: 'price', inputs: ['subtotal', 'tax'] },
  ]),
  fanout: sampleInput([
    { key: 'x' },
    { key: 'a', inputs: ['x', 'x'] },
    { key: 'b', inputs: ['x'] },
    { key: 'y', inputs: ['a', 'b'] },
  ]),
  embed: sampleInput([
    { key: 'x' },
    { key: 'y' },
    { key: 't', inputs: ['x', 'y'] },
    { key: 'z' },
    { key: 'L', inputs: ['t', 'z'] },
  ]),
  sigmoid: sampleInput(
    [
      { key: 'x' },
      { key: 'w' },
      { key: 'a', inputs: ['x', 'w'] },
      { key: 'm1' },
      { key: 'neg', inputs: ['a', 'm1'] },
      { key: 'exp', inputs: ['neg'] },
      { key: 'one' },
      { key: 'sum', inputs: ['exp', 'one'] },
      { key: 'inv', inputs: ['sum'] },
      { key: 'b' },
      { key: 'y', inputs: ['inv', 'b'] },
    ],
    [{ key: 'sigmoid', nodes: ['m1', 'neg', 'exp', 'one', 'sum', 'inv'] }],
  ),
  affine: sampleInput([
    { key: 'X', value: grid },
    { key: 'W', value: grid },
    { key: 'b', value: { width: 120, height: 24 } },
    { key: 'z', inputs: ['X', 'W', 'b'], box: 84, value: grid },
    { key: 's', inputs: ['z'], value: grid },
    { key: 't', value: grid },
    { key: 'loss', inputs: ['s', 't'], box: 64 },
  ]),
  square: sampleInput([
    { key: 'a' },
    { key: 'b' },
    { key: 'ab', inputs: ['a', 'b'] },
    { key: 'sin', inputs: ['a'] },
    { key: 'sum', inputs: ['ab', 'sin'] },
    { key: 'two' },
    { key: 'y', inputs: ['sum', 'two'] },
  ]),
  chain: sampleInput([
    { key: 'x' },
    { key: 'p', inputs: ['x'] },
    { key: 'q', inputs: ['p'] },
    { key: 'r', inputs: ['q', 'q'] },
    { key: 'y', inputs: ['r'] },
  ]),
  random40: sampleInput(randomExpression(7, 40)),
};
