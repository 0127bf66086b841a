import { type RefObject, useId } from 'react';
import { frameTexts } from '../../texts/frame.ts';
import { keysTexts } from '../../texts/keys.ts';
import { Icon } from '../frame/Icon.tsx';
import { type Say, useSay } from '../useGradstep.ts';
import { type Group, KEY_TABLE } from './keyTable.ts';
import './keys.css';

const GROUPS = [
  ['time', keysTexts.groupTime],
  ['view', keysTexts.groupView],
  ['training', keysTexts.groupTraining],
  ['edit', keysTexts.groupEdit],
] as const satisfies readonly (readonly [Group, object])[];

/** The list of keys, made from the key table. `?` and Escape close it, as does a click beside it. */
export function KeysDialog({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const say = useSay();
  const title = useId();
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      className="keys"
      aria-labelledby={title}
      onClick={(event) => event.target === event.currentTarget && close()}
      onKeyDown={(event) => event.key === '?' && close()}
    >
      <div className="keys-inside">
        <header>
          <h2 id={title}>{say(frameTexts.keys)}</h2>
          <button type="button" className="frame-plain" aria-label={say(frameTexts.close)} onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div className="keys-groups">
          {GROUPS.map(([group, name]) => (
            <section key={group}>
              <h3>{say(name)}</h3>
              <dl>
                {KEY_TABLE.filter((binding) => binding.group === group).map((binding) => (
                  <div key={binding.keys[0]}>
                    <dt>
                      {binding.keys.map((chord, i) => (
                        <span key={chord}>
                          {i > 0 && <span className="keys-or">{say(keysTexts.or)}</span>}
                          {capsOf(say, chord).map((cap) => (
                            <kbd key={cap}>{cap}</kbd>
                          ))}
                        </span>
                      ))}
                    </dt>
                    <dd>{say(binding.label)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </dialog>
  );
}

const CAPS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};

/** The keycaps of a chord: 'Mod+Shift+z' → Ctrl, Shift, Z (⌘ on a Mac). */
function capsOf(say: Say, chord: string): string[] {
  return chord.split('+').map((part) => {
    if (part === 'Mod') return isMac() ? '⌘' : 'Ctrl';
    if (part === 'Space') return say(keysTexts.space);
    return CAPS[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');
}
