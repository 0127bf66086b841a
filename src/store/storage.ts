import type { Value } from '../engine/program/compile.ts';
import type { Cursor } from '../engine/timeline/timeline.ts';
import type { Language } from '../texts/text.ts';
import type { Opened } from './figure.ts';
import type { Document, Level, Picture, State, Theme } from './state.ts';
import { checkedSettings } from './training/checkedSettings.ts';

const KEY = 'gradstep.1';

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
}

/** What was saved, field by field, as far as it has the right form; nothing where storage is missing, forbidden or spoiled. */
export function load(): Partial<Saved> {
  try {
    const text = globalThis.localStorage?.getItem(KEY);
    return text == null ? {} : checked(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Saves; where storage is missing, forbidden or full the page goes on without. */
export function save(state: State): void {
  const { document, figure, cursor, level, picture, sample, neuron, iteration, edgeByEdge, speed, language, theme } =
    state;
  const { training } = document;
  const good =
    state.errors.length > 0 && figure !== null ? { source: figure.source, values: figure.values, training } : null;
  const opened = state.opened === 'all' ? 'all' : [...state.opened];
  // Until it has been trained again, the place of an earlier visit is the one to come back to.
  const place = { opened, level, picture, sample, neuron, ...(state.resuming ?? { cursor, iteration }) };
  try {
    globalThis.localStorage?.setItem(
      KEY,
      JSON.stringify({ document, good, ...place, edgeByEdge, speed, language, theme }),
    );
  } catch {
    // Private windows and sandboxed frames forbid storage; the page works without it.
  }
}

function checked(data: unknown): Partial<Saved> {
  if (!isRecord(data)) return {};
  const saved: { -readonly [K in keyof Saved]?: Saved[K] } = {};
  const { cursor, opened, edgeByEdge, speed, language, theme } = data;
  const document = checkedDocument(data.document);
  if (document !== null) saved.document = document;
  saved.good = checkedDocument(data.good);
  if (isRecord(cursor) && typeof cursor.step === 'number') {
    saved.cursor = { step: cursor.step, edge: typeof cursor.edge === 'number' ? cursor.edge : null };
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
  if (typeof speed === 'number' && speed > 0 && speed <= 10) saved.speed = speed;
  if (language === 'en' || language === 'ko') saved.language = language;
  if (theme === 'auto' || theme === 'light' || theme === 'dark') saved.theme = theme;
  return saved;
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
  const isNumbers = (value: unknown, depth: number): value is Value =>
    typeof value === 'number' ||
    (Array.isArray(value) && depth > 0 && value.every((entry) => isNumbers(entry, depth - 1)));
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Value] => isNumbers(entry[1], 2)));
}

function isCount(data: unknown): data is number {
  return typeof data === 'number' && Number.isInteger(data) && data >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
