import { displayNames } from '../../engine/graph/displayNames.ts';
import type { Graph } from '../../engine/graph/graph.ts';

/** An element of a tensor, or what is computed for it: the keys of level 3 are the tensor's with `[i]` and more behind. */
const ELEMENT = /^([^[]*)(\[.*)$/;

/**
 * What a link calls a node: the author's name, where there is one and only this node has it, else the key. A name outlives
 * what a key is a hash of, and can be typed.
 */
export function nameOfKey(graph: Graph | undefined, key: string): string {
  if (graph === undefined) return key;
  const [, whole = key, element = ''] = ELEMENT.exec(key) ?? [];
  const name = namesByKey(graph).get(whole);
  return name === undefined ? key : name + element;
}

/** The key of the node that a link calls so: by its name on screen, else taken for a key itself. */
export function keyOfName(graph: Graph, name: string): string {
  const [, whole = name, element = ''] = ELEMENT.exec(name) ?? [];
  const names = displayNames(graph);
  const node = names.findIndex((one) => one?.text === whole);
  const group = graph.groups.find((one) => one.name === whole);
  const key = node >= 0 ? graph.keys[node] : group?.key;
  return key === undefined ? name : key + element;
}

/** Author's names that only one node has, by its key. */
function namesByKey(graph: Graph): ReadonlyMap<string, string> {
  const nodes = [...graph.names].map(([node, name]) => [graph.keys[node] as string, name] as const);
  const groups = graph.groups.flatMap(({ key, name }) => (name === null ? [] : [[key, name] as const]));
  // An opened composite and its last piece have the same name: the room comes first.
  const all = [...groups, ...nodes];
  const first = new Map(all.map(([key, name]) => [name, key] as const).reverse());
  return new Map(all.filter(([key, name]) => first.get(name) === key));
}
