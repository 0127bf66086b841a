import { useId, useRef } from 'react';
import { frameTexts } from '../../texts/frame.ts';
import { graphTexts } from '../../texts/graph.ts';
import { headerButtons } from '../../texts/headerButtons.ts';
import { modesTexts } from '../../texts/modes.ts';
import { panelTexts } from '../../texts/panels.ts';
import { requestFit } from '../graph/fit.ts';
import { Levels } from '../graph/Tools.tsx';
import { ModeList } from '../modes/ModeList.tsx';
import type { DialogName } from '../share/Dialogs.tsx';
import { EdgeByEdge, Speed } from '../timeline/Pace.tsx';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { Icon } from './Icon.tsx';
import { ThemeSelect } from './ThemeSelect.tsx';
import './menus.css';

export interface MoreMenuProps {
  readonly openKeys: () => void;
  readonly openDialog: (name: DialogName) => void;
  readonly present: () => void;
}

/** ⋯ on a phone: what the header, the graph and the timeline of a larger screen show by themselves. */
export function MoreMenu({ openKeys, openDialog, present }: MoreMenuProps) {
  const say = useSay();
  const store = useStoreApi();
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const past = useGradstep((state) => state.history.past.length > 0);
  const future = useGradstep((state) => state.history.future.length > 0);
  const act = (what: () => void) => {
    menu.current?.hidePopover();
    what();
  };
  return (
    <>
      <button type="button" className="frame-plain" popoverTarget={id} aria-label={say(panelTexts.more)}>
        <Icon name="more" />
      </button>
      <div ref={menu} id={id} popover="auto" className="frame-more">
        <div className="frame-row">
          <button type="button" disabled={!past} onClick={() => store.getState().undo()}>
            <Icon name="undo" /> {say(frameTexts.undo)}
          </button>
          <button type="button" disabled={!future} onClick={() => store.getState().redo()}>
            <Icon name="redo" /> {say(frameTexts.redo)}
          </button>
        </div>
        <div className="frame-row">
          <button type="button" onClick={() => act(() => requestFit(store))}>
            {say(graphTexts.fit)}
          </button>
        </div>
        <details className="frame-more-modes">
          <summary>{say(modesTexts.menu)}</summary>
          <ModeList onDone={() => menu.current?.hidePopover()} />
        </details>
        <div className="frame-row">
          <button type="button" onClick={() => act(() => openDialog('share'))}>
            {say(headerButtons.share)}
          </button>
          <button type="button" onClick={() => act(() => openDialog('embed'))}>
            {say(headerButtons.embed)}
          </button>
        </div>
        <div className="frame-row">
          <button type="button" onClick={() => act(() => openDialog('export'))}>
            {say(headerButtons.export)}
          </button>
          <button type="button" onClick={() => act(present)}>
            {say(headerButtons.present)}
          </button>
        </div>
        <Levels />
        <Speed />
        <EdgeByEdge />
        <ThemeSelect />
        <div className="frame-row">
          <button type="button" onClick={() => act(openKeys)}>
            {say(frameTexts.keys)}
          </button>
        </div>
      </div>
    </>
  );
}
