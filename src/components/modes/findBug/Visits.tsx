import { formatNumber } from '../../../format/number.ts';
import { nameOf } from '../../../texts/faultNames.ts';
import { faultTexts } from '../../../texts/findBug.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';
import { useFault } from './useFault.ts';

const MOST_NODES = 40;

/** How often each node is called, at the end and so far; and how many calls that makes. */
export function Visits() {
  const say = useSay();
  const shown = useFault();
  const step = useGradstep((state) => state.cursor.step);
  const visits = shown?.seen.visits ?? null;
  if (shown === null || visits === null) return null;
  const { graph, timeline } = shown.figure;
  const { acts } = timeline.schedule;
  const done = acts.subarray(0, Math.max(0, step - timeline.forward.length));
  const calls = visits.reduce((sum, count) => sum + count, 0);
  const nodes = [...visits.keys()].filter((node) => (visits[node] as number) > 0);
  const often = [...nodes].reverse().slice(0, MOST_NODES);
  const soFar = (node: number) => done.reduce((sum, act) => sum + (act === node ? 1 : 0), 0);
  return (
    <div className="fault-part">
      <h3>{say(faultTexts.visits)}</h3>
      <p className="fault-quiet">
        {say(faultTexts.visitsAll, { calls: formatNumber(calls, 10), nodes: formatNumber(nodes.length, 10) })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long table scrolls in its box, by keyboard too */}
      <section className="fault-scroll" aria-label={say(faultTexts.visits)} tabIndex={0}>
        <table className="fault-table is-numbers">
          <thead>
            <tr>
              <th scope="col">{say(faultTexts.node)}</th>
              <th scope="col">{say(faultTexts.right)}</th>
              <th scope="col">{say(faultTexts.wrong)}</th>
              <th scope="col">{say(faultTexts.soFar)}</th>
            </tr>
          </thead>
          <tbody>
            {often.map((node) => (
              <tr key={node} className={visits[node] === 1 ? '' : 'is-different'}>
                <th scope="row">{nameOf(graph, node)}</th>
                <td>1</td>
                <td>{formatNumber(visits[node] as number, 10)}</td>
                <td>{graph.inputStart[node + 1] === graph.inputStart[node] ? '' : formatNumber(soFar(node), 10)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
