import { useEffect, useState } from 'react';
import { frameTexts } from '../../texts/frame.ts';
import { linkTexts } from '../../texts/link.ts';
import { Icon } from '../frame/Icon.tsx';
import { useSay, useStoreApi } from '../useGradstep.ts';
import type { Begun } from './begin.ts';
import { keepAddress } from './keepAddress.ts';
import './address.css';

/** Keeps the address of the page, and says in one quiet line what of a link could not be used. */
export function Address({ fragment, problems: first }: Omit<Begun, 'store'>) {
  const store = useStoreApi();
  const say = useSay();
  const [problems, setProblems] = useState(first);
  useEffect(() => keepAddress(store, fragment, setProblems), [store, fragment]);
  const [problem] = problems;
  return (
    <p className="address-line" role="status">
      {problem !== undefined && (
        <>
          <span>
            {say(linkTexts.problem, problem)}
            {problems.length > 1 && say(linkTexts.more, problems.length - 1)}
          </span>
          <button
            type="button"
            className="frame-plain"
            aria-label={say(frameTexts.close)}
            title={say(frameTexts.close)}
            onClick={() => setProblems([])}
          >
            <Icon name="close" />
          </button>
        </>
      )}
    </p>
  );
}
