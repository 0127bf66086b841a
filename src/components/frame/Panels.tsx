import { useId } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { panelTexts } from '../../texts/panels.ts';
import { useSay } from '../useGradstep.ts';
import { Charts, InputsPanel, Inspector, LessonNote, ProgramEditor, TrainingPanel } from './later.tsx';
import { Sheet } from './Sheet.tsx';
import { TabPanel, Tabs } from './Tabs.tsx';
import type { Arrangement } from './useMedia.ts';
import type { PanelState, Tab } from './usePanels.ts';
import './panels.css';

const TABS: readonly Tab[] = ['step', 'train', 'charts', 'program', 'inputs', 'lesson'];

export interface PanelsProps {
  readonly arrangement: Arrangement;
  readonly lesson: Lesson | null;
  readonly panels: PanelState;
  /** The program has parameters. */
  readonly learns: boolean;
  /** It is trained. */
  readonly trains: boolean;
}

/** Inspector, training, program, inputs and lesson behind tabs: a column beside the graph, or the sheet of a phone. */
export function Panels({ arrangement, lesson, panels, learns, trains }: PanelsProps) {
  const say = useSay();
  const id = useId();
  const here: Readonly<Record<Tab, boolean>> = {
    step: true,
    train: learns,
    charts: trains,
    program: true,
    inputs: true,
    lesson: lesson !== null,
  };
  const tabs = TABS.filter((one) => here[one]);
  const tab = tabs.includes(panels.tab) ? panels.tab : 'step';
  const head = <Tabs id={id} tabs={tabs} current={tab} onShow={panels.show} />;
  const panel = (
    <TabPanel id={id} tab={tab}>
      {tab === 'step' && <Inspector />}
      {tab === 'train' && <TrainingPanel onGo={panels.lookAtStep} />}
      {tab === 'charts' && <Charts stacked />}
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
    <aside className="frame-side" aria-label={say(panelTexts.panels)}>
      {head}
      {panel}
    </aside>
  );
}
