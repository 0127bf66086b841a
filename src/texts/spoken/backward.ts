import { shapeOf } from '../../engine/graph/graph.ts';
import { sizeOf } from '../../engine/shape.ts';
import { upstreamOf } from '../../engine/timeline/frame.ts';
import { eventOf, type Timeline } from '../../engine/timeline/timeline.ts';
import { contributionOf, type Trace, totalAfter } from '../../engine/trace/trace.ts';
import { signBetween } from '../../format/decimal.ts';
import { bracketed, formatNumber } from '../../format/number.ts';
import { josa } from '../josa.ts';
import type { Sent, StepFacts } from '../sentences/facts.ts';
import type { Language } from '../text.ts';
import { about, spokenDigits, spokenName, spokenNumber, spokenRange, spokenShape } from './amounts.ts';

/** More receivers than this are counted, not read out. */
const MOST_READ = 5;

/** What a backward step sends, without its head: "count receives 1.1 times 100, 110". `act`: the step's act. */
export function spokenBackward(
  timeline: Timeline,
  trace: Trace,
  facts: StepFacts,
  act: number,
  language: Language,
): string {
  const { sent } = facts;
  if (sent.length === 0) return language === 'en' ? 'no gradient goes on' : '기울기가 더 나아가지 않는다';
  if (sent.length > MOST_READ) return many(trace, sent, act, language);
  const upstream = upstreamOf(trace, timeline, act);
  const clauses = sent.map((one, k) => {
    const again = sent.slice(0, k).some(({ node }) => node === one.node);
    const last = sent.slice(k + 1).every(({ node }) => node !== one.node);
    const what = { facts, one, again, last, upstream: upstream[0] ?? 0, trace, act };
    return language === 'en' ? clauseEn(what) : clauseKo(what, k === sent.length - 1);
  });
  return clauses.join(language === 'en' ? '; ' : ', ');
}

interface Clause {
  readonly facts: StepFacts;
  readonly one: Sent;
  /** It is not the first contribution of this step to that node, or the last one. */
  readonly again: boolean;
  readonly last: boolean;
  readonly upstream: number;
  readonly trace: Trace;
  readonly act: number;
}

/** The event of a contribution in its act. */
function eventAt({ trace, act, one }: Pick<Clause, 'trace' | 'act' | 'one'>): number {
  const { graph, schedule } = trace;
  return eventOf(schedule, act, (graph.inputStart[schedule.acts[act] as number] as number) + one.slot);
}

/** "1.1 times 100, 110"; "1.1 unchanged" where the local derivative is 1; the number alone where no product was taken. */
function product({ facts, one, upstream, trace, act }: Clause, language: Language): string {
  const sent = contributionOf(trace, eventAt({ trace, act, one }))[0] ?? 0;
  const number = (value: number) => spokenNumber(value, language);
  // A switch sends 0 whatever arrives, and a tensor op has a rule instead of a local derivative.
  if (!facts.scalar || !facts.elementwise || !same(upstream * one.local, sent)) return number(sent);
  if (one.local === 1) return language === 'en' ? `${number(sent)} unchanged` : `그대로 ${number(sent)}`;
  const sign = signBetween([[formatNumber(upstream), bracketed(one.local)]], formatNumber(sent));
  const times = language === 'en' ? 'times' : '곱하기';
  return `${number(upstream)} ${times} ${number(one.local)}, ${about(sign, language)}${number(sent)}`;
}

const same = (a: number, b: number) => a === b || Object.is(a, b);

function clauseEn(clause: Clause): string {
  const { one, again, trace, act } = clause;
  const shape = shapeOf(trace.graph, one.node);
  const who = `${spokenName(one.text)} ${again ? 'again ' : ''}receives`;
  const sum = one.stretch === null ? '' : `, summed over ${one.stretch.count} ${SUMMED.en[one.stretch.over]}`;
  const scalar = sizeOf(shape) === 1;
  const entries = contributionOf(trace, eventAt({ trace, act, one }));
  const what = scalar
    ? `${product(clause, 'en')}${sum}`
    : `a gradient of ${shape.length > 1 ? 'shape ' : ''}${spokenShape(shape, 'en')}${sum}, ${spokenRange(entries, 'en')}`;
  return `${who} ${what}${totalEn(clause, scalar)}`;
}

function totalEn({ one, last, trace, act }: Clause, scalar: boolean): string {
  if (!last) return '';
  const total = spokenNumber(totalAfter(trace, eventAt({ trace, act, one }))[0] ?? 0, 'en');
  const old =
    one.overCarried || one.old !== null
      ? `, added to ${one.old !== null && scalar ? `${spokenDigits(one.old, 'en')} from` : 'what is left from'} ${one.overCarried ? 'the iteration before' : 'the pass before'}`
      : '';
  if (one.expected < 2) return old === '' || !scalar ? old : `${old}, total now ${total}`;
  const sum = scalar ? `, total ${one.added < one.expected ? 'so far ' : ''}${total}` : '';
  return `${old}${sum}, ${one.added} of ${one.expected} added`;
}

function clauseKo(clause: Clause, ends: boolean): string {
  const { one, again, last, trace, act } = clause;
  const shape = shapeOf(trace.graph, one.node);
  const scalar = sizeOf(shape) === 1;
  const event = eventAt({ trace, act, one });
  const who = `${josa(spokenName(one.text), '이/가')} ${again ? '다시 ' : ''}`;
  const sum = one.stretch === null ? '' : `${SUMMED.ko[one.stretch.over]} ${one.stretch.count}개에 걸쳐 더한 `;
  const total = spokenNumber(totalAfter(trace, event)[0] ?? 0, 'ko');
  const left = one.overCarried ? '앞선 반복이 남긴 것' : one.old !== null ? '이전 역전파의 것' : null;
  const counts = last && one.expected > 1 ? `${one.expected}개 중 ${one.added}개를 더` : null;
  const range = scalar ? '' : ` 값은 ${spokenRange(contributionOf(trace, event), 'ko')}`;
  const what = scalar
    ? josa(`${sum}${product(clause, 'ko')}`, '을/를')
    : `${sum}${spokenShape(shape, 'ko')}의 기울기를`;
  if (!last || (left === null && counts === null)) {
    if (scalar) return `${who}${what} ${ends ? '받는다' : '받고'}`;
    return `${who}${what} 받으며${ends ? josa(range, '이다/다') : josa(range, '이고/고')}`;
  }
  const over = left === null ? '' : ` ${left}에 더해`;
  const now = scalar ? ` ${one.added < one.expected ? '지금까지 ' : ''}합 ${total}` : range;
  if (counts === null) return `${who}${what} 받아${over}${josa(now, ends ? '이다/다' : '이고/고')}`;
  return `${who}${what} 받아${over}${now}, ${counts}${ends ? '했다' : '했고'}`;
}

const SUMMED = {
  en: { rows: 'rows', columns: 'columns', entries: 'entries', times: 'uses of each entry' },
  ko: { rows: '행', columns: '열', entries: '원소', times: '원소마다 쓰임' },
} as const;

/** A layer's unit may send to hundreds of numbers. */
function many(trace: Trace, sent: readonly Sent[], act: number, language: Language): string {
  const all = Float64Array.from(sent.flatMap((one) => [...contributionOf(trace, eventAt({ trace, act, one }))]));
  const range = spokenRange(all, language);
  return language === 'en'
    ? `${sent.length} inputs receive gradients, ${range}`
    : `입력 ${sent.length}개가 기울기를 받으며 값은 ${josa(range, '이다/다')}`;
}
