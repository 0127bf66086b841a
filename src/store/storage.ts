import type { Value } from '../engine/program/compile.ts';
import type { Dialect } from '../engine/program/dialects.ts';
import type { Cursor } from '../engine/timeline/timeline.ts';
import type { Lens, Panel } from '../lessons/modes.ts';
import type { Language } from '../texts/text.ts';
import type { Opened } from './figure.ts';
import type { Control, Document, Explained, Level, Picture, Reader, State, Theme, View } from './state.ts';
import { checkedSettings } from './training/checkedSettings.ts';

export const KEY = 'gradstep.1';

/** What survives a reload. */
export interface Saved {
  readonly document: Document;
  /** The last program that was right, kept while the text is not: the graph of it stays on screen after a reload too. */
  readonly good: Document | null;
  readonly cursor: Cursor;
  readonly opened: Opened;
  readonly level: Level;
  readonly picture: Picture;
  readonly sample: number | null;
  readonly neuron: string | null;
  readonly iteration: number;
  readonly edgeByEdge: boolean;
  readonly speed: number;
  readonly language: Language | null;
  readonly theme: Theme;
  readonly reader: Reader;
  readonly stops: readonly number[];
  // What a link says and a reload does not keep.
  readonly view: View;
  readonly controls: readonly Control[];
  /** Key of a node. */
  readonly selected: string | null;
  readonly cell: number;
  readonly panel: Panel;
  readonly lens: Lens | null;
  readonly explained: Explained | null;
  readonly code: Dialect | null;
}

/** What was saved, field by field, as far as it has the right form; nothing where storage is missing, forbidden or spoiled. */
export function load(): Partial<Saved> {
  try {
    const text = globalThis.localStorage?.getItem(KEY);
    // A visit without a link begins on the page, also after a lecture.
    return text == null ? {} : { ...checked(JSON.parse(text)), view: 'app' };
  } catch {
    return {};
  }
}

/** What there is to come back to. Until it has been trained again, the place of an earlier visit is that. */
export function savedOf(state: State): Saved {
  const { document, figure, cursor, iteration, resuming } = state;
  const { training } = document;
  const good =
    state.errors.length > 0 && figure !== null ? { source: figure.source, values: figure.values, training } : null;
  return { ...state, good, ...(resuming ?? { cursor, iteration }) };
}

/** Saves; where storage is missing, forbidden or full the page goes on without. */
export function save(state: State): void {
  try {
    globalThis.localStorage?.setItem(
      KEY,
      JSON.stringify({ ...stored(state), ...state.reader, address: globalThis.location?.hash }),
    );
  } catch {
    // Private windows and sandboxed frames forbid storage; the page works without it.
  }
}

/** What of a state is kept, as JSON can write it. */
export function stored(state: State): object {
  const {
    document,
    good,
    cursor,
    level,
    picture,
    sample,
    neuron,
    iteration,
    edgeByEdge,
    speed,
    language,
    theme,
    stops,
  } = savedOf(state);
  const opened = state.opened === 'all' ? 'all' : [...state.opened];
  const place = { opened, level, picture, sample, neuron, cursor, iteration };
  return { document, good, ...place, edgeByEdge, speed, language, theme, stops, view: state.view };
}

/** What was kept, field by field, as far as it has the right form. */
export function checked(data: unknown): Partial<Saved> {
  if (!isRecord(data)) return {};
  const saved: { -readonly [K in keyof Saved]?: Saved[K] } = {};
  const { cursor, opened, edgeByEdge, speed, language, theme } = data;
  const document = checkedDocument(data.document);
  if (document !== null) saved.document = document;
  saved.good = checkedDocument(data.good);
  if (isRecord(cursor) && isCount(cursor.step)) {
    saved.cursor = { step: cursor.step, edge: isCount(cursor.edge) ? cursor.edge : null };
  }
  if (opened === 'all') saved.opened = 'all';
  else if (Array.isArray(opened)) saved.opened = new Set(opened.filter((key) => typeof key === 'string'));
  const { level, picture, sample, neuron, iteration } = data;
  if (level === 1 || level === 2 || level === 3) saved.level = level;
  if (picture === 'graph' || picture === 'neurons') saved.picture = picture;
  if (isCount(sample)) saved.sample = sample;
  if (typeof neuron === 'string') saved.neuron = neuron;
  if (isCount(iteration)) saved.iteration = iteration;
  if (typeof edgeByEdge === 'boolean') saved.edgeByEdge = edgeByEdge;
  if (typeof speed === 'number' && speed >= 0.05 && speed <= 10) saved.speed = speed;
  if (language === 'en' || language === 'ko') saved.language = language;
  if (theme === 'auto' || theme === 'light' || theme === 'dark') saved.theme = theme;
  if (data.view === 'app' || data.view === 'present') saved.view = data.view;
  if (Array.isArray(data.stops)) saved.stops = checkedStops(data.stops);
  return saved;
}

/** Steps in ascending order, each once. */
export function checkedStops(data: readonly unknown[]): readonly number[] {
  return [...new Set(data.filter(isCount))].sort((a, b) => a - b);
}

function checkedDocument(data: unknown): Document | null {
  if (!isRecord(data) || typeof data.source !== 'string') return null;
  return {
    source: data.source,
    values: isRecord(data.values) ? numbersOf(data.values) : {},
    lesson: typeof data.lesson === 'string' ? data.lesson : undefined,
    training: isRecord(data.training) ? checkedSettings(data.training) : undefined,
  };
}

/** The entries that are numbers, vectors or matrices of numbers. */
function numbersOf(values: Record<string, unknown>): Document['values'] {
  const isRow = (value: unknown): value is number[] =>
    Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === 'number');
  const isNumbers = (value: unknown): value is Value =>
    typeof value === 'number' ||
    isRow(value) ||
    (Array.isArray(value) && value.length > 0 && value.every((row) => isRow(row) && row.length === value[0].length));
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Value] => isNumbers(entry[1])));
}

function isCount(data: unknown): data is number {
  return typeof data === 'number' && Number.isInteger(data) && data >= 0 && data <= 1e9;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
