import { useEffect, useState } from 'react';
import { isStillLesson } from '../../store/lessonText.ts';
import { linkTexts } from '../../texts/link.ts';
import { panelTexts } from '../../texts/panels.ts';
import { Icon } from '../frame/Icon.tsx';
import { UpdateLine } from '../offline/UpdateLine.tsx';
import { Voice } from '../sentence/Voice.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import type { Begun } from './begin.ts';
import { keepAddress } from './keepAddress.ts';
import './address.css';

/** What the page does once it is painted: keeps its address, offers updates, says what of a link could not be used. */
export function Address({ fragment, problems: first }: Omit<Begun, 'store'>) {
  const store = useStoreApi();
  const say = useSay();
  const [problems, setProblems] = useState(first);
  useEffect(() => keepAddress(store, fragment, setProblems), [store, fragment]);
  const [problem] = problems;
  // A link may name a lesson and bring another program: its notes would be about something else.
  const lessons = useGradstep((state) => state.lessons);
  useEffect(() => {
    const { document, closeLesson } = store.getState();
    const lesson = lessons.find(({ id }) => id === document.lesson);
    if (lesson !== undefined && !isStillLesson(lesson.program, document.source)) closeLesson();
  }, [store, lessons]);
  // In a lecture the timeline is at the foot.
  const view = useGradstep((state) => state.view);
  return (
    <>
      <UpdateLine />
      <Voice />
      <p className={view === 'app' ? 'address-line' : 'address-line is-above'} role="status">
        {problem !== undefined && (
          <>
            <span>
              {say(linkTexts.problem, problem)}
              {problems.length > 1 && say(linkTexts.more, problems.length - 1)}
            </span>
            <button
              type="button"
              className="frame-plain"
              aria-label={say(panelTexts.close)}
              title={say(panelTexts.close)}
              onClick={() => setProblems([])}
            >
              <Icon name="close" />
            </button>
          </>
        )}
      </p>
    </>
  );
}
