import { elementsOf, isOp, kindOf, shapeOf } from '../engine/graph/graph.ts';
import { type Cursor, stepAt, type Timeline } from '../engine/timeline/timeline.ts';
import { ACT } from '../engine/trace/schedule.ts';
import { nodeValue, type Trace, updatedValue } from '../engine/trace/trace.ts';
import { formatNumber } from '../format/number.ts';
import { josa } from './josa.ts';
import { factsAt, nameOf, shownEdge } from './sentences/facts.ts';
import { phaseLine, phaseTexts } from './sentences.ts';
import { spokenName, spokenNumber, spokenShape } from './spoken/amounts.ts';
import { spokenBackward } from './spoken/backward.ts';
import { spokenForward, spokenList } from './spoken/forward.ts';
import { spokenOp } from './spoken/ops.ts';
import type { Language } from './text.ts';

/**
 * What happens at a cursor, in one sentence to be heard: ops by their names, numbers with the digits that stand on the graph,
 * tensors by shape and range, no sign that a screen reader would skip or spell. `iteration`: the one to be named, `null`
 * where nothing is trained or it is known.
 */
export function spokenStep(
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
  language: Language,
  edgeByEdge: boolean,
  iteration: number | null,
): string {
  const words = `${spoken(timeline, trace, cursor, language, edgeByEdge)}.`;
  if (iteration === null) return words;
  return language === 'en'
    ? `Iteration ${iteration}, ${words.charAt(0).toLowerCase()}${words.slice(1)}`
    : `${iteration}번째 반복, ${words}`;
}

function spoken(timeline: Timeline, trace: Trace, cursor: Cursor, language: Language, edgeByEdge: boolean): string {
  const { kind, node, act } = stepAt(timeline, cursor.step);
  if (kind === 'start') return startOf(timeline, trace, language);
  if (kind === 'update') return updateOf(trace, node, language);
  if (kind === 'seed') return seedOf(timeline, trace, cursor, act, language);
  const facts = factsAt(timeline, trace, cursor, shownEdge(timeline, cursor, edgeByEdge));
  const phase = phaseLine(timeline, cursor, language);
  if (kind === 'zeroGrad' || facts === null) {
    const trained = timeline.updates.length > 0;
    return language === 'en'
      ? `${phase}: the gradients of all ${trained ? 'parameters' : 'inputs'} are set to 0`
      : `${phase}: 모든 ${trained ? '매개변수' : '입력'}의 기울기를 0으로 만든다`;
  }
  const op = spokenOp(facts.op).name[language];
  if (kind === 'forward') {
    const does = spokenForward(trace, facts, language);
    if (language === 'ko') return `${phase}, ${op}: ${does}`;
    return `${phase === phaseTexts.loss.en ? 'Loss' : 'Forward'} through ${op}: ${does}`;
  }
  const sends = spokenBackward(timeline, trace, facts, act, language);
  const again = facts.visit > 1;
  return language === 'en'
    ? `Backward through ${op}${again ? ' again' : ''}: ${sends}`
    : `${phaseTexts.backward.ko}, ${op}${again ? ' 다시' : ''}: ${sends}`;
}

/** Before the first step: what is given. Of a program that is trained, its parameters. */
function startOf(timeline: Timeline, trace: Trace, language: Language): string {
  const { graph } = trace;
  const { updates } = timeline;
  const given: number[] = [];
  for (let node = 0; node < graph.count; node++)
    if (!isOp(graph, node) && kindOf(graph, node) !== 'constant') given.push(node);
  const nodes = updates.length > 0 ? updates : given;
  const phase = phaseTexts.start[language];
  const words = spokenList(graph, trace, nodes, language);
  if (nodes.length === 0) return language === 'en' ? `${phase}: nothing is given` : `${phase}: 주어진 입력이 없다`;
  if (language === 'ko') return `${phase}: ${updates.length > 0 ? '매개변수는' : '입력은'} ${josa(words, '이다/다')}`;
  const what = updates.length > 0 ? 'parameter' : 'input';
  return `${phase}: the ${what}${nodes.length === 1 ? ' is' : 's are'} ${words}`;
}

/** The seed: where a backward pass begins, and whether it adds to what is there. */
function seedOf(timeline: Timeline, trace: Trace, cursor: Cursor, act: number, language: Language): string {
  const { graph } = trace;
  const { acts } = timeline.schedule;
  let before = act - 1;
  while (before >= 0 && acts[before] !== ACT.zeroGrad && acts[before] !== ACT.seed) before--;
  const piled = before >= 0 && acts[before] === ACT.seed;
  const carried = before < 0 && timeline.carries;
  const scalar = elementsOf(graph, graph.output) === 1;
  const name = spokenName(nameOf(graph, trace, graph.output).text);
  const ones = graph.seed.every((entry) => entry === 1);
  const phase = phaseLine(timeline, cursor, language);
  const amount = spokenNumber(graph.seed[0] ?? 1, language);
  const shape = scalar ? '' : spokenShape(shapeOf(graph, graph.output), language);
  if (language === 'en') {
    const what = scalar ? `the gradient ${amount}` : `a gradient of ${ones ? 'ones' : 'given numbers'}, ${shape}`;
    const old = piled
      ? ', and the inputs still hold the gradients of the pass before'
      : carried
        ? ', and the parameters still hold the gradients of the iteration before'
        : '';
    return `${phase}: ${name} starts with ${what}${old}`;
  }
  const what = scalar ? `기울기 ${amount}` : `${shape}의 ${ones ? '모두 1인 기울기' : '주어진 기울기'}`;
  const starts = `${josa(name, '이/가')} ${josa(what, '으로/로')} 시작`;
  return `${phase}: ${starts}${piled || carried ? '하며 새 기울기는 이전 기울기에 누적된다' : '한다'}`;
}

/** One parameter's update: from where to where, or of a tensor how far at most. */
function updateOf(trace: Trace, node: number, language: Language): string {
  const { graph } = trace;
  const before = nodeValue(trace, node);
  const after = updatedValue(trace, node);
  const name = spokenName(nameOf(graph, trace, node).text);
  const phase = phaseTexts.update[language];
  let most = 0;
  for (let k = 0; k < before.length; k++) {
    const moved = Math.abs((after[k] as number) - (before[k] as number));
    if (!(moved <= most)) most = moved;
  }
  const number = (value: number) => spokenNumber(value, language);
  const topic = josa(name, '은/는');
  if (most === 0) return language === 'en' ? `${phase}: ${name} stays as it is` : `${phase}: ${topic} 그대로이다`;
  if (before.length > 1) {
    const shape = spokenShape(shapeOf(graph, node), language);
    return language === 'en'
      ? `${phase}: ${name}, ${shape}, moves by ${number(most)} at most`
      : `${phase}: ${shape}의 ${josa(name, '이/가')} 최대 ${number(most)}만큼 움직인다`;
  }
  const [from, to] = [before[0] as number, after[0] as number];
  const apart = formatNumber(from) !== formatNumber(to);
  if (language === 'en')
    return apart
      ? `${phase}: ${name} moves from ${number(from)} to ${number(to)}`
      : `${phase}: ${name} moves by ${number(to - from)}, to about ${number(to)}`;
  return apart
    ? `${phase}: ${josa(name, '이/가')} ${number(from)}에서 ${josa(number(to), '으로/로')} 움직인다`
    : `${phase}: ${josa(name, '이/가')} ${number(to - from)}만큼 움직여 약 ${josa(number(to), '이/가')} 된다`;
}
