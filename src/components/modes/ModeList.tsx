import { MODE_TEXTS } from '../../texts/modes.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { MODES } from './modeTable.ts';
import './modes.css';

/** Every mode with one line about it, and the code; the one that is on is pressed. `onDone`: one was chosen. */
export function ModeList({ onDone }: { readonly onDone: () => void }) {
  const say = useSay();
  const store = useStoreApi();
  const panel = useGradstep((state) => state.panel);
  const code = useGradstep((state) => state.code !== null);
  const rows = [
    ...MODES.map(({ name, key }) => ({
      name,
      key,
      on: panel === name,
      act: () => store.getState().setPanel(panel === name ? 'step' : name),
    })),
    { name: 'code', key: 'c', on: code, act: () => store.getState().setCode(code ? null : 'pytorch') },
  ] as const;
  return (
    <>
      {rows.map(({ name, key, on, act }) => (
        <button
          key={name}
          type="button"
          className="mode-entry"
          aria-pressed={on}
          onClick={() => {
            act();
            onDone();
          }}
        >
          <strong>{say(MODE_TEXTS[name].name)}</strong>
          <kbd>{key.toUpperCase()}</kbd>
          <span>{say(MODE_TEXTS[name].about)}</span>
        </button>
      ))}
    </>
  );
}
