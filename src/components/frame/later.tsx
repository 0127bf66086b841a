import { lazy, type RefObject, Suspense, useEffect } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { nextPaint } from '../nextPaint.ts';
import { arriving } from './arriving.ts';

// On their way as soon as this file runs, beside the first view, so that they are there when that has been painted: header,
// graph, sentence and timeline come first (the budget of the first view is theirs), and these follow by themselves.
const inspector = arriving(import('../inspector/Inspector.tsx').then(({ Inspector }) => Inspector));
const inputs = arriving(import('../program/InputsPanel.tsx').then(({ InputsPanel }) => InputsPanel));
const editor = arriving(import('../program/ProgramEditor.tsx').then(({ ProgramEditor }) => ProgramEditor));
const LoadedInspector = lazy(() => inspector);
const LoadedEditor = lazy(() => editor);
const LoadedInputs = lazy(() => inputs);

/** The inspector, with the formulas it sets. */
export function Inspector() {
  return (
    <Suspense fallback={null}>
      <LoadedInspector />
    </Suspense>
  );
}

/** The program's text. */
export function ProgramEditor() {
  return (
    <Suspense fallback={null}>
      <LoadedEditor />
    </Suspense>
  );
}

/** The program's inputs with their sliders. */
export function InputsPanel() {
  return (
    <Suspense fallback={null}>
      <LoadedInputs />
    </Suspense>
  );
}

// After the first view: nobody reads these in its first moment, and by the time they do the network may be gone.
const keys = arriving(nextPaint().then(async () => (await import('../keys/KeysDialog.tsx')).KeysDialog));
const note = arriving(nextPaint().then(async () => (await import('./LessonNote.tsx')).LessonNote));
const LoadedKeys = lazy(() => keys);
const line = arriving(nextPaint().then(async () => (await import('./NoteLine.tsx')).NoteLine));
const LoadedNote = lazy(() => note);
const LoadedLine = lazy(() => line);

/** Opens the list of keys, as soon as it is there. */
export function openKeysDialog(dialog: RefObject<HTMLDialogElement | null>): void {
  if (dialog.current !== null) dialog.current.showModal();
  else asked.add(dialog);
}

/** Dialogs that were asked for before they were there. */
const asked = new WeakSet<RefObject<HTMLDialogElement | null>>();

function OpenWhenAsked({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  useEffect(() => {
    if (asked.delete(dialog)) dialog.current?.showModal();
  }, [dialog]);
  return null;
}

/** The list of keys; until it is there, `dialog` holds nothing. */
export function KeysDialog({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  return (
    <Suspense fallback={null}>
      <LoadedKeys dialog={dialog} />
      <OpenWhenAsked dialog={dialog} />
    </Suspense>
  );
}

/** The beginning of a note. */
export function NoteLine(props: { readonly lesson: Lesson; readonly onRead: () => void }) {
  return (
    <Suspense fallback={null}>
      <LoadedLine {...props} />
    </Suspense>
  );
}

/** The note of an open lesson. */
export function LessonNote({ lesson }: { readonly lesson: Lesson }) {
  return (
    <Suspense fallback={null}>
      <LoadedNote lesson={lesson} />
    </Suspense>
  );
}

// What belongs to training is asked for when the first program with parameters is shown, and not before.
const LoadedBar = lazy(() =>
  arriving(import('../training/TrainingControls.tsx').then(({ TrainingBar }) => TrainingBar)),
);
const LoadedPanel = lazy(() =>
  arriving(import('../training/TrainingControls.tsx').then(({ TrainingPanel }) => TrainingPanel)),
);
const LoadedCharts = lazy(() => arriving(import('../charts/ChartsStrip.tsx').then(({ ChartsStrip }) => ChartsStrip)));
const LoadedNeurons = lazy(() => arriving(import('../neurons/NeuronView.tsx').then(({ NeuronView }) => NeuronView)));

/** The training's toolbar. Its room is kept from the beginning, so that nothing jumps when it is there. */
export function TrainingBar() {
  return (
    <div className="frame-training">
      <Suspense fallback={null}>
        <LoadedBar />
      </Suspense>
    </div>
  );
}

/** The training's controls below each other. `onGo`: something in the figure is to be looked at. */
export function TrainingPanel({ onGo }: { readonly onGo: () => void }) {
  return (
    <Suspense fallback={null}>
      <LoadedPanel onGo={onGo} />
    </Suspense>
  );
}

/** The charts of a training: a strip under the graph, or (`stacked`) below each other in a panel. */
export function Charts({ stacked }: { readonly stacked: boolean }) {
  return (
    <Suspense fallback={stacked ? null : <div className="charts" />}>
      <LoadedCharts stacked={stacked} />
    </Suspense>
  );
}

/** The layers as units and weights, instead of the graph. */
export function Neurons() {
  return (
    <Suspense fallback={null}>
      <LoadedNeurons />
    </Suspense>
  );
}
