import type { Graph } from '../../engine/graph/graph.ts';
import { inspectorTexts } from '../../texts/inspector.ts';
import { mayExplain } from '../mayExplain.ts';
import { Words } from '../sentence/Words.tsx';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import type { LedgerRow } from './view.ts';
import './ledger.css';

interface Props {
  readonly rows: readonly LedgerRow[];
  readonly graph: Graph;
  /** The products of one sum, of values or of gradients: all of them count now, none is past. */
  readonly sum?: 'value' | 'gradient';
}

/** Lines of arithmetic under each other; the one of this step is lit, those to come are grey. */
export function LedgerTable({ rows, graph, sum }: Props) {
  return (
    <table className={sum === undefined ? 'inspector-ledger' : `inspector-ledger is-sum is-${sum}`}>
      <tbody>
        {rows.map((row, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the ledger
          <tr key={k} className={`is-${row.state}`} aria-current={row.state === 'now' ? 'step' : undefined}>
            <th scope="row">
              <Words words={row.label} graph={graph} />
            </th>
            <td>
              <Arithmetic row={row} graph={graph} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A line of numbers. `before + upstream · local =` leads to the explanation of the contribution, the total to its own. */
function Arithmetic({ row: { arithmetic, explains }, graph }: { readonly row: LedgerRow; readonly graph: Graph }) {
  const say = useSay();
  const store = useStoreApi();
  const here = useGradstep(mayExplain);
  if (!here || explains === undefined) return <Words words={arithmetic} graph={graph} />;
  const { contribution, total } = explains;
  const result = <Words words={arithmetic.slice(-1)} graph={graph} />;
  return (
    <>
      <button
        type="button"
        className="inspector-explains"
        title={say(inspectorTexts.explainContribution)}
        onClick={() => store.getState().explain(contribution)}
      >
        <Words words={arithmetic.slice(0, -1)} graph={graph} />
      </button>
      {total === null ? (
        result
      ) : (
        <button
          type="button"
          className="inspector-explains"
          title={say(inspectorTexts.explainTotal)}
          onClick={() => store.getState().explain(total)}
        >
          {result}
        </button>
      )}
    </>
  );
}
