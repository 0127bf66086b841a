import type { Level } from '../../store/state.ts';
import { trainingTexts } from '../../texts/training.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { Choice } from './Choice.tsx';
import './row.css';
import './picture.css';

const LEVELS = [
  [1, trainingTexts.layers],
  [2, trainingTexts.ops],
  [3, trainingTexts.scalars],
] as const satisfies readonly (readonly [Level, object])[];

/** More samples than this are no list to choose from; the first ones are. */
const LISTED = 200;

/** What is drawn: the graph at one of three levels of detail, or units and weights; and of which sample. */
export function PictureSwitch() {
  const say = useSay();
  const store = useStoreApi();
  const shown = useGradstep(({ picture, level }) => (picture === 'neurons' ? 'neurons' : level));
  return (
    <div className="training-picture">
      {shown === 3 || shown === 'neurons' ? <SampleChoice whole={shown === 'neurons'} /> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that a row of buttons needs not */}
      <div className="training-levels" role="group" aria-label={say(trainingTexts.picture)}>
        {LEVELS.map(([level, word]) => (
          <button
            key={level}
            type="button"
            aria-pressed={shown === level}
            onClick={() => store.getState().setLevel(level)}
          >
            {say(word)}
          </button>
        ))}
        <button type="button" aria-pressed={shown === 'neurons'} onClick={() => store.getState().setPicture('neurons')}>
          {say(trainingTexts.neurons)}
        </button>
      </div>
    </div>
  );
}

/** Which row of the data is looked at. Scalars are those of one sample; neurons can show the whole batch. */
function SampleChoice({ whole }: { readonly whole: boolean }) {
  const say = useSay();
  const store = useStoreApi();
  const rows = useGradstep(({ training }) => training?.run.data?.rows ?? 0);
  const sample = useGradstep((state) => state.sample);
  if (rows < 2) return null;
  const count = Math.min(rows, LISTED);
  const value = sample === null ? (whole ? 'all' : '0') : `${sample}`;
  return (
    <Choice
      label={say(trainingTexts.sample)}
      value={value}
      choose={(choice) => store.getState().setSample(choice === 'all' ? null : Number(choice))}
    >
      {whole && <option value="all">{say(trainingTexts.wholeBatch)}</option>}
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the data is its number
        <option key={row} value={`${row}`}>
          {say(trainingTexts.sampleIs, row)}
        </option>
      ))}
    </Choice>
  );
}
