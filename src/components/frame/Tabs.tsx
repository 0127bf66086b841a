import type { KeyboardEvent, ReactNode } from 'react';
import { frameTexts } from '../../texts/frame.ts';
import { panelTexts } from '../../texts/panels.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import type { Tab } from './usePanels.ts';

const NAMES = {
  step: frameTexts.thisStep,
  train: panelTexts.train,
  charts: panelTexts.charts,
  program: panelTexts.program,
  inputs: panelTexts.inputs,
  lesson: panelTexts.lesson,
} as const;

interface Props {
  readonly id: string;
  readonly tabs: readonly Tab[];
  readonly current: Tab;
  readonly onShow: (tab: Tab) => void;
}

/** The heads of the panels, one to be tabbed to and ← → between them, as ARIA's tabs are. */
export function Tabs({ id, tabs, current, onShow }: Props) {
  const say = useSay();
  const wrong = useGradstep((state) => state.errors.length > 0);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = tabs.indexOf(current);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length] as Tab;
    onShow(tab);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${tab}"]`)?.focus();
  };
  return (
    <div className="frame-tabs" role="tablist" aria-label={say(panelTexts.panels)} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`${id}-${tab}`}
          data-tab={tab}
          aria-selected={tab === current}
          aria-controls={tab === current ? `${id}-panel` : undefined}
          aria-label={tab === 'program' && wrong ? say(panelTexts.programWrong) : undefined}
          tabIndex={tab === current ? 0 : -1}
          onClick={() => onShow(tab)}
        >
          {say(NAMES[tab])}
          {tab === 'program' && wrong && <span className="frame-tab-wrong">!</span>}
        </button>
      ))}
    </div>
  );
}

/** What belongs to the tab in front. */
export function TabPanel({ id, tab, children }: { id: string; tab: Tab; children: ReactNode }) {
  return (
    <div className="frame-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`} tabIndex={-1}>
      {children}
    </div>
  );
}
