import { type KeyboardEvent, useId, useRef } from 'react';
import { panelBehind } from '../../lessons/modes.ts';
import { MODE_TEXTS, modesTexts } from '../../texts/modes.ts';
import { Icon } from '../frame/Icon.tsx';
import { leaveToGraph } from '../leaveToGraph.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { ROOMS } from './rooms.tsx';
import './modes.css';

/** The room of the mode that is on, under its name, with the way back to the steps. Nothing while there is none. */
export function ModeRoom() {
  const panel = useGradstep((state) => state.panel);
  const say = useSay();
  const store = useStoreApi();
  const id = useId();
  const room = useRef<HTMLElement>(null);
  if (panel === 'step') return null;
  const Room = ROOMS[panel];
  const close = () => {
    // Before the room is gone with what has the focus in it: the steps' keys act again from the graph.
    leaveToGraph(room.current);
    store.getState().setPanel(panelBehind(store.getState()));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    // In a field Escape is the field's: it undoes what was typed, or leaves the field alone.
    if (event.target instanceof Element && event.target.matches('input, textarea, select')) return;
    event.preventDefault();
    close();
  };
  return (
    <section ref={room} className={`mode is-${panel}`} aria-labelledby={id} onKeyDown={onKeyDown}>
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
