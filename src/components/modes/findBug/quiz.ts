import { FAULT_EXAMPLES } from '../../../engine/faults/examples.ts';
import {
  FAULT_NAMES,
  type FaultName,
  type Impossible,
  isImpossible,
  type Obstacle,
} from '../../../engine/faults/fault.ts';
import { LEAF } from '../../../engine/graph/graph.ts';
import { gradOf, updatedValue } from '../../../engine/trace/trace.ts';
import type { Figure } from '../../../store/figure.ts';
import { obstacleTo } from '../../../store/lens/faultFigure.ts';
import type { FaultSeen } from '../../../store/lens/faultSeen.ts';
import type { Around } from '../../../store/lens/throughLens.ts';
import { gradientRows, updateRows } from './gradientRows.ts';

type Moment = Pick<Around, 'training' | 'iteration'>;

/** Fewest faults that a program shows for questions to stay with it. */
const FEWEST_SHOWN = 2;

/** Rules of the engine itself: any program may have been run with one of them wrong. */
const OF_THE_ENGINE: readonly FaultName[] = ['assignment', 'set-of-parents', 'no-topological-order', 'no-zero-grad'];

/** What a program lacks altogether: a fault of that would be out of place among the answers. */
const OUT_OF_PLACE: readonly Obstacle[] = [
  'noActivation',
  'noSecondCall',
  'noRelu',
  'noAffine',
  'noSingleSample',
  'noSoftmaxLoss',
  'noSigmoid',
  'noTanh',
  'noConstants',
  'notTrained',
  'noBiases',
  'onlyBiases',
];

/** The answers of a question, in the order of the table: every fault that the program shows or might, none of what it has not. */
export function answersFor(right: Figure, moment: Moment, hidden: FaultName): readonly FaultName[] {
  return FAULT_NAMES.filter((name) => {
    if (name === hidden || OF_THE_ENGINE.includes(name)) return true;
    const why = obstacleTo(right, name, moment);
    return why === null || !OUT_OF_PLACE.includes(why.why);
  });
}

/** A question: a fault, in a program of its own (`source`) or in the one on screen (`null`). */
export interface Question {
  readonly fault: FaultName;
  readonly source: string | null;
}

/**
 * The question that a seed stands for: a fault that this program shows, as long as it shows enough of them, else any other one in
 * its small program; not the one that was asked last, unless that would say which it is. `elsewhere`: the program on screen is
 * not the reader's own, so the question may be about another one.
 */
export function questionOf(
  seed: number,
  right: Figure,
  moment: Moment,
  last: string | null,
  elsewhere: boolean,
): Question {
  const here = FAULT_NAMES.filter((name) => obstacleTo(right, name, moment) === null);
  const own = !elsewhere && here.length >= FEWEST_SHOWN;
  const all = own ? here : FAULT_NAMES;
  const names = all.length <= FEWEST_SHOWN ? all : all.filter((name) => name !== last);
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
  | { readonly kind: 'goesOn' | 'same' | 'later' }
  | {
      readonly kind: 'gradient' | 'update';
      readonly node: number;
      readonly element: number;
      /** With the answer that was given, and with the fault that is there; `null`: None. */
      readonly would: number | null;
      readonly is: number | null;
    };

export function insteadOf(figure: Figure, seen: FaultSeen, answer: FaultName): Instead {
  const would = seen.instead(answer);
  // A long training is not run again in no time.
  if (isImpossible(would)) return would.why === 'tooFar' ? { kind: 'later' } : { kind: 'cannot', why: would };
  if (would.raised !== null) return { kind: 'stops', message: `${would.raised.type}: ${would.raised.message}` };
  if (seen.raised !== null) return { kind: 'goesOn' };
  const { graph } = figure;
  for (let node = 0; node < graph.count; node++) {
    if ((graph.codes[node] as number) > LEAF.constant) continue;
    const found = firstUnequal(gradOf(would.figure.trace, node), gradOf(figure.trace, node));
    if (found !== null) return { kind: 'gradient', node, ...found };
  }
  if (would.figure.trace.update === null || figure.trace.update === null) return { kind: 'same' };
  for (const node of figure.timeline.updates) {
    const found = firstUnequal(updatedValue(would.figure.trace, node), updatedValue(figure.trace, node));
    if (found !== null) return { kind: 'update', node, ...found };
  }
  return { kind: 'same' };
}

function firstUnequal(a: Float64Array | null, b: Float64Array | null) {
  const size = Math.max(a?.length ?? 0, b?.length ?? 0);
  for (let element = 0; element < size; element++) {
    const [would, is] = [a?.[element] ?? null, b?.[element] ?? null];
    if (would !== is && !(Number.isNaN(would) && Number.isNaN(is))) return { element, would, is };
  }
  return null;
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
