import { useEffect, useRef } from 'react';
import { writeFragment } from '../../store/link/fragment.ts';
import { pairsOf } from '../../store/link/write.ts';
import { figureTexts } from '../../texts/figure.ts';
import { useSay, useStoreApi } from '../useGradstep.ts';

/**
 * The whole page with what the figure shows now. The address follows the state by itself and renders nothing; a program that
 * has to be compressed is there a moment later.
 */
export function OpenLink({ app }: { readonly app: string }) {
  const say = useSay();
  const store = useStoreApi();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    let latest = 0;
    const follow = () => {
      const mine = ++latest;
      const pairs = pairsOf(store.getState(), { view: null, controls: null });
      void writeFragment(pairs).then((fragment) => {
        if (mine === latest && link.current !== null) link.current.href = `${app}#${fragment}`;
      });
    };
    follow();
    const stop = store.subscribe((state, before) => {
      if (state.hovered === before.hovered) follow();
    });
    return () => {
      latest = -1;
      stop();
    };
  }, [store, app]);
  return (
    <a ref={link} className="figure-open" href={app} target="_blank" rel="noopener" title={say(figureTexts.opensNew)}>
      {say(figureTexts.open)}
    </a>
  );
}
