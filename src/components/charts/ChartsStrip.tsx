import { Suspense } from 'react';
import { trainingTexts } from '../../texts/training.ts';
import { Icon } from '../frame/Icon.tsx';
import { rememberedOf, useRemembered } from '../frame/remembered.ts';
import { Popup } from '../training/Popup.tsx';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { applying, VIEWS, type View } from './views.ts';
import './charts.css';

/**
 * The views of a training beside each other under the graph, or (`stacked`) below each other in a panel of their own. Which
 * of those that apply to this program are shown, and whether the strip is open, is remembered.
 */
export function ChartsStrip({ stacked }: { readonly stacked: boolean }) {
  const say = useSay();
  const store = useStoreApi();
  // One text, so that this renders when other views apply, and not with every iteration.
  const ids = useGradstep(({ training }) => (training === null ? '' : applying(training)));
  const isOpen = useRemembered((remembered) => remembered.chartsOpen) || stacked;
  const hidden = useRemembered((remembered) => remembered.hiddenCharts);
  const views = VIEWS.filter(({ id }) => ids.split(' ').includes(id));
  if (views.length === 0) return null;
  const kind = `charts${stacked ? ' is-stacked' : ''}${isOpen ? '' : ' is-closed'}`;
  return (
    <section className={kind} aria-label={say(trainingTexts.charts)}>
      <header className="charts-head">
        {isOpen && (
          <Popup word={say(trainingTexts.charts)} name={say(trainingTexts.chartsShown)}>
            {() => <Choices views={views} hidden={hidden} />}
          </Popup>
        )}
        {!stacked && (
          <button
            type="button"
            className="charts-fold"
            aria-expanded={isOpen}
            aria-label={say(isOpen ? trainingTexts.foldCharts : trainingTexts.charts)}
            onClick={() => rememberedOf(store).setState({ chartsOpen: !isOpen })}
          >
            {!isOpen && say(trainingTexts.charts)} <Icon name={isOpen ? 'close' : 'right'} />
          </button>
        )}
      </header>
      {isOpen && (
        <div className="charts-row">
          {views
            .filter(({ id }) => !hidden.includes(id))
            .map(({ id, Chart }) => (
              <div key={id} className="charts-view" data-view={id}>
                <Suspense fallback={null}>
                  <Chart />
                </Suspense>
              </div>
            ))}
        </div>
      )}
    </section>
  );
}

function Choices({ views, hidden }: { readonly views: readonly View[]; readonly hidden: readonly string[] }) {
  const say = useSay();
  const store = useStoreApi();
  const show = (id: string, on: boolean) =>
    rememberedOf(store).setState({ hiddenCharts: on ? hidden.filter((one) => one !== id) : [...hidden, id] });
  return views.map(({ id, title }) => (
    <label key={id} className="charts-choice">
      <input type="checkbox" checked={!hidden.includes(id)} onChange={(event) => show(id, event.target.checked)} />
      {say(title)}
    </label>
  ));
}
