import { Suspense, useRef } from 'react';
import { predictTexts } from '../../texts/predict.ts';
import { trainingTexts } from '../../texts/training.ts';
import { Icon } from '../frame/Icon.tsx';
import { rememberedOf, useRemembered } from '../frame/remembered.ts';
import { useLesson } from '../frame/usePage.ts';
import { Popup } from '../training/Popup.tsx';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { shownOf, widthOf } from './fitting.ts';
import { Sideways } from './Sideways.tsx';
import { useSize } from './shared/useSize.ts';
import { applying, VIEWS, type View } from './views.ts';
import './charts.css';

/**
 * The views of a training beside each other under the graph, or (`stacked`) below each other in a panel of their own. Which
 * of those that apply to this program are shown, and whether the strip is open, is remembered; until the reader has chosen,
 * those that the lesson names, or as many as fit.
 */
export function ChartsStrip({ stacked }: { readonly stacked: boolean }) {
  const say = useSay();
  const predicting = useGradstep(({ panel }) => panel === 'predict');
  // Curves and weights know what comes after the step that is looked at.
  return predicting ? <p className="charts-hidden">{say(predictTexts.hiddenCharts)}</p> : <Strip stacked={stacked} />;
}

function Strip({ stacked }: { readonly stacked: boolean }) {
  const say = useSay();
  const store = useStoreApi();
  // One text, so that this renders when other views apply, and not with every iteration.
  const ids = useGradstep(({ training }) => (training === null ? '' : applying(training)));
  const isOpen = useRemembered((remembered) => remembered.chartsOpen) || stacked;
  const hidden = useRemembered((remembered) => remembered.hiddenCharts);
  const row = useRef<HTMLDivElement>(null);
  const { width } = useSize(row);
  const views = VIEWS.filter(({ id }) => ids.split(' ').includes(id));
  const all = views.map(({ id }) => id);
  const named = useLesson()?.charts ?? null;
  const shown = shownOf({ all, hidden, named, stacked, width });
  const show = (id: string, on: boolean) => {
    // What is off elsewhere, for a program of another kind, stays so.
    const off = hidden ?? all.filter((one) => !shown.includes(one));
    rememberedOf(store).setState({ hiddenCharts: on ? off.filter((one) => one !== id) : [...off, id] });
  };
  if (views.length === 0) return null;
  const kind = `charts${stacked ? ' is-stacked' : ''}${isOpen ? '' : ' is-closed'}`;
  return (
    <section className={kind} aria-label={say(trainingTexts.charts)}>
      <header className="charts-head">
        {isOpen && (
          <Popup
            {...(stacked && { word: say(trainingTexts.charts) })}
            name={say(trainingTexts.chartsShown)}
            icon="more"
          >
            {() => <Choices views={views} shown={shown} show={show} />}
          </Popup>
        )}
        {!stacked && (
          <button
            type="button"
            className="charts-fold"
            aria-expanded={isOpen}
            aria-label={isOpen ? say(trainingTexts.foldCharts) : undefined}
            title={isOpen ? say(trainingTexts.foldCharts) : undefined}
            onClick={() => rememberedOf(store).setState({ chartsOpen: !isOpen })}
          >
            {!isOpen && say(trainingTexts.charts)} <Icon name={isOpen ? 'close' : 'right'} />
          </button>
        )}
      </header>
      <div className="charts-rows" ref={row} hidden={!isOpen}>
        <Sideways>
          {isOpen &&
            views
              .filter(({ id }) => shown.includes(id))
              .map(({ id, Chart }) => (
                <div
                  key={id}
                  className="charts-view"
                  data-view={id}
                  style={stacked ? undefined : { flexBasis: widthOf(id) }}
                >
                  <Suspense fallback={null}>
                    <Chart />
                  </Suspense>
                </div>
              ))}
        </Sideways>
      </div>
    </section>
  );
}

interface ChoicesProps {
  readonly views: readonly View[];
  readonly shown: readonly string[];
  readonly show: (id: string, on: boolean) => void;
}

/** A box to tick for each view that applies. */
function Choices({ views, shown, show }: ChoicesProps) {
  const say = useSay();
  return views.map(({ id, title }) => (
    <label key={id} className="charts-choice">
      <input type="checkbox" checked={shown.includes(id)} onChange={(event) => show(id, event.target.checked)} />
      {say(title)}
    </label>
  ));
}
