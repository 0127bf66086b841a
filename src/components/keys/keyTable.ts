import type { Store } from '../../store/state.ts';
import { keysTexts } from '../../texts/keys.ts';
import type { Text } from '../../texts/text.ts';

/** What a key can do that is no change of the state: it concerns the page. */
export interface PageActions {
  openLessons(): void;
  openKeys(): void;
  fit(): void;
  /** Trains the proposed number of iterations, or pauses. */
  train(): void;
}

export type Group = 'time' | 'view' | 'training' | 'edit';

/** One row of the key table. */
export interface Binding {
  /** Chords as `chordOf` words them; any of them does it. */
  readonly keys: readonly string[];
  readonly group: Group;
  readonly label: Text;
  readonly act: (store: Store, page: PageActions) => void;
  /** Not again while the key is held down. */
  readonly once?: true;
  /** Only where something is trained; elsewhere the key is not the page's. */
  readonly needs?: 'training';
  /** Chords of `keys` that act wherever the focus is, also where one is writing: a clicker sends these and knows no focus. */
  readonly everywhere?: readonly string[];
}

/** Every key of the page. The list that `?` shows is made from it. */
export const KEY_TABLE: readonly Binding[] = [
  {
    keys: ['ArrowRight', 'PageDown'],
    everywhere: ['PageDown'],
    group: 'time',
    label: keysTexts.next,
    act: (store) => store.next(),
  },
  {
    keys: ['ArrowLeft', 'PageUp'],
    everywhere: ['PageUp'],
    group: 'time',
    label: keysTexts.previous,
    act: (store) => store.previous(),
  },
  { keys: ['Shift+ArrowRight'], group: 'time', label: keysTexts.nextPhase, act: (store) => store.nextPhase() },
  { keys: ['Shift+ArrowLeft'], group: 'time', label: keysTexts.previousPhase, act: (store) => store.previousPhase() },
  { keys: ['Home'], group: 'time', label: keysTexts.first, act: (store) => store.first() },
  { keys: ['End'], group: 'time', label: keysTexts.last, act: (store) => store.last() },
  { keys: ['Space'], group: 'time', label: keysTexts.play, act: togglePlay, once: true },
  { keys: ['e'], group: 'time', label: keysTexts.edgeByEdge, act: toggleEdgeByEdge, once: true },
  { keys: ['1'], group: 'view', label: keysTexts.level1, act: (store) => store.setLevel(1), once: true },
  { keys: ['2'], group: 'view', label: keysTexts.level2, act: (store) => store.setLevel(2), once: true },
  {
    keys: ['3'],
    needs: 'training',
    group: 'view',
    label: keysTexts.level3,
    act: (store) => store.setLevel(3),
    once: true,
  },
  { keys: ['n'], needs: 'training', group: 'view', label: keysTexts.neurons, act: toggleNeurons, once: true },
  { keys: ['f'], group: 'view', label: keysTexts.fit, act: (_, page) => page.fit(), once: true },
  { keys: ['g'], group: 'view', label: keysTexts.gradientCheck, act: toggleGradientCheck, once: true },
  { keys: ['l'], group: 'view', label: keysTexts.lessons, act: (_, page) => page.openLessons(), once: true },
  { keys: ['?'], group: 'view', label: keysTexts.keys, act: (_, page) => page.openKeys(), once: true },
  {
    keys: [']'],
    needs: 'training',
    group: 'training',
    label: keysTexts.nextIteration,
    act: (store) => store.nextIteration(),
  },
  {
    keys: ['['],
    needs: 'training',
    group: 'training',
    label: keysTexts.previousIteration,
    act: (store) => store.previousIteration(),
  },
  {
    keys: ['t'],
    needs: 'training',
    group: 'training',
    label: keysTexts.train,
    act: (_, page) => page.train(),
    once: true,
  },
  { keys: ['Mod+z'], group: 'edit', label: keysTexts.undo, act: (store) => store.undo() },
  { keys: ['Mod+Shift+z', 'Mod+y'], group: 'edit', label: keysTexts.redo, act: (store) => store.redo() },
];

function togglePlay(store: Store): void {
  store.setPlaying(!store.playing);
}

function toggleEdgeByEdge(store: Store): void {
  store.setEdgeByEdge(!store.edgeByEdge);
}

function toggleNeurons(store: Store): void {
  store.setPicture(store.picture === 'neurons' ? 'graph' : 'neurons');
}

function toggleGradientCheck(store: Store): void {
  store.setPanel(store.panel === 'gradientCheck' ? 'step' : 'gradientCheck');
}

const BY_CHORD = new Map(KEY_TABLE.flatMap((binding) => binding.keys.map((chord) => [chord, binding] as const)));

/** The row of a chord; `null` when the table has none. */
export function bindingOf(chord: string): Binding | null {
  return BY_CHORD.get(chord) ?? null;
}
