import { FULL, formatNumber } from '../../../format/number.ts';
import type { Explained } from '../../../store/state.ts';
import { placesTexts } from '../../../texts/explainPlaces.ts';
import { weightsTexts } from '../../../texts/weights.ts';
import { useSay, useStoreApi } from '../../useGradstep.ts';
import { columnsOf, explainedIn, type NumberColumn, numberIn } from './numbers.ts';
import type { WeightRow } from './rows.ts';

interface Props {
  readonly index: number;
  readonly row: WeightRow;
  /** Key of its node; absent where its graph is not the one that is drawn. */
  readonly nodeKey: string | undefined;
  readonly hovered: boolean;
  /** A click on a number explains it. */
  readonly asked: boolean;
  readonly explained: Explained | null;
  /** The column of the number that Tab comes to, if it is in this row. */
  readonly stop: NumberColumn | null;
}

/** One weight: its value, its gradient, and what the update makes of it. */
export function Row({ index, row, nodeKey, hovered, asked, explained, stop }: Props) {
  const say = useSay();
  const { name, value, gradient, left, batch, update, now, untouched, moving } = row;
  const classes = [moving ? 'is-moving' : '', hovered ? 'is-hovered' : ''].filter(Boolean).join(' ');
  const still = untouched ? say(weightsTexts.untouched) : null;
  const can = asked && nodeKey !== undefined ? columnsOf(row) : [];
  const lit = explainedIn(row, nodeKey, explained);
  const leads = (column: NumberColumn, called: string): Leads | null =>
    nodeKey !== undefined && can.includes(column)
      ? {
          column,
          number: numberIn(row, column, nodeKey),
          words: say(placesTexts.explain, called),
          isStop: stop === column,
          isExplained: lit === column,
        }
      : null;
  const notes = [left && say(weightsTexts.left), batch && say(placesTexts.batch)].filter(Boolean).join(', ') || null;
  const before = now !== null && !untouched ? say(placesTexts.before) : null;
  return (
    <tr data-row={index} aria-rowindex={index + 2} className={classes === '' ? undefined : classes}>
      <th scope="row">{name}</th>
      <Amount amount={value} kind="value" note={before} leads={leads('value', name)} />
      <Amount
        amount={gradient}
        kind={left ? 'left' : 'gradient'}
        note={notes}
        leads={leads('gradient', `grad(${name})`)}
      />
      <Amount amount={update} kind={untouched ? 'left' : 'update'} note={still} signed />
      <Amount amount={now} kind={untouched ? 'left' : 'now'} note={still} leads={leads('now', name)} />
    </tr>
  );
}

interface Leads {
  readonly column: NumberColumn;
  readonly number: Explained;
  readonly words: string;
  readonly isStop: boolean;
  readonly isExplained: boolean;
}

interface AmountProps {
  readonly amount: number | null;
  readonly kind: 'value' | 'gradient' | 'left' | 'update' | 'now';
  readonly note?: string | null;
  readonly signed?: boolean;
  /** What a click on it explains; `null`: nothing. */
  readonly leads?: Leads | null;
}

/** A number with four digits, and all of them on hover; a dot where it is still to come. */
function Amount({ amount, kind, note = null, signed = false, leads = null }: AmountProps) {
  const say = useSay();
  const store = useStoreApi();
  if (amount === null) {
    return (
      <td className="is-later" title={say(weightsTexts.toCome)}>
        ·
      </td>
    );
  }
  const full = formatNumber(amount, FULL);
  const title = note === null ? full : `${full} (${note})`;
  const text = signed && amount > 0 ? `+${formatNumber(amount)}` : formatNumber(amount);
  if (leads === null)
    return (
      <td className={`is-${kind}`} title={title}>
        {text}
      </td>
    );
  const { column, number, words, isStop, isExplained } = leads;
  return (
    <td className={`is-${kind}${isExplained ? ' is-explained' : ''}`}>
      <button
        type="button"
        data-column={column}
        tabIndex={isStop ? 0 : -1}
        title={`${title} · ${words}`}
        aria-current={isExplained ? 'true' : undefined}
        onClick={() => store.getState().explain(number)}
      >
        {text}
      </button>
    </td>
  );
}
