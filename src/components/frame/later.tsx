import { type RefObject, useEffect } from 'react';
import { nextPaint } from '../nextPaint.ts';
import { later } from './arriving.ts';

// On their way as soon as this file runs, beside the first view, so that they are there when that has been painted: header,
// graph, sentence and timeline come first (the budget of the first view is theirs), and these follow by themselves.
const tools = import('./HeaderTools.tsx');
const language = import('./LanguageSwitch.tsx').then(({ LanguageSwitch }) => LanguageSwitch);
const inspector = import('../inspector/Inspector.tsx').then(({ Inspector }) => Inspector);
const inputs = import('../program/InputsPanel.tsx').then(({ InputsPanel }) => InputsPanel);
const editor = import('../program/ProgramEditor.tsx').then(({ ProgramEditor }) => ProgramEditor);

/** Undo, redo, and what leads out of the page. */
export const HeaderTools = later(() => tools.then(({ HeaderTools }) => HeaderTools));
/** English or Korean. */
export const LanguageSwitch = later(() => language);
/** Theme and the list of keys. */
export const HeaderEnd = later(() => tools.then(({ HeaderEnd }) => HeaderEnd));
/** The inspector, with the formulas it sets. */
export const Inspector = later(() => inspector);
/** The program's text. */
export const ProgramEditor = later(() => editor);
/** The program's inputs with their sliders. */
export const InputsPanel = later(() => inputs);

// After the first view: nobody reads these in its first moment, and by the time they do the network may be gone.
const painted = nextPaint();
const note = painted.then(async () => (await import('./LessonNote.tsx')).LessonNote);
const line = painted.then(async () => (await import('./NoteLine.tsx')).NoteLine);
const dialogs = painted.then(async () => (await import('../share/Dialogs.tsx')).Dialogs);
const keys = painted.then(async () => (await import('../keys/KeysDialog.tsx')).KeysDialog);

// Whether they are ever shown or not, a file that cannot be had is no error of the page.
for (const file of [tools, language, inspector, inputs, editor, note, line, dialogs, keys]) file.catch(() => undefined);

/** The note of an open lesson. */
export const LessonNote = later(() => note);
/** The beginning of a note. */
export const NoteLine = later(() => line);
/** Share, Embed and Export; one that is asked for before they are there opens when they come. */
export const Dialogs = later(() => dialogs);

/** Opens the list of keys, as soon as it is there. */
export function openKeysDialog(dialog: RefObject<HTMLDialogElement | null>): void {
  if (dialog.current !== null) dialog.current.showModal();
  else asked.add(dialog);
}

/** Dialogs that were asked for before they were there. */
const asked = new WeakSet<RefObject<HTMLDialogElement | null>>();

/** The list of keys; until it is there, `dialog` holds nothing. */
export const KeysDialog = later<{ readonly dialog: RefObject<HTMLDialogElement | null> }>(async () => {
  const List = await keys;
  return ({ dialog }) => {
    useEffect(() => {
      if (asked.delete(dialog)) dialog.current?.showModal();
    }, [dialog]);
    return <List dialog={dialog} />;
  };
});

// What belongs to training is asked for when the first program with parameters is shown, and not before.
const Bar = later(async () => (await import('../training/TrainingControls.tsx')).TrainingBar);

/** The training's toolbar. Its room is kept from the beginning, so that nothing jumps when it is there. */
export function TrainingBar() {
  return (
    <div className="frame-training">
      <Bar />
    </div>
  );
}

/** The training's controls below each other. `onGo`: something in the figure is to be looked at. */
export const TrainingPanel = later(async () => (await import('../training/TrainingControls.tsx')).TrainingPanel);

const charts = async () => (await import('../charts/ChartsStrip.tsx')).ChartsStrip;
const Strip = later(charts, <div className="charts" />);
const Stack = later(charts);

/** The charts of a training: a strip under the graph, or (`stacked`) below each other in a panel. */
export function Charts({ stacked }: { readonly stacked: boolean }) {
  return stacked ? <Stack stacked /> : <Strip stacked={false} />;
}

/** The layers as units and weights, instead of the graph. */
export const Neurons = later(async () => (await import('../neurons/NeuronView.tsx')).NeuronView);
