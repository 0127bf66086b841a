import type { Mistake } from '../../../engine/predict/mistake.ts';
import type { Question } from '../../../engine/predict/question.ts';
import { formatNumber } from '../../../format/number.ts';
import type { Figure } from '../../../store/figure.ts';
import { predictTexts } from '../../../texts/predict.ts';
import { sentence } from '../../../texts/sentence.ts';
import type { ViewContext } from '../../inspector/context.ts';
import { ledgerBlock } from '../../inspector/ledgerView.ts';
import type { LedgerRow } from '../../inspector/view.ts';
import { productOf } from './words.ts';

/**
 * The ledger of the gradient asked for, as it stands before the step; empty at other questions. Where the mistake is known
 * the next line says what is added, and the one that was left out is lit.
 */
export function wrongLedger(
  context: ViewContext,
  figure: Figure,
  question: Question,
  mistake: Mistake | null,
): readonly LedgerRow[] {
  if (question.kind !== 'backward') return [];
  const block = ledgerBlock(context, question.node);
  if (block === null || block.kind !== 'ledger') return [];
  const next = block.rows.findIndex(({ state }) => state === 'later');
  const forgot = mistake?.name === 'onlyThis' || mistake?.name === 'forgotOld';
  const product = mistake === null ? null : productOf(figure, question);
  return block.rows.map((row, k): LedgerRow => {
    if (k === next && product !== null)
      return { ...row, arithmetic: sentence`${formatNumber(question.before)} + ${product} = ?`, state: 'done' };
    if (k === next - 1 && forgot && k > 0)
      return { ...row, label: sentence`${row.label} · ${predictTexts.leftOut[context.language]}`, state: 'now' };
    return row.state === 'now' ? { ...row, state: 'done' } : row;
  });
}
