import { graphTexts } from '../../texts/graph.ts';
import { levelTexts } from '../../texts/levels.ts';
import { later } from '../frame/arriving.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { modelOf } from './model.ts';

const Refusal = later(async () => (await import('./ScalarsRefusal.tsx')).ScalarsRefusal);

/** The levels of detail that differ for the program: composites to open or close, tensors to take apart into numbers. */
export function Levels() {
  const store = useStoreApi();
  const say = useSay();
  // At level 3 the graph is that of the numbers: which levels there are, the program's own says.
  const composites = useGradstep(({ figure }) => figure !== null && modelOf(figure.program.graph).levels);
  const tensors = useGradstep(({ figure }) => figure !== null && !figure.program.graph.scalar);
  // The bar of a training has levels of its own.
  const elsewhere = useGradstep(({ training }) => training !== null);
  const refused = useGradstep((state) => state.level === 3 && state.refusal !== null);
  const now = useGradstep(({ figure, opened, level }) => {
    if (figure === null || level === 3) return level;
    const { graph } = figure;
    if (graph.groups.length === 0) return modelOf(graph).levels ? 1 : 2;
    return opened === 'all' || !modelOf(graph).nodes.some((node) => node.composite) ? 2 : 0;
  });
  if (elsewhere || !(composites || tensors)) return null;
  const levels = [
    ...(composites ? ([[1, graphTexts.closed]] as const) : []),
    [2, graphTexts.ops] as const,
    ...(tensors ? ([[3, levelTexts.scalars]] as const) : []),
  ];
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that a row of buttons needs not */}
      <div className="graph-levels" role="group" aria-label={say(graphTexts.level)}>
        {levels.map(([level, word]) => (
          <button
            key={level}
            type="button"
            aria-pressed={now === level}
            onClick={() => store.getState().setLevel(level)}
          >
            {say(word)}
          </button>
        ))}
      </div>
      {refused && <Refusal />}
    </>
  );
}
