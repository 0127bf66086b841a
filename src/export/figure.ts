import type { Graph } from '../engine/graph/graph.ts';
import type { Program } from '../engine/program/program.ts';
import type { Value } from '../engine/program/values.ts';
import type { Cursor, Timeline } from '../engine/timeline/timeline.ts';
import type { Trace } from '../engine/trace/trace.ts';
import type { TrainingSettings } from '../engine/training/settings.ts';
import type { Layout, LayoutInput } from '../layout/types.ts';

/** What is exported: a program that is right, with everything that follows from it. The store's `Figure` is one. */
export interface ExportFigure {
  readonly source: string;
  /** Values of names that the program does not set itself. */
  readonly values: Readonly<Record<string, Value>>;
  readonly program: Program;
  /** What is drawn: the program's graph, or the scalar graph of one sample. */
  readonly graph: Graph;
  readonly timeline: Timeline;
  readonly trace: Trace;
}

/** Where the drawing has everything: the page's layout with the sizes it was made for. */
export interface PlacedFigure {
  readonly input: LayoutInput;
  readonly layout: Layout;
}

/** Which iteration of a training a figure is, from 0, and how it is trained. */
export interface ExportIteration {
  readonly number: number;
  readonly settings: TrainingSettings;
}

/** Everything that any format may ask for. */
export interface ExportInput {
  readonly figure: ExportFigure;
  readonly cursor: Cursor;
  /** Called only by formats that draw. */
  readonly placed: () => PlacedFigure;
  /** `null` where nothing is trained. */
  readonly iteration: ExportIteration | null;
}
