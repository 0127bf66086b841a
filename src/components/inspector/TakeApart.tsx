import type { Figure } from '../../store/figure.ts';
import { levelTexts } from '../../texts/levels.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';

/** A tensor's node as its numbers, and back. */
export function TakeApart({ node }: { readonly node: number }) {
  const say = useSay();
  const store = useStoreApi();
  const level = useGradstep((state) => state.level);
  const key = useGradstep(({ figure }) =>
    figure === null || figure.program.graph.scalar || isLensed(figure) ? null : (figure.graph.keys[node] ?? null),
  );
  if (key === null) return null;
  // A piece is taken apart with the composite that it is a piece of.
  const whole = key.split('/')[0] as string;
  return (
    <button type="button" onClick={() => store.getState().takeApart(level === 3 ? null : whole)}>
      {say(level === 3 ? levelTexts.together : levelTexts.takeApart)}
    </button>
  );
}

/** What is seen through a lens is another graph than the program's. */
const isLensed = ({ seen }: Figure) => seen !== undefined && seen.kind !== 'refused';
