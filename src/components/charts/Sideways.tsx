import { type ReactNode, useEffect, useRef, useState } from 'react';
import { chartTexts } from '../../texts/charts.ts';
import { Icon } from '../frame/Icon.tsx';
import { useSay } from '../useGradstep.ts';

/** Less than this is rounding, not something to scroll to, px. */
const SLACK = 2;
/** Part of what is seen that one press goes on by: some of it stays, to find oneself again. */
const PART = 0.8;

/** The row of charts. Where they are wider than it, a button at that end says so, and goes there. */
export function Sideways({ children }: { readonly children: ReactNode }) {
  const say = useSay();
  const row = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState({ before: false, after: false });
  useEffect(() => {
    const element = row.current;
    if (element === null) return;
    const measure = () => {
      const { scrollLeft, scrollWidth, clientWidth } = element;
      const before = scrollLeft > SLACK;
      const after = scrollWidth - clientWidth - scrollLeft > SLACK;
      setMore((known) => (known.before === before && known.after === after ? known : { before, after }));
    };
    measure();
    // The row changes its width, its charts change what is in it.
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    const charts = new MutationObserver(measure);
    charts.observe(element, { childList: true });
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      sizes.disconnect();
      charts.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  const go = (sign: 1 | -1) => {
    const element = row.current;
    element?.scrollBy({ left: sign * PART * element.clientWidth });
  };
  return (
    <>
      <div className="charts-row" ref={row}>
        {children}
      </div>
      {more.before && (
        <button
          type="button"
          className="charts-more is-before"
          aria-label={say(chartTexts.moreLeft)}
          title={say(chartTexts.moreLeft)}
          onClick={() => go(-1)}
        >
          <Icon name="left" />
        </button>
      )}
      {more.after && (
        <button
          type="button"
          className="charts-more is-after"
          aria-label={say(chartTexts.moreRight)}
          title={say(chartTexts.moreRight)}
          onClick={() => go(1)}
        >
          <Icon name="right" />
        </button>
      )}
    </>
  );
}
