import { indeterminateOf } from '../../../engine/forwardMode/indeterminate.ts';
import { opOf } from '../../../engine/graph/graph.ts';
import type { TangentSeen } from '../../../store/lens/tangentSeen.ts';
import { forwardModeTexts as texts } from '../../../texts/forwardMode.ts';
import { symbolOf } from '../../../texts/sentences/facts.ts';
import { useSay } from '../../useGradstep.ts';
import { reverseOf } from './PassTable.tsx';

/** So many inputs have it said of them; of more the reason is the same. */
const MOST_SAID = 3;

/** Why the two columns of the table differ, where one of them has NaN: 0 · ∞ on one way and not on the other. */
export function Unlike({ seen, done }: { readonly seen: TangentSeen; readonly done: ReadonlyMap<string, number> }) {
  const say = useSay();
  const { runs, reverse: trace } = seen;
  const symbol = (node: number) => {
    const entry = opOf(trace.graph, node);
    return entry === null ? '' : symbolOf(entry);
  };
  const found = runs.flatMap((run) => {
    const forward = done.get(run.pass.name);
    const why = forward === undefined ? null : indeterminateOf(trace, run, forward, reverseOf(seen, run.pass));
    if (why === null) return [];
    const closed = why.closed === null ? null : symbol(why.closed);
    return [{ way: why.way, name: run.pass.name, op: symbol(why.node), closed }];
  });
  return found.slice(0, MOST_SAID).map(({ way, ...words }) => (
    <p key={words.name} className="forward-mode-line" role="status">
      {say(way === 'forward' ? texts.forwardNaN : texts.reverseNaN, words)}
    </p>
  ));
}
