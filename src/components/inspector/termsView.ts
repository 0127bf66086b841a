import type { Term } from '../../engine/ops/define.ts';
import { signBetween } from '../../format/decimal.ts';
import { formatTogether } from '../../format/number.ts';
import { inspectorTexts } from '../../texts/inspector.ts';
import { gradient, sentence, value } from '../../texts/sentence.ts';
import type { Sentence } from '../../texts/text.ts';
import type { ViewContext } from './context.ts';
import type { Block, LedgerRow } from './view.ts';

/** Most products of a sum that are written out: the first ones and the last. */
const MOST_TERMS = 12;

/** One entry as a sum of products, a line each: `1   0.4613 · 0.1663`, and their sum as the trace has it. */
export function termsBlock(
  context: ViewContext,
  heading: Sentence,
  terms: readonly Term[],
  sum: number,
  tone: 'value' | 'gradient',
): Block {
  const { say, tell } = context;
  const write = formatTogether([...terms.flatMap(({ a, b }) => [a, b]), sum]);
  const mark = tone === 'value' ? value : gradient;
  // A plain sum (a bias, a spread) is written without its factors of 1.
  const plain = terms.every((term) => term.b === 1);
  const row = ({ a, b }: Term, k: number): LedgerRow => ({
    label: sentence`${String(k + 1)}`,
    arithmetic: plain ? sentence`${mark(write(a))}` : sentence`${mark(write(a))} · ${value(brackets(write(b)))}`,
    state: 'done',
  });
  const rows = terms.slice(0, MOST_TERMS).map(row);
  if (terms.length > MOST_TERMS) {
    rows.pop();
    const n = terms.length - MOST_TERMS;
    rows.push({ label: sentence`${tell(inspectorTexts.moreRows, { n })}`, arithmetic: [], state: 'done' });
    rows.push(row(terms.at(-1) as Term, terms.length - 1));
  }
  const sign = signBetween(
    terms.map(({ a, b }) => [write(a), write(b)]),
    write(sum),
  );
  rows.push({
    label: sentence`${say(inspectorTexts.sum)}`,
    arithmetic: sentence`${sign} ${mark(write(sum))}`,
    state: 'now',
  });
  return { kind: 'terms', heading, rows };
}

const brackets = (text: string) => (text.startsWith('−') ? `(${text})` : text);
