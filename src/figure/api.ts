// The public types. This file is shipped as it stands (dist-lib/index.d.ts), so it imports nothing.

/** A number, a vector or a matrix; or the text that a link has for it (`1.5`, `1,2,3`, `1,2;3,4`). */
export type FigureValue = number | readonly number[] | readonly (readonly number[])[] | string;

/** What an embedded figure may show beside the graph. */
export type FigureControl = 'timeline' | 'sentence' | 'inspector' | 'inputs' | 'program' | 'charts' | 'tools';

/**
 * What a figure shows, under the names that a link has for it (docs/links.md). Every field may also be the text that stands in
 * a link. Nothing here is ever run as code, and nothing throws: what cannot be used is said in one line in the figure.
 */
export interface FigureFields {
  readonly program?: string;
  /** Id of a lesson: without `program` it brings program and place. */
  readonly lesson?: string;
  /** `5`, `'7.2'` (the second edge of step 7) or `'end'`. */
  readonly step?: number | string;
  readonly iteration?: number | string;
  /** Backward steps are walked edge by edge. */
  readonly edges?: boolean | string;
  /** 1: composites closed, 2: ops, 3: scalars of one sample. */
  readonly level?: 1 | 2 | 3 | string;
  /** Names of composites that are open, or `'all'`. */
  readonly open?: readonly string[] | string;
  readonly picture?: 'graph' | 'neurons' | (string & {});
  readonly sample?: number | string;
  readonly neuron?: string;
  readonly select?: string;
  readonly cell?: number | string;
  readonly controls?: readonly FigureControl[] | string;
  readonly lang?: 'en' | 'ko' | (string & {});
  readonly theme?: 'auto' | 'light' | 'dark' | (string & {});
  readonly speed?: number | string;
  readonly optimizer?: string;
  readonly lr?: number | string;
  readonly momentum?: number | string;
  readonly seed?: number | string;
  readonly batch?: number | string;
  readonly zero_grad?: boolean | string;
  /** The other options of the optimizers, as links name them. */
  readonly [option: string]: unknown;
  /** Values of the program's inputs, by name. */
  readonly inputs?: Readonly<Record<string, FigureValue>>;
}

export interface FigureOptions extends FigureFields {
  /** Address of a Gradstep page: the figure then has a link that opens it there. Only http, https and file are followed. */
  readonly app?: string;
  /** `'lazy'` (usual) begins when the figure comes near the screen, `'eager'` at once. */
  readonly loading?: 'lazy' | 'eager';
}

/** Where a figure stands. */
export interface FigureState {
  readonly step: number;
  /** The edge of the step, counted from 1, while it is walked edge by edge. */
  readonly edge: number | null;
  /** The iteration of a training; 0 where nothing is trained. */
  readonly iteration: number;
  /** The last step. */
  readonly length: number;
}

/** What a figure tells: `ready` once, when it is drawn; `step` whenever it has moved. */
export interface FigureEvents {
  readonly ready: FigureState;
  readonly step: FigureState;
}

/** A figure on a page. Everything may be called at once, also before the figure is loaded: it is done then. */
export interface FigureHandle {
  next(): void;
  previous(): void;
  /** A step, `'7.2'`, or `'end'`. */
  goTo(step: number | string): void;
  play(): void;
  pause(): void;
  /** Changes what is said and leaves the rest. */
  set(fields: FigureFields): void;
  /** Back to how the figure began, with what `set` has changed since. */
  reset(): void;
  /** `null` until the figure is there. */
  readonly state: FigureState | null;
  /** Listens; the answer ends it. */
  on<Name extends keyof FigureEvents>(event: Name, listener: (state: FigureEvents[Name]) => void): () => void;
  /** Removes the figure with all that belongs to it. */
  destroy(): void;
}

/** Puts a figure at the end of an element. */
export type Mount = (element: Element, options?: FigureOptions) => FigureHandle;

/** `<grad-step program="y = x*x" x="3" step="2">`; its attributes have the names of `FigureOptions` and of the inputs. */
export interface GradStepElement extends HTMLElement {
  program: string | null;
  lesson: string | null;
  /** Reads where the figure is, `'5'` or `'7.2'`; writes the attribute. */
  step: number | string | null;
  controls: readonly FigureControl[] | string | null;
  theme: string | null;
  app: string | null;
  inputs: Readonly<Record<string, FigureValue>>;
  readonly state: FigureState | null;
  next(): void;
  previous(): void;
  goTo(step: number | string): void;
  play(): void;
  pause(): void;
  reset(): void;
}

/** What `<grad-step>` dispatches; the events bubble. */
export interface GradStepEventMap {
  'gradstep-ready': CustomEvent<FigureState>;
  'gradstep-step': CustomEvent<FigureState>;
}

declare global {
  interface HTMLElementTagNameMap {
    'grad-step': GradStepElement;
  }
  interface HTMLElementEventMap extends GradStepEventMap {}
}
