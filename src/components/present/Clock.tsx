import { useEffect, useState } from 'react';
import { presentTexts } from '../../texts/present.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { useLecture, useLectureApi } from './lecture.ts';
import { clockText, elapsedAt, resetAt, toggledAt } from './timer.ts';

/** What time it is, and how long the lecture has lasted; that can be paused and begun again. */
export function Clock() {
  const say = useSay();
  const lecture = useLectureApi();
  const timer = useLecture((state) => state.timer);
  const language = useGradstep((state) => state.language);
  const now = useNow();
  const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(now);
  return (
    <dl className="speaker-clock">
      <div>
        <dt>{say(presentTexts.clock)}</dt>
        <dd>{time}</dd>
      </div>
      <div>
        <dt>{say(presentTexts.elapsed)}</dt>
        <dd className={timer.since === null ? 'is-paused' : ''}>{clockText(elapsedAt(timer, now))}</dd>
        <dd className="speaker-timer">
          <button type="button" onClick={() => lecture.setState({ timer: toggledAt(timer, Date.now()) })}>
            {say(timer.since === null ? presentTexts.goOn : presentTexts.pause)}
          </button>
          <button type="button" onClick={() => lecture.setState({ timer: resetAt(timer, Date.now()) })}>
            {say(presentTexts.reset)}
          </button>
        </dd>
      </div>
    </dl>
  );
}

/** The time, ms since the epoch, twice a second. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  // A pause or a reset counts from its own moment.
  return Math.max(now, Date.now());
}
