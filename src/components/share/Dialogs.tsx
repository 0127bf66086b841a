import { useEffect, useState } from 'react';
import type { State } from '../../store/state.ts';
import { useStoreApi } from '../useGradstep.ts';
import { EmbedDialog } from './EmbedDialog.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { type EmbedOptions, usualEmbed } from './embedOptions.ts';
import { USUAL_EXPORT } from './exportChoice.ts';
import type { ShareOptions } from './links.ts';
import { ShareDialog } from './ShareDialog.tsx';
import { usePaper } from './usePaper.ts';
import './share.css';
import './print.css';

export type DialogName = 'share' | 'embed' | 'export';

export interface DialogsProps {
  /** The one that is open. */
  readonly name: DialogName | null;
  readonly onClose: () => void;
}

/** The dialogs of the header. What was chosen in them is kept until the page is left. */
export function Dialogs({ name, onClose }: DialogsProps) {
  const store = useStoreApi();
  const [share, setShare] = useState<ShareOptions>({ here: true, language: 'reader', theme: 'auto' });
  const [embed, setEmbed] = useState<EmbedOptions>(() => usualEmbed(store.getState()));
  const [exported, setExported] = useState(USUAL_EXPORT);
  usePaper();
  const state = useAtOpening(name, store.getState);
  // Nobody sees what plays behind a dialog.
  useEffect(() => {
    if (name !== null) store.getState().setPlaying(false);
  }, [name, store]);
  switch (name) {
    case null:
      return null;
    case 'share':
      return (
        <ShareDialog
          state={state}
          options={share}
          onOptions={(change) => setShare((before) => ({ ...before, ...change }))}
          onClose={onClose}
        />
      );
    case 'embed':
      return (
        <EmbedDialog
          state={state}
          options={embed}
          onOptions={(change) => setEmbed((before) => ({ ...before, ...change }))}
          onClose={onClose}
        />
      );
    case 'export':
      return (
        <ExportDialog
          choice={exported}
          onChoice={(change) => setExported((before) => ({ ...before, ...change }))}
          onClose={onClose}
        />
      );
  }
}

/** The state as it was when this dialog was opened: what goes on behind it (play, a training) does not change it. */
function useAtOpening(name: DialogName | null, now: () => State): State {
  const [kept, setKept] = useState({ name, state: now() });
  if (kept.name === name) return kept.state;
  const state = now();
  setKept({ name, state });
  return state;
}
