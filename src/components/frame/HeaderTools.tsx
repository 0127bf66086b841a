import { frameTexts } from '../../texts/frame.ts';
import { headerButtons } from '../../texts/headerButtons.ts';
import { ModesMenu } from '../modes/ModesMenu.tsx';
import type { DialogName } from '../share/Dialogs.tsx';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { Icon } from './Icon.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

const DIALOGS: readonly DialogName[] = ['share', 'embed', 'export'];

export interface HeaderToolsProps {
  readonly openDialog: (name: DialogName) => void;
  readonly present: () => void;
}

/** Undo and redo, and what leads out of the page. Nobody needs them in the first moment: they come right after it. */
export function HeaderTools({ openDialog, present }: HeaderToolsProps) {
  const say = useSay();
  return (
    <>
      <UndoRedo />
      <ModesMenu />
      {DIALOGS.map((name) => (
        <button key={name} type="button" className="frame-plain" onClick={() => openDialog(name)}>
          {say(headerButtons[name])}
        </button>
      ))}
      <button type="button" className="frame-plain" onClick={present}>
        {say(headerButtons.present)}
      </button>
    </>
  );
}

/** Theme and the list of keys. */
export function HeaderEnd({ openKeys }: { readonly openKeys: () => void }) {
  const say = useSay();
  return (
    <>
      <ThemeSwitch />
      <button
        type="button"
        className="frame-plain"
        aria-label={say(frameTexts.keys)}
        title={say(frameTexts.keys)}
        onClick={openKeys}
      >
        ?
      </button>
    </>
  );
}

function UndoRedo() {
  const say = useSay();
  const store = useStoreApi();
  const past = useGradstep((state) => state.history.past.length > 0);
  const future = useGradstep((state) => state.history.future.length > 0);
  return (
    <>
      <button
        type="button"
        className="frame-plain"
        aria-label={say(frameTexts.undo)}
        title={say(frameTexts.undo)}
        aria-disabled={!past}
        onClick={() => store.getState().undo()}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="frame-plain"
        aria-label={say(frameTexts.redo)}
        title={say(frameTexts.redo)}
        aria-disabled={!future}
        onClick={() => store.getState().redo()}
      >
        <Icon name="redo" />
      </button>
    </>
  );
}
