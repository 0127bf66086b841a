import { FULL, formatNumber } from '../../format/number.ts';
import type { Explained } from '../../store/state.ts';
import { placesTexts } from '../../texts/explainPlaces.ts';
import { mayExplain } from '../mayExplain.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import './numberAtEnd.css';

interface Props {
  readonly number: number;
  readonly of: Explained;
  /** It is known at the step that is shown: nothing moves. */
  readonly now?: true;
}

/** A number that is whole when the last step is done, in a table of a mode: a click goes there and takes it apart. */
export function NumberAtEnd({ number, of, now }: Props) {
  const say = useSay();
  const store = useStoreApi();
  const may = useGradstep(mayExplain);
  const exact = formatNumber(number, FULL);
  if (!may) return <span title={exact}>{formatNumber(number)}</span>;
  return (
    <button
      type="button"
      className="mode-number"
      title={`${exact} · ${say(placesTexts.number)}`}
      onClick={() => {
        if (now !== true) store.getState().last();
        store.getState().explain(of);
      }}
    >
      {formatNumber(number)}
    </button>
  );
}
