import type { Graph } from '../../engine/graph/graph.ts';
import { Words } from '../sentence/Words.tsx';
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
              <Words words={row.arithmetic} graph={graph} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
