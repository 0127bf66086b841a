import { panelBehind } from '../../lessons/modes.ts';
import type { Store, View } from '../../store/state.ts';
import type { keysTexts } from '../../texts/keys.ts';
import type { MODE_TEXTS } from '../../texts/modes.ts';
import type { Text } from '../../texts/text.ts';

/** What a key can do that is no change of the state: it concerns the page. */
export interface PageActions {
  openLessons(): void;
  openKeys(): void;
  fit(): void;
  /** Trains the proposed number of iterations, or pauses. */
  train(): void;
}

export type Group = 'time' | 'lecture' | 'view' | 'training' | 'edit';

/** One row of a key table. */
export interface Binding<Page = PageActions> {
  /** Chords as `chordOf` words them; any of them does it. */
  readonly keys: readonly string[];
  readonly group: Group;
  /** What it does. The page's own are named: their words come with the list that shows them. */
  readonly label: Text | keyof typeof keysTexts;
  readonly act: (store: Store, page: Page) => void;
  /** Not again while the key is held down. */
  readonly once?: true;
  /** Only where something is trained, or a mode is on; elsewhere the key is not the page’s. */
  readonly needs?: 'training' | 'mode';
  /** The views in which it is a key; absent: in all of them. A lecture has rows of its own (lectureTable.ts). */
  readonly views?: readonly View[];
  /** Chords of `keys` that act wherever the focus is, also where one is writing: a clicker sends these and knows no focus. */
  readonly everywhere?: readonly string[];
}

/** A lecture has another row for this key, or no use for it. */
const PAGE: readonly View[] = ['app', 'embed'];

/** A key turns its mode on, and off again; the menu of modes lists the same rows. The code is no room, but stands with them. */
export const MODE_BINDINGS = [
  ...(
    [
      ['p', 'predict'],
      ['x', 'explain'],
      ['g', 'gradientCheck'],
      ['b', 'findBug'],
      ['w', 'forwardMode'],
      ['d', 'derivative'],
      ['y', 'whyGroup'],
    ] as const
  ).map(([key, mode]) =>
    modeBinding(key, mode, (store) => store.setPanel(store.panel === mode ? panelBehind(store) : mode)),
  ),
  modeBinding('c', 'code', (store) => store.setCode(store.code === null ? 'pytorch' : null)),
];

function modeBinding(key: string, label: keyof typeof MODE_TEXTS, act: (store: Store) => void) {
  // A guest takes the check's alone; its author chooses a mode by the link.
  const views: readonly View[] = label === 'gradientCheck' ? PAGE : ['app'];
  return { keys: [key] as const, views, group: 'view', label, act, once: true } as const;
}

/** Every key of the page and of embedded figures. The list that `?` shows is made from it. */
export const KEY_TABLE: readonly Binding[] = [
  {
    keys: ['ArrowRight', 'PageDown'],
    views: PAGE,
    everywhere: ['PageDown'],
    group: 'time',
    label: 'next',
    act: (store) => store.next(),
  },
  {
    keys: ['ArrowLeft', 'PageUp'],
    views: PAGE,
    everywhere: ['PageUp'],
    group: 'time',
    label: 'previous',
    act: (store) => store.previous(),
  },
  { keys: ['Shift+ArrowRight'], group: 'time', label: 'nextPhase', act: (store) => store.nextPhase() },
  { keys: ['Shift+ArrowLeft'], group: 'time', label: 'previousPhase', act: (store) => store.previousPhase() },
  { keys: ['Home'], group: 'time', label: 'first', act: (store) => store.first() },
  { keys: ['End'], group: 'time', label: 'last', act: (store) => store.last() },
  { keys: ['Space'], group: 'time', label: 'play', act: togglePlay, once: true },
  { keys: ['e'], group: 'time', label: 'edgeByEdge', act: toggleEdgeByEdge, once: true },
  {
    keys: ['m'],
    views: ['app'],
    group: 'time',
    label: 'stop',
    act: (store) => store.toggleStop(store.cursor.step),
    once: true,
  },
  { keys: ['1'], group: 'view', label: 'level1', act: (store) => store.setLevel(1), once: true },
  { keys: ['2'], group: 'view', label: 'level2', act: (store) => store.setLevel(2), once: true },
  { keys: ['3'], group: 'view', label: 'level3', act: toScalars, once: true },
  { keys: ['n'], needs: 'training', group: 'view', label: 'neurons', act: toggleNeurons, once: true },
  { keys: ['f'], views: PAGE, group: 'view', label: 'fit', act: (_, page) => page.fit(), once: true },
  ...MODE_BINDINGS,
  {
    keys: ['Escape'],
    needs: 'mode',
    views: ['app'],
    group: 'view',
    label: 'closeMode',
    act: (store) => store.setPanel(panelBehind(store)),
  },
  {
    keys: ['l'],
    views: PAGE,
    group: 'view',
    label: 'lessons',
    act: (_, page) => page.openLessons(),
    once: true,
  },
  { keys: ['?'], group: 'view', label: 'keys', act: (_, page) => page.openKeys(), once: true },
  {
    keys: [']'],
    needs: 'training',
    group: 'training',
    label: 'nextIteration',
    act: (store) => store.nextIteration(),
  },
  {
    keys: ['['],
    needs: 'training',
    group: 'training',
    label: 'previousIteration',
    act: (store) => store.previousIteration(),
  },
  {
    keys: ['t'],
    needs: 'training',
    group: 'training',
    label: 'train',
    act: (_, page) => page.train(),
    once: true,
  },
  { keys: ['Mod+z'], views: PAGE, group: 'edit', label: 'undo', act: (store) => store.undo() },
  { keys: ['Mod+Shift+z', 'Mod+y'], views: PAGE, group: 'edit', label: 'redo', act: (store) => store.redo() },
];

/** A program of numbers is its own scalar view, once its composites are open. */
function toScalars(store: Store): void {
  store.setLevel(store.figure?.program.graph.scalar === true ? 2 : 3);
}

function togglePlay(store: Store): void {
  store.setPlaying(!store.playing);
}

function toggleEdgeByEdge(store: Store): void {
  store.setEdgeByEdge(!store.edgeByEdge);
}

function toggleNeurons(store: Store): void {
  store.setPicture(store.picture === 'neurons' ? 'graph' : 'neurons');
}

/** The row of a chord in a view; `null` when the table has none. */
export function bindingOf<Page>(table: readonly Binding<Page>[], chord: string, view: View): Binding<Page> | null {
  return table.find(({ keys, views }) => keys.includes(chord) && views?.includes(view) !== false) ?? null;
}
