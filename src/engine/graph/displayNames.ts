import { FIRST_OP, type Graph } from './graph.ts';

/** What a node is called on screen. Names given by the page, not by the author, are set in italics. */
export interface DisplayName {
  readonly text: string;
  readonly automatic: boolean;
}

const known = new WeakMap<Graph, readonly (DisplayName | null)[]>();

/**
 * The name of every node: the author's, or for an op without one an automatic name *a*, *b*, … *z*, *a1* … in tape order,
 * skipping names in use; `null` for constants, which show their number. A name that is set again is its last value's; the
 * values before are told apart as c₀, c₁ …
 */
export function displayNames(graph: Graph): readonly (DisplayName | null)[] {
  const made = known.get(graph);
  if (made !== undefined) return made;
  const used = new Set(graph.names.values());
  const names: (DisplayName | null)[] = [];
  const versions = new Map<string, number>();
  let next = 0;
  for (let node = 0; node < graph.count; node++) {
    const given = graph.names.get(node);
    const former = graph.formerNames.get(node);
    if (given !== undefined) names.push({ text: given, automatic: false });
    else if (former !== undefined) {
      const version = versions.get(former) ?? 0;
      versions.set(former, version + 1);
      names.push({ text: former + subscript(version), automatic: false });
    } else if ((graph.codes[node] as number) < FIRST_OP) names.push(null);
    else {
      let text = letterName(next++);
      while (used.has(text)) text = letterName(next++);
      names.push({ text, automatic: true });
    }
  }
  known.set(graph, names);
  return names;
}

function subscript(version: number): string {
  return String(version).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? digit);
}

/** 0 → a, 25 → z, 26 → a1, … `e` is left out: it is a constant of the language. */
function letterName(index: number): string {
  const letters = 'abcdfghijklmnopqrstuvwxyz';
  const letter = letters[index % letters.length] as string;
  const round = Math.floor(index / letters.length);
  return round === 0 ? letter : `${letter}${round}`;
}
