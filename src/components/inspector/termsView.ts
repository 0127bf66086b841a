import type { Term } from '../../engine/ops/define.ts';
import { signBetween } from '../../format/decimal.ts';
import { inspectorTexts } from '../../texts/inspector.ts';
import { gradient, sentence, value } from '../../texts/sentence.ts';
import type { Sentence } from '../../texts/text.ts';
import type { ViewContext } from './context.ts';
import type { Block, LedgerRow } from './view.ts';

/** Most products of a sum that are written out: the first ones and the last. */
const MOST_TERMS = 12;

/** How a panel writes its numbers; one for all of it, so that a number looks the same wherever it stands. */
export type Write = (value: number) => string;

/** One summand: what it is called, how it is written, and the factors that its written form stands for. */
export interface Summand {
  readonly label: string;
  readonly arithmetic: Sentence;
  readonly product: readonly string[];
}

/** Products as summands: `0   0.4613 · 0.1663`. `labels`: what each is called (termLabels.ts). */
export function termSummands(
  terms: readonly Term[],
  labels: readonly string[],
  tone: 'value' | 'gradient',
  write: Write,
): readonly Summand[] {
  const mark = tone === 'value' ? value : gradient;
  // A plain sum (a bias, a spread) is written without its factors of 1.
  const plain = terms.every((term) => term.b === 1);
  return terms.map(({ a, b }, k) => ({
    label: labels[k] ?? String(k),
    arithmetic: plain ? sentence`${mark(write(a))}` : sentence`${mark(write(a))} · ${value(brackets(write(b)))}`,
    product: [write(a), write(b)],
  }));
}

/** One entry as a sum, a line each summand, and their sum as the trace has it. */
export function sumBlock(
  { say, tell }: ViewContext,
  heading: Sentence,
  summands: readonly Summand[],
  sum: number,
  tone: 'value' | 'gradient',
  write: Write,
): Block {
  const mark = tone === 'value' ? value : gradient;
  const row = ({ label, arithmetic }: Summand): LedgerRow => ({ label: sentence`${label}`, arithmetic, state: 'done' });
  const rows = summands.slice(0, MOST_TERMS).map(row);
  if (summands.length > MOST_TERMS) {
    rows.pop();
    const n = summands.length - MOST_TERMS;
    rows.push({ label: sentence`${tell(inspectorTexts.moreRows, { n })}`, arithmetic: [], state: 'done' });
    rows.push(row(summands.at(-1) as Summand));
  }
  const sign = signBetween(
    summands.map(({ product }) => product),
    write(sum),
  );
  rows.push({
    label: sentence`${say(inspectorTexts.sum)}`,
    arithmetic: sentence`${sign} ${mark(write(sum))}`,
    state: 'now',
  });
  return { kind: 'terms', heading, rows, tone };
}

const brackets = (text: string) => (text.startsWith('−') ? `(${text})` : text);
