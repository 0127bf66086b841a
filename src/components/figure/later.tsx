import { lazy, Suspense } from 'react';
import { arriving } from '../frame/arriving.ts';

// Each is asked for where an author wants it, and not before.
const LoadedFormulas = lazy(() => arriving(import('./FormulaLines.tsx').then(({ FormulaLines }) => FormulaLines)));
const LoadedProgram = lazy(() => arriving(import('./ProgramRoom.tsx').then(({ ProgramRoom }) => ProgramRoom)));
const LoadedInputs = lazy(() => arriving(import('./InputsRoom.tsx').then(({ InputsRoom }) => InputsRoom)));
const LoadedCharts = lazy(() => arriving(import('../charts/ChartsStrip.tsx').then(({ ChartsStrip }) => ChartsStrip)));
const LoadedTrainRow = lazy(() => arriving(import('./TrainRow.tsx').then(({ TrainRow }) => TrainRow)));
const LoadedMode = lazy(() => arriving(import('../modes/ModeRoom.tsx').then(({ ModeRoom }) => ModeRoom)));
const LoadedCode = lazy(() => arriving(import('../code/CodeBeside.tsx').then(({ CodeBeside }) => CodeBeside)));
const LoadedNeurons = lazy(() => arriving(import('../neurons/NeuronView.tsx').then(({ NeuronView }) => NeuronView)));

/** The step in symbols and numbers. Its room is kept until it comes. */
export function Formulas() {
  return (
    <div className="figure-formulas">
      <Suspense fallback={null}>
        <LoadedFormulas />
      </Suspense>
    </div>
  );
}

/** The program's text, to be changed. */
export function Program() {
  return (
    <Suspense fallback={null}>
      <LoadedProgram />
    </Suspense>
  );
}

/** The program's inputs with their sliders. */
export function Inputs() {
  return (
    <Suspense fallback={null}>
      <LoadedInputs />
    </Suspense>
  );
}

/** The charts of a training beside each other, and the button that fills them. */
export function Charts() {
  return (
    <div className="figure-charts">
      <Suspense fallback={null}>
        <LoadedTrainRow />
        <LoadedCharts stacked={false} />
      </Suspense>
    </div>
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

/** The mode that is on. */
export function Mode() {
  return (
    <Suspense fallback={null}>
      <LoadedMode />
    </Suspense>
  );
}

/** The code, its running line lit. */
export function Code() {
  return (
    <Suspense fallback={null}>
      <LoadedCode />
    </Suspense>
  );
}
