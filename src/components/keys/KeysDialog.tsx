import { type RefObject, useId } from 'react';
import { frameTexts } from '../../texts/frame.ts';
import { keysTexts } from '../../texts/keys.ts';
import { panelTexts } from '../../texts/panels.ts';
import { presentTexts } from '../../texts/present.ts';
import { Icon } from '../frame/Icon.tsx';
import { type Say, useGradstep, useSay } from '../useGradstep.ts';
import { type Binding, type Group, KEY_TABLE } from './keyTable.ts';
import './keys.css';

const GROUPS = [
  ['time', keysTexts.groupTime],
  ['lecture', presentTexts.lecture],
  ['view', keysTexts.groupView],
  ['training', keysTexts.groupTraining],
  ['edit', keysTexts.groupEdit],
] as const satisfies readonly (readonly [Group, object])[];

interface Props {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  /** The table that holds here. */
  readonly table?: readonly Row[];
}

type Row = Pick<Binding, 'keys' | 'group' | 'label' | 'views'>;

/** Keys of a node that has the focus: the graph's own (numberAt.ts), not the page's. */
const NODE_KEYS: readonly Row[] = [
  { keys: ['v'], views: ['app', 'embed'], group: 'view', label: keysTexts.explainValue },
  { keys: ['u'], views: ['app', 'embed'], group: 'view', label: keysTexts.explainGradient },
];

/** The list of keys, made from the key table. `?` and Escape close it, as does a click beside it. */
export function KeysDialog({ dialog, table = KEY_TABLE }: Props) {
  const say = useSay();
  const view = useGradstep((state) => state.view);
  const here = [...table, ...NODE_KEYS].filter(({ views }) => views?.includes(view) !== false);
  const groups = GROUPS.filter(([group]) => here.some((binding) => binding.group === group));
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
          <button type="button" className="frame-plain" aria-label={say(panelTexts.close)} onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div className="keys-groups">
          {groups.map(([group, name]) => (
            <section key={group}>
              <h3>{say(name)}</h3>
              <dl>
                {here
                  .filter((binding) => binding.group === group)
                  .map((binding) => (
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
                      <dd>{say(typeof binding.label === 'string' ? keysTexts[binding.label] : binding.label)}</dd>
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
