import { DIALECTS } from '../../engine/program/dialects.ts';
import type { Cursor } from '../../engine/timeline/timeline.ts';
import { DEFAULT_SETTINGS, type Hyperparameters, OPTIMIZER_NAMES } from '../../engine/training/settings.ts';
import { PANELS } from '../../lessons/modes.ts';
import { CONTROLS, type Explained, type State, USUAL_CONTROLS } from '../state.ts';
import { settingsOf } from '../training/training.ts';
import {
  choice,
  flag,
  type Kind,
  list,
  names,
  number,
  orWord,
  pair,
  type Reading,
  readNumber,
  text,
  whole,
} from './field.ts';
import { MOST_PROGRAM } from './fragment.ts';
import { nameOfKey } from './nodeNames.ts';

/** One field of a link: a row of the table. */
export interface Field<T> {
  readonly kind: Kind<T>;
  /** What a link without it means, in words, for docs/links.md. */
  readonly otherwise: string;
  /** What it says, for docs/links.md. */
  readonly about: string;
  /** What the page shows of it now; `undefined` where that is what a link without it means. */
  readonly of: (state: State) => T | undefined;
}

/** The place in the timeline: `7`, `7.2` (the second edge of step 7), `end`. */
const place: Kind<Cursor> = {
  type: 'step, `7`; an edge of a step, `7.2`; or `end`. A step past the end is the last one',
  read: (all): Reading<Cursor> => {
    const word = all.trim().toLowerCase();
    if (word === 'end') return { value: { step: Number.MAX_SAFE_INTEGER, edge: null }, exact: true };
    const [, step, edge] = /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(word) ?? [];
    if (step === undefined) {
      const number = readNumber(word);
      if (number === null) return null;
      return { value: { step: number > 0 ? Number.MAX_SAFE_INTEGER : 0, edge: null }, exact: false };
    }
    return { value: { step: Number(step), edge: edge === undefined ? null : Number(edge) }, exact: true };
  },
  write: ({ step, edge }) => {
    if (step === Number.MAX_SAFE_INTEGER) return 'end';
    return edge === null ? String(step) : `${step}.${edge}`;
  },
};

const stops: Kind<readonly number[]> = {
  type: 'steps separated by commas, or `none`',
  read: (all) => {
    const words = list(null, 1000).read(all)?.value ?? [];
    const steps = words.filter((word) => /^\d{1,9}$/.test(word)).map(Number);
    return { value: [...new Set(steps)].sort((a, b) => a - b), exact: steps.length === words.length };
  },
  write: (value) => (value.length === 0 ? 'none' : value.join(',')),
};

const opened: Kind<readonly string[] | 'all'> = {
  type: 'names separated by commas, `all`, or `none`',
  read: (all) => (all.trim() === 'all' ? { value: 'all', exact: true } : list(null, 1000).read(all)),
  write: (value) => (value === 'all' ? value : list(null).write(value)),
};

/** A number on screen: `grad x`, `value W1 3` (the element counted by rows). */
const explained: Kind<Explained> = {
  type: text(230).type,
  read: (all) => {
    const [, what, node, element] = /^\s*(value|grad)\s+(.{1,200}?)(?:\s+(\d{1,9}))?\s*$/u.exec(all) ?? [];
    if (what === undefined || node === undefined) return null;
    return {
      value: { node, what: what === 'grad' ? 'gradient' : 'value', element: Number(element ?? 0) },
      exact: true,
    };
  },
  write: ({ node, what, element }) =>
    `${what === 'value' ? 'value' : 'grad'} ${node}${element > 0 ? ` ${element}` : ''}`,
};

/** A row of which the value is seen in the state, and is left out where it is `usual`. */
function row<T>(kind: Kind<T>, usual: T | undefined, about: string, of: (state: State) => T | undefined): Field<T> {
  const usually = usual === undefined ? undefined : kind.write(usual);
  return {
    kind,
    about,
    otherwise: usually === undefined ? 'nothing' : `\`${usually}\``,
    of: (state) => {
      const value = of(state);
      return value === undefined || kind.write(value) === usually ? undefined : value;
    },
  };
}

const settings = ({ document }: State) => settingsOf(document);

/** A hyperparameter, under PyTorch's name. Which ones an optimizer has and what they may be, its own table says. */
function option<K extends keyof Hyperparameters>(name: K, kind: Kind<Hyperparameters[K]>, about: string) {
  const field = row<Hyperparameters[K]>(kind, undefined, about, ({ document }) => document.training?.options?.[name]);
  const otherwise = name === 'lr' ? '`0.01`, or PyTorch’s default where another one is given' : 'PyTorch’s default';
  return { ...field, otherwise };
}

/**
 * Everything that a link can say, one row a field: it drives reading, writing, the attributes of `<grad-step>`, the messages
 * to a frame, the options of the command line, and docs/links.md. A name that is no field is the value of an input.
 */
export const FIELDS = {
  program: row(text(MOST_PROGRAM), undefined, 'The program.', ({ document }) => document.source),
  lesson: row(text(80), undefined, 'The lesson it belongs to; alone, it brings program and place.', ({ document }) => {
    return document.lesson;
  }),
  step: row(place, { step: 0, edge: null }, 'The place in time.', ({ cursor, resuming }) => {
    return resuming === null ? cursor : resuming.cursor;
  }),
  iteration: row(whole(0, 1_000_000), 0, 'The iteration of the training that is shown.', (state) => {
    return state.resuming?.iteration ?? state.iteration;
  }),
  edges: row(flag, false, 'Backward steps are walked edge by edge.', (state) => state.edgeByEdge),
  level: row(choice(1, 2, 3), 1, '1: layers and composites closed, 2: ops, 3: scalars of one sample.', (state) => {
    // Some composites open by hand are the first level with what `open` names.
    return state.level === 2 && state.opened !== 'all' ? 1 : state.level;
  }),
  open: row<readonly string[] | 'all'>(opened, [], 'Composites that are open, by name.', (state) => {
    if (state.level === 3) return undefined;
    if (state.opened === 'all') return state.level === 1 ? 'all' : undefined;
    return [...state.opened].map((key) => nameOfKey(state.figure?.graph, key));
  }),
  picture: row(choice('graph', 'neurons'), 'graph', 'How a network is drawn.', (state) => state.picture),
  sample: row(orWord('all', whole(0, 1_000_000)), null, 'Row of the data that is looked at.', (state) => state.sample),
  neuron: row(text(200), undefined, 'The neuron that is open at level 3.', (state) => {
    return state.neuron === null ? undefined : nameOfKey(state.figure?.graph, state.neuron);
  }),
  select: row(text(200), undefined, 'The node that is looked at, by name.', (state) => {
    return state.selected === null ? undefined : nameOfKey(state.figure?.graph, state.selected);
  }),
  cell: row(whole(0, 1_000_000), 0, 'The element that is written out, counted by rows.', (state) => state.cell),
  panel: row(choice(...PANELS), 'step', 'What is done with the figure.', (state) => state.panel),
  // Names with a hyphen: no program has an input called so, and links from before these were fields mean what they meant.
  'find-bug': row(
    text(60),
    undefined,
    'The fault that runs beside the right engine, by name (docs/faults.md).',
    ({ lens }) => {
      return lens?.kind === 'fault' ? lens.fault : undefined;
    },
  ),
  'find-bug-quiz': row(
    flag,
    false,
    'The fault is to be named by the reader.',
    ({ lens }) => lens?.kind === 'fault' && lens.quiz,
  ),
  'forward-of': row(
    text(200),
    undefined,
    'The input whose pass of forward mode is looked at, by name; of a tensor one element, `W1[0, 1]`.',
    ({ lens, panel, figure }) => {
      if (lens?.kind !== 'tangent') return undefined;
      // Beside an explanation the link has nothing else that tells of forward mode.
      const { seen } = figure ?? {};
      const first = panel === 'explain' && seen?.kind === 'tangent' ? seen.passes[seen.chosen]?.name : undefined;
      return lens.of ?? first;
    },
  ),
  'derive-by': row(names(12), [], 'The inputs by which the output is derived, one after the other.', ({ lens }) => {
    return lens?.kind === 'derivative' ? lens.by : undefined;
  }),
  'explain-number': row(
    explained,
    undefined,
    'The number that is taken apart: `grad W1 3` is the gradient of W1, element 3 counted by rows; `value y`.',
    ({ explained, figure }) => {
      // A link has no word for what came along one edge: it leads to the panel.
      if (explained === null || explained.edge !== undefined) return undefined;
      return { ...explained, node: nameOfKey(figure?.graph, explained.node) };
    },
  ),
  'code-beside': row(
    orWord('none', choice(...DIALECTS)),
    null,
    'The code that stands beside it.',
    (state) => state.code,
  ),
  optimizer: row(choice(...OPTIMIZER_NAMES), DEFAULT_SETTINGS.optimizer, 'The optimizer.', (state) => {
    return settings(state).optimizer;
  }),
  lr: {
    ...option('lr', number(), 'Learning rate.'),
    of: ({ document: { training } }: State) => {
      const options = training?.options ?? {};
      // Alone it is the page's own; beside others, saying nothing would mean PyTorch's.
      const isUsual = Object.keys(options).length === 1 && options.lr === DEFAULT_SETTINGS.options.lr;
      return isUsual ? undefined : options.lr;
    },
  },
  weight_decay: option('weight_decay', number(), 'Weight decay.'),
  momentum: option('momentum', number(), 'Momentum.'),
  dampening: option('dampening', number(), 'Dampening of momentum.'),
  nesterov: option('nesterov', flag, 'Nesterov momentum.'),
  betas: option('betas', pair, 'Decay of Adam’s two moments.'),
  eps: option('eps', number(), 'Term in the denominator.'),
  alpha: option('alpha', number(), 'Smoothing of RMSprop.'),
  centered: option('centered', flag, 'Centered RMSprop.'),
  amsgrad: option('amsgrad', flag, 'AMSGrad.'),
  // "No options at all" is written as this one's default: a link without any means the page's own learning rate.
  maximize: {
    ...option('maximize', flag, 'Ascends instead of descending.'),
    of: ({ document: { training } }: State) => {
      const { options } = training ?? {};
      return options !== undefined && Object.keys(options).length === 0 ? false : options?.maximize;
    },
  },
  seed: row(orWord('written', whole(0, 4_294_967_295)), null, 'Draws the initial weights.', (state) => {
    return settings(state).seed;
  }),
  batch: row(orWord('all', whole(1, 1_000_000)), null, 'Rows of a mini-batch.', (state) => settings(state).batchSize),
  zero_grad: row(flag, true, 'Gradients are cleared before each backward pass.', (state) => settings(state).zeroGrad),
  updates: row(
    orWord('all', list(null)),
    null,
    'The parameters that the optimizer was given.',
    (state) => settings(state).updates,
  ),
  view: row(
    choice('app', 'embed', 'present', 'speaker'),
    'app',
    'The whole page, a figure in a text, or a lecture.',
    (state) => {
      return state.view;
    },
  ),
  controls: row(list(CONTROLS), USUAL_CONTROLS, 'What an embedded figure shows beside the graph.', (state) => {
    return state.controls;
  }),
  stops: row(stops, [], 'The steps at which a lecture stops.', (state) => state.stops),
  lang: { ...row(choice('en', 'ko'), undefined, 'Language.', (state) => state.language), otherwise: 'the reader’s' },
  theme: row(choice('auto', 'light', 'dark'), 'auto', 'Colours; `auto` follows the system.', (state) => state.theme),
  speed: row(number(0.05, 10), 1, 'Steps are played at this multiple of the normal speed.', (state) => state.speed),
} as const satisfies Record<string, Field<unknown>>;

export type FieldName = keyof typeof FIELDS;

type Read<F> = F extends Field<infer T> ? T : never;

/** What a link says, checked field by field; what it does not say is absent. */
export type Fields = { readonly [K in FieldName]?: Read<(typeof FIELDS)[K]> };

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}
