import { useId } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { frameTexts } from '../../texts/frame.ts';
import { InputsPanel } from '../program/InputsPanel.tsx';
import { ProgramEditor } from '../program/ProgramEditor.tsx';
import { useSay } from '../useGradstep.ts';
import { LessonNote } from './LessonNote.tsx';
import { Inspector } from './later.tsx';
import { Sheet } from './Sheet.tsx';
import { TabPanel, Tabs } from './Tabs.tsx';
import type { Arrangement } from './useMedia.ts';
import type { PanelState, Tab } from './usePanels.ts';
import './panels.css';

interface Props {
  readonly arrangement: Arrangement;
  readonly lesson: Lesson | null;
  readonly panels: PanelState;
}

/** Inspector, program, inputs and lesson behind tabs: a column beside the graph, or the sheet of a phone. */
export function Panels({ arrangement, lesson, panels }: Props) {
  const say = useSay();
  const id = useId();
  const tabs: readonly Tab[] = ['step', 'program', 'inputs', ...(lesson === null ? [] : (['lesson'] as const))];
  const tab = tabs.includes(panels.tab) ? panels.tab : 'step';
  const head = <Tabs id={id} tabs={tabs} current={tab} onShow={panels.show} />;
  const panel = (
    <TabPanel id={id} tab={tab}>
      {tab === 'step' && <Inspector />}
      {tab === 'program' && <ProgramEditor />}
      {tab === 'inputs' && <InputsPanel />}
      {tab === 'lesson' && lesson !== null && <LessonNote lesson={lesson} />}
    </TabPanel>
  );
  if (arrangement === 'narrow') {
    return (
      <Sheet size={panels.size} onSize={panels.setSize} head={head}>
        {panel}
      </Sheet>
    );
  }
  return (
    <aside className="frame-side" aria-label={say(frameTexts.panels)}>
      {head}
      {panel}
    </aside>
  );
}
