import { differencesOf } from '../../engine/faults/differences.ts';
import {
  type FaultName,
  type Impossible,
  impossible,
  isFaultName,
  isImpossible,
  type Subject,
} from '../../engine/faults/fault.ts';
import { visitsOf } from '../../engine/faults/orderFaults.ts';
import { type FaultRun, runFault } from '../../engine/faults/runFault.ts';
import { FAULTS } from '../../engine/faults/table.ts';
import type { Lens } from '../../lessons/modes.ts';
import { faultSentence, type WrongSteps } from '../../texts/faultSentences.ts';
import type { Figure } from '../figure.ts';
import type { Training } from '../training/training.ts';
import type { FaultSeen } from './faultSeen.ts';
import { figureRunAgain } from './faultTraining.ts';
import type { Around } from './throughLens.ts';

/** The iteration that a figure is. */
type Moment = Pick<Around, 'training' | 'iteration'>;
type Wrong = Omit<FaultSeen, 'kind' | 'quiz' | 'instead' | 'texts'> & { readonly figure: Figure };

/** The figure with a fault, and the right one beside it; the ordinary figure and the reason where it cannot be shown. */
export function faultFigure(figure: Figure, lens: Extract<Lens, { readonly kind: 'fault' }>, around: Around): Figure {
  const { fault, quiz } = lens;
  if (!isFaultName(fault)) return { ...figure, seen: { kind: 'refused', lens, why: 'unknown', data: {} } };
  const answer = withFault(figure, fault, around);
  if (isImpossible(answer)) return { ...figure, seen: { kind: 'refused', lens, why: answer.why, data: answer.data } };
  const { figure: wrong, ...seen } = answer;
  const steps: WrongSteps = { ...seen, quiz };
  const texts: FaultSeen['texts'] = { sentence: (...moment) => faultSentence(steps, ...moment) };
  const instead: FaultSeen['instead'] = (other) => withFault(seen.right, other, around);
  return { ...wrong, seen: { kind: 'fault', quiz, ...seen, instead, texts } };
}

function withFault(figure: Figure, fault: FaultName, around: Around): Wrong | Impossible {
  return FAULTS[fault].runs === 'training' && around.training !== null
    ? runAgain(figure, fault, around)
    : wrongPass(figure, fault, around);
}

/** Why a right figure cannot show a fault; `null`: it can. An iteration is not run again for the answer. */
export function obstacleTo(figure: Figure, fault: FaultName, moment: Moment): Impossible | null {
  if (FAULTS[fault].runs === 'training' && moment.training !== null)
    return trainingObstacle(figure, fault, moment.training, moment.iteration);
  const answer = wrongPass(figure, fault, moment);
  return isImpossible(answer) ? answer : null;
}

const passes = new WeakMap<Figure, Map<FaultName, Wrong | Impossible>>();

/** One pass with a fault, made once a figure. */
function wrongPass(figure: Figure, fault: FaultName, { training }: Moment): Wrong | Impossible {
  const known = passes.get(figure) ?? new Map<FaultName, Wrong | Impossible>();
  passes.set(figure, known);
  const made = known.get(fault) ?? makePass(figure, fault, training);
  known.set(fault, made);
  return made;
}

function makePass(figure: Figure, fault: FaultName, training: Training | null): Wrong | Impossible {
  const subject = subjectOf(figure, training);
  const answer = runFault(subject, FAULTS[fault]);
  if (isImpossible(answer)) return answer;
  const { timeline, trace, breaks, lost, raised } = answer;
  const right: Figure = answer.right === null ? figure : { ...figure, ...answer.right };
  const differences = differencesOf(right, answer, breaks, raised);
  if (differences.length === 0 && raised === null) return impossible(FAULTS[fault].otherwise);
  return {
    fault,
    figure: { ...figure, graph: trace.graph, timeline, trace },
    right,
    differences,
    breaks,
    lost,
    raised,
    visits: visited(answer),
    again: false,
  };
}

function visited({ trace: { schedule } }: FaultRun): Float64Array | null {
  return schedule.plan.order === 'recursive' ? visitsOf(schedule) : null;
}

function subjectOf({ program, graph, timeline, trace }: Figure, training: Training | null): Subject {
  return {
    program,
    closed: training?.run.program ?? program,
    graph,
    timeline,
    trace,
    settings: training?.settings ?? null,
  };
}

function trainingObstacle(figure: Figure, fault: FaultName, training: Training, iteration: number): Impossible | null {
  if (fault === 'no-zero-grad') {
    if (!training.settings.zeroGrad) return impossible('zeroGradIsOff');
    return iteration === 0 ? impossible('firstIteration') : null;
  }
  const change = FAULTS[fault].change(subjectOf(figure, training));
  return isImpossible(change) ? change : null;
}

function runAgain(figure: Figure, fault: FaultName, around: Around): Wrong | Impossible {
  const { training, iteration } = around;
  if (training === null) return impossible('notTrained');
  const why = trainingObstacle(figure, fault, training, iteration);
  if (why !== null) return why;
  const wrong = figureRunAgain(training, fault, around);
  if (isImpossible(wrong)) return wrong;
  const breaks = { events: new Map(), overwritings: [] };
  const differences = differencesOf(figure, wrong, breaks, null);
  if (differences.length === 0) return impossible(FAULTS[fault].otherwise);
  return {
    fault,
    figure: wrong,
    right: figure,
    differences,
    breaks,
    lost: [],
    raised: null,
    visits: null,
    again: true,
  };
}
