import { entriesAt } from '../../engine/explain/totals.ts';
import { elementsOf, targetOf } from '../../engine/graph/graph.ts';
import { carriedOf, upstreamOf } from '../../engine/timeline/frame.ts';
import { type LedgerEntry, ledgerOf } from '../../engine/timeline/ledger.ts';
import { ACT } from '../../engine/trace/schedule.ts';
import { contributionOf, localOf, totalAfter } from '../../engine/trace/trace.ts';
import { signBetween } from '../../format/decimal.ts';
import { FULL, formatNumber, formatTogether } from '../../format/number.ts';
import type { Explained } from '../../store/state.ts';
import { inspectorSentences, inspectorTexts } from '../../texts/inspector.ts';
import { gradient, sentence } from '../../texts/sentence.ts';
import { symbolOf } from '../../texts/sentences/facts.ts';
import { labelTexts } from '../../texts/sentences/labels.ts';
import type { Sentence } from '../../texts/text.ts';
import { elementAt, entryOf, passAt, sends, usesTwice, type ViewContext } from './context.ts';
import type { Write } from './termsView.ts';
import type { Block, LedgerRow } from './view.ts';

/** Most lines of a ledger that are drawn: the first and last few, and those around the one that is lit. */
const MOST_ROWS = 24;
const AROUND = 8;

/** One entry with its numbers for one element. */
interface Line {
  readonly entry: LedgerEntry;
  readonly before: number;
  readonly after: number;
  readonly contribution: number;
  /** `upstream · local`, where the contribution is one product; a sum is written as it is. */
  readonly factors: readonly [number, number] | null;
  readonly state: LedgerRow['state'];
  /** The first of those to come: what it will be added to is known. */
  readonly next: boolean;
}

/**
 * The ledger of a node's gradient at the cursor: before, then one line a contribution, `before + upstream · local = after`.
 * `lit`: the event that this step (or this part of it) is about; the ledger then stands as right after it. By default all
 * events of the step's act are lit. `write`: how the panel around it writes its numbers.
 */
export function ledgerBlock(
  context: ViewContext,
  node: number,
  lit: number | null = null,
  write: Write = formatTogether(ledgerNumbers(context, node, lit)),
): Block | null {
  const lines = linesOf(context, node, lit);
  if (lines.length === 0) return null;
  const { language, name, notation } = context;
  const contributions = sinceReset(lines);
  const added = contributions.filter((line) => line.state !== 'later').length;
  const heading = inspectorSentences.ledger[language]({
    node: name(node),
    differential: notation.differential,
    added,
    expected: contributions.length,
  });
  const shared = sharedSymbols(context, lines);
  const rows = windowed(lines).map((line) =>
    typeof line === 'number'
      ? gapRow(context, line)
      : { ...rowOf(context, line, write, shared), explains: explainsOf(context, node, lines, line) },
  );
  // What an iteration before has left is the total before.
  const carried = lines[0]?.entry.kind === 'carried';
  const total = lines.filter((line) => line.state !== 'later').at(-1);
  const exactly = total === undefined || full(total.after) === write(total.after) ? null : full(total.after);
  return { kind: 'ledger', heading, rows: carried ? rows : [beforeRow(context, lines, write), ...rows], exactly };
}

/** Every number that a ledger writes. */
export function ledgerNumbers(context: ViewContext, node: number, lit: number | null = null): readonly number[] {
  return linesOf(context, node, lit).flatMap((line) => [
    line.before,
    line.after,
    ...(line.factors ?? [line.contribution]),
  ]);
}

function linesOf(context: ViewContext, node: number, lit: number | null): Line[] {
  const { timeline, trace, cursor } = context;
  const element = elementAt(context, node);
  const act = cursor.step - timeline.forward.length - 1;
  const sub = cursor.edge ?? Number.POSITIVE_INFINITY;
  const pass = Math.max(0, passAt(context));
  const lines: Line[] = [];
  let before = 0;
  let passedLit = false;
  let known = true;
  for (const entry of ledgerOf(timeline, node)) {
    // Of several edges into one node, each part shows the ledger as it stands right after that edge.
    const done = !passedLit && (entry.act < act || (entry.act === act && entry.sub <= sub));
    passedLit ||= lit !== null && entry.kind === 'contribution' && entry.event === lit;
    if (!done && (entry.pass > pass || entry.kind === 'reset')) break;
    const now =
      done && entry.act === act && (lit === null ? cursor.edge === null || entry.sub === sub : entry.event === lit);
    const after =
      entry.kind === 'contribution'
        ? (totalAfter(trace, entry.event)[element] as number)
        : entry.kind === 'seed'
          ? (trace.graph.seed[element] as number)
          : entry.kind === 'carried'
            ? (carriedOf(trace, node)[element] as number)
            : 0;
    const contribution =
      entry.kind === 'contribution' ? (contributionOf(trace, entry.event)[element] as number) : after;
    const factors = entry.kind === 'contribution' ? factorsOf(context, entry, element) : null;
    const state = now ? 'now' : done ? 'done' : 'later';
    lines.push({ entry, before, after, contribution, factors, state, next: state === 'later' && known });
    known = state !== 'later';
    before = after;
  }
  return lines;
}

/** A line's contribution and total as numbers that can be explained at the cursor; nothing where a name would mean another number. */
function explainsOf(context: ViewContext, node: number, lines: readonly Line[], line: Line): LedgerRow['explains'] {
  const { graph, timeline, cursor } = context;
  const { kind, edge } = line.entry;
  const known = lines.filter(({ state }) => state !== 'later');
  // Of several passes along an edge a name means the last.
  if (kind !== 'contribution' || known.filter(({ entry }) => entry.edge === edge).at(-1) !== line) return undefined;
  const element = elementAt(context, node);
  const whole: Explained = { node: graph.keys[node] as string, what: 'gradient', element };
  const target = targetOf(graph, edge);
  const id = `${graph.keys[target]}:${edge - (graph.inputStart[target] as number)}`;
  const isNow = known.at(-1) === line && known.length === entriesAt(timeline, node, cursor);
  return { contribution: { ...whole, edge: id }, total: isNow ? whole : null };
}

/** Contributions after the last reset that has happened: those that are in the total, or will be. */
function sinceReset(lines: readonly Line[]): readonly Line[] {
  const resets = lines.filter((line) => line.entry.kind === 'reset' && line.state !== 'later');
  const last = resets.at(-1);
  return lines
    .slice(last === undefined ? 0 : lines.indexOf(last) + 1)
    .filter((line) => line.entry.kind === 'contribution');
}

/** Upstream and local derivative where the contribution is their product: elementwise, and nothing summed over a broadcast. */
function factorsOf(
  context: ViewContext,
  { act, edge }: LedgerEntry,
  element: number,
): readonly [number, number] | null {
  const { graph, timeline, trace } = context;
  const target = timeline.schedule.acts[act] as number;
  if (entryOf(graph, target).op.kind !== 'elementwise' || trace.schedule.broadcast.has(edge)) return null;
  if (elementsOf(graph, graph.inputs[edge] as number) !== elementsOf(graph, target)) return null;
  return [upstreamOf(trace, timeline, act)[element] as number, localOf(trace, edge)[element] as number];
}

function beforeRow({ say }: ViewContext, lines: readonly Line[], write: Write): LedgerRow {
  return {
    label: sentence`${say(inspectorTexts.before)}`,
    arithmetic: sentence`${write(lines[0]?.before ?? 0)}`,
    state: 'done',
  };
}

function rowOf(context: ViewContext, line: Line, write: Write, shared: ReadonlySet<string>): LedgerRow {
  const { entry, before, after, factors, state } = line;
  const label = labelOf(context, entry, shared);
  if (entry.kind === 'carried') {
    const { iteration, say, tell } = context;
    // On the side of the numbers: the labels are one narrow column.
    // Where nothing clears between iterations it is a pile of all that came before.
    const piled = iteration !== null && iteration > 1 && !context.timeline.schedule.acts.includes(ACT.zeroGrad);
    const left =
      iteration === null
        ? ''
        : `${piled ? say(labelTexts.leftBefore) : tell(inspectorTexts.leftBy, { n: iteration - 1 })}: `;
    return { label, arithmetic: sentence`${left}${gradient(write(after))}`, state };
  }
  if (entry.kind !== 'contribution') {
    const text =
      entry.kind === 'reset' ? sentence`${write(before)} → ${write(0)}` : sentence`${gradient(write(after))}`;
    return { label, arithmetic: text, state };
  }
  if (state === 'later') return { label, arithmetic: line.next ? sentence`${write(before)} + …` : sentence`…`, state };
  const product = (factors ?? [line.contribution]).map((factor, k, all) =>
    k === 0 && all.length > 1 ? write(factor) : brackets(write(factor)),
  );
  const first =
    product.length > 1 && product[0]?.startsWith('−') ? [brackets(product[0]), ...product.slice(1)] : product;
  const sign = signBetween([[write(before)], first], write(after));
  return {
    label,
    arithmetic: sentence`${write(before)} + ${first.join(' · ')} ${sign} ${gradient(write(after))}`,
    state,
  };
}

const brackets = (text: string) => (text.startsWith('−') ? `(${text})` : text);

/** Who a line is from: seed, zero grad, or an op with the input that it came along, and the pass where there are several. */
function labelOf(context: ViewContext, entry: LedgerEntry, shared: ReadonlySet<string>): Sentence {
  const { timeline, say, tell } = context;
  if (entry.kind === 'carried') return sentence`${say(inspectorTexts.before)}`;
  if (entry.kind === 'reset')
    return sentence`${say(timeline.schedule.acts[entry.act] === ACT.zeroGrad ? inspectorTexts.zeroGrad : inspectorTexts.newPass)}`;
  const passes = timeline.schedule.acts.reduce((sum, act) => sum + (act === ACT.seed ? 1 : 0), 0);
  const pass = passes > 1 ? `, ${tell(inspectorTexts.pass, { n: entry.pass + 1 })}` : '';
  if (entry.kind === 'seed') return sentence`${say(inspectorTexts.seed)}${pass}`;
  return sentence`${fromOf(context, entry, shared)}${pass}`;
}

/** `from −, left input`; `from − (d), left input` where its symbol is shared. */
function fromOf(context: ViewContext, { edge }: LedgerEntry, shared: ReadonlySet<string>): Sentence {
  const { graph, language, tell, name } = context;
  const target = targetOf(graph, edge);
  const from = graph.inputStart[target] as number;
  const consumer = entryOf(graph, target);
  const { arity } = consumer.op;
  const twice = usesTwice(graph, target, graph.inputs[edge] as number);
  // Where only one input can receive a gradient its side says nothing.
  let receiving = 0;
  for (let k = 0; k < arity; k++) if (sends(context, target, from + k)) receiving++;
  const which =
    receiving < 2 || (!twice && arity > 2)
      ? ''
      : tell(twice ? inspectorTexts.slotShort : inspectorTexts.slot, { slot: edge - from, of: arity });
  const symbol = symbolOf(consumer);
  const { text } = name(target);
  return inspectorSentences.from[language]({
    node: { node: target, text: shared.has(symbol) ? `${symbol} (${text})` : symbol },
    slot: which,
  });
}

/** Symbols that more than one node of a ledger goes by: their lines would read alike. */
function sharedSymbols({ graph }: ViewContext, lines: readonly Line[]): ReadonlySet<string> {
  const owners = new Map<string, number>();
  const shared = new Set<string>();
  for (const { entry } of lines) {
    if (entry.kind !== 'contribution') continue;
    const target = targetOf(graph, entry.edge);
    const symbol = symbolOf(entryOf(graph, target));
    if ((owners.get(symbol) ?? target) !== target) shared.add(symbol);
    owners.set(symbol, target);
  }
  return shared;
}

/** All lines, or numbers of left-out lines between those that are kept. */
function windowed(lines: readonly Line[]): readonly (Line | number)[] {
  if (lines.length <= MOST_ROWS) return lines;
  const found = lines.map((line) => line.state).lastIndexOf('now');
  const at = found >= 0 ? found : lines.filter((line) => line.state === 'done').length;
  const kept = lines.map((_, k) => k < 2 || k >= lines.length - 2 || Math.abs(k - at) <= AROUND);
  const result: (Line | number)[] = [];
  lines.forEach((line, k) => {
    const last = result[result.length - 1];
    if (kept[k] === true) result.push(line);
    else if (typeof last === 'number') result[result.length - 1] = last + 1;
    else result.push(1);
  });
  return result;
}

function gapRow({ tell }: ViewContext, n: number): LedgerRow {
  return { label: sentence`${tell(inspectorTexts.moreRows, { n })}`, arithmetic: [], state: 'later' };
}

const full = (value: number) => formatNumber(value, FULL);
