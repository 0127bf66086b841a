import { useId } from 'react';
import { MODE_TEXTS, modesTexts } from '../../texts/modes.ts';
import { Icon } from '../frame/Icon.tsx';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { ROOMS } from './rooms.tsx';
import './modes.css';

/** The room of the mode that is on, under its name, with the way back to the steps. Nothing while there is none. */
export function ModeRoom() {
  const panel = useGradstep((state) => state.panel);
  const say = useSay();
  const store = useStoreApi();
  const id = useId();
  if (panel === 'step') return null;
  const Room = ROOMS[panel];
  const close = () => store.getState().setPanel('step');
  return (
    <section className={`mode is-${panel}`} aria-labelledby={id}>
      <header className="mode-head">
        <h2 id={id}>{say(MODE_TEXTS[panel].name)}</h2>
        <button
          type="button"
          className="frame-plain"
          aria-label={say(modesTexts.close)}
          title={say(modesTexts.close)}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      <Room />
    </section>
  );
}
