import { FAULT_EXAMPLES } from '../../../engine/faults/examples.ts';
import { FAULT_NAMES, type FaultName, type Impossible } from '../../../engine/faults/fault.ts';
import { LEAF } from '../../../engine/graph/graph.ts';
import { gradOf } from '../../../engine/trace/trace.ts';
import type { Figure } from '../../../store/figure.ts';
import { obstacleTo, passWith } from '../../../store/lens/faultFigure.ts';
import type { FaultSeen } from '../../../store/lens/faultSeen.ts';
import type { Around } from '../../../store/lens/throughLens.ts';
import { gradientRows, updateRows } from './gradientRows.ts';

type Moment = Pick<Around, 'training' | 'iteration'>;

/** Fewest answers that a question has. */
const FEWEST = 4;

/** The answers of a question: every fault that the program shows, and others until there are enough, in the order of the table. */
export function answersFor(right: Figure, moment: Moment, hidden: FaultName): readonly FaultName[] {
  const possible = FAULT_NAMES.filter((name) => name === hidden || obstacleTo(right, name, moment) === null);
  const others = FAULT_NAMES.filter((name) => !possible.includes(name)).slice(0, Math.max(0, FEWEST - possible.length));
  return FAULT_NAMES.filter((name) => possible.includes(name) || others.includes(name));
}

/** A question: a fault, in a program of its own (`source`) or in the one on screen (`null`). */
export interface Question {
  readonly fault: FaultName;
  readonly source: string | null;
}

/**
 * The question that a seed stands for: a fault that this program shows, or another one in its small program; not the one that was
 * asked last.
 */
export function questionOf(seed: number, right: Figure, moment: Moment, last: string | null): Question {
  const here = FAULT_NAMES.filter((name) => name !== last && obstacleTo(right, name, moment) === null);
  const elsewhere = FAULT_NAMES.filter((name) => name !== last && !here.includes(name));
  // What is on screen already comes first, as long as it has something to ask.
  const own = here.length > 0 && scattered(seed) % 4 !== 0;
  const names = own ? here : elsewhere;
  const fault = names[scattered(seed + 1) % names.length] as FaultName;
  return { fault, source: own ? null : FAULT_EXAMPLES[fault] };
}

/** A number that looks like chance and is the same for the same seed: the 32-bit mixer of MurmurHash3 (Appleby, public domain). */
function scattered(seed: number): number {
  let h = Math.imul(seed, 0x9e3779b1) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** What a wrong answer would have done here instead. */
export type Instead =
  | { readonly kind: 'cannot'; readonly why: Impossible }
  | { readonly kind: 'stops'; readonly message: string }
  | { readonly kind: 'goesOn' | 'same' | 'training' }
  | {
      readonly kind: 'numbers';
      readonly node: number;
      readonly element: number;
      /** With the answer that was given, and with the fault that is there; `null`: None. */
      readonly would: number | null;
      readonly is: number | null;
    };

export function insteadOf(figure: Figure, seen: FaultSeen, moment: Moment, answer: FaultName): Instead {
  const why = obstacleTo(seen.right, answer, moment);
  if (why !== null) return { kind: 'cannot', why };
  const would = passWith(seen.right, answer, moment);
  if (would === null) return { kind: 'training' };
  if (would.raised !== null) return { kind: 'stops', message: `${would.raised.type}: ${would.raised.message}` };
  if (seen.raised !== null) return { kind: 'goesOn' };
  const { graph } = figure;
  for (let node = 0; node < graph.count; node++) {
    if ((graph.codes[node] as number) > LEAF.constant) continue;
    const a = gradOf(would.figure.trace, node);
    const b = gradOf(figure.trace, node);
    const size = Math.max(a?.length ?? 0, b?.length ?? 0);
    for (let element = 0; element < size; element++) {
      const [one, other] = [a?.[element] ?? null, b?.[element] ?? null];
      if (one !== other && !(Number.isNaN(one) && Number.isNaN(other)))
        return { kind: 'numbers', node, element, would: one, is: other };
    }
  }
  return { kind: 'same' };
}

/** The number that gives the fault away: the first input whose gradient is wrong, or a parameter whose update is. */
export interface Clue {
  readonly node: number;
  readonly element: number;
  readonly right: number | null;
  readonly wrong: number | null;
  readonly of: 'gradient' | 'update';
  /** The whole number that the wrong one is of the right one; `null`: none. */
  readonly times: number | null;
}

export function clueOf(figure: Figure, seen: FaultSeen): Clue | null {
  const wrong = gradientRows(figure, seen).rows.filter(({ differs }) => differs);
  // Where one is a whole multiple it says the most.
  const row = wrong.find(({ right, wrong: found }) => timesOf(right, found) !== null) ?? wrong[0];
  if (row !== undefined) return { ...row, of: 'gradient', times: timesOf(row.right, row.wrong) };
  const update = updateRows(figure, seen).find(({ differs }) => differs);
  return update === undefined ? null : { ...update, of: 'update', times: null };
}

function timesOf(right: number | null, wrong: number | null): number | null {
  if (right === null || wrong === null || right === 0) return null;
  const times = wrong / right;
  return Number.isInteger(times) && times >= 2 && times <= 1000 ? times : null;
}
