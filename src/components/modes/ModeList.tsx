import { MODE_TEXTS } from '../../texts/modes.ts';
import { MODE_BINDINGS } from '../keys/keyTable.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import './modes.css';

/** Every mode with one line about it, and the code; the one that is on is pressed. `onDone`: one was chosen. */
export function ModeList({ onDone }: { readonly onDone: () => void }) {
  const say = useSay();
  const store = useStoreApi();
  const panel = useGradstep((state) => state.panel);
  const code = useGradstep((state) => state.code !== null);
  return (
    <>
      {MODE_BINDINGS.map(({ keys, label, act }) => (
        <button
          key={label}
          type="button"
          className="mode-entry"
          aria-pressed={label === 'code' ? code : panel === label}
          onClick={() => {
            act(store.getState());
            onDone();
          }}
        >
          <strong>{say(MODE_TEXTS[label].name)}</strong>
          <kbd>{keys[0].toUpperCase()}</kbd>
          <span>{say(MODE_TEXTS[label].about)}</span>
        </button>
      ))}
    </>
  );
}
