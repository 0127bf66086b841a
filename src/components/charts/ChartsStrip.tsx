import { Suspense } from 'react';
import { trainingTexts } from '../../texts/training.ts';
import { Icon } from '../frame/Icon.tsx';
import { rememberedOf, useRemembered } from '../frame/remembered.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { applying, VIEWS } from './views.ts';
import './charts.css';

/**
 * The views of a training beside each other under the graph, or (`stacked`) below each other in a panel of their own. The
 * head says which of those that apply to this program are shown; that, and whether the strip is open, is remembered.
 */
export function ChartsStrip({ stacked }: { readonly stacked: boolean }) {
  const say = useSay();
  const store = useStoreApi();
  // One text, so that this renders when other views apply, and not with every iteration.
  const ids = useGradstep(({ training }) => (training === null ? '' : applying(training)));
  const isOpen = useRemembered((remembered) => remembered.chartsOpen) || stacked;
  const hidden = useRemembered((remembered) => remembered.hiddenCharts);
  const views = VIEWS.filter(({ id }) => ids.split(' ').includes(id));
  const shown = views.filter(({ id }) => !hidden.includes(id));
  const toggle = (id: string) =>
    rememberedOf(store).setState({
      hiddenCharts: hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id],
    });
  if (views.length === 0) return null;
  return (
    <section
      className={`charts${stacked ? ' is-stacked' : ''}${isOpen ? '' : ' is-closed'}`}
      aria-label={say(trainingTexts.charts)}
    >
      <header className="charts-head">
        {!stacked && (
          <button
            type="button"
            className="charts-fold"
            aria-expanded={isOpen}
            onClick={() => rememberedOf(store).setState({ chartsOpen: !isOpen })}
          >
            <Icon name={isOpen ? 'down' : 'right'} /> {say(trainingTexts.charts)}
          </button>
        )}
        {isOpen && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that a row of buttons needs not
          <div className="charts-toggles" role="group" aria-label={say(trainingTexts.chartsShown)}>
            {views.map(({ id, title }) => (
              <button key={id} type="button" aria-pressed={!hidden.includes(id)} onClick={() => toggle(id)}>
                {say(title)}
              </button>
            ))}
          </div>
        )}
      </header>
      {isOpen && (
        <div className="charts-row">
          {shown.map(({ id, Chart }) => (
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
