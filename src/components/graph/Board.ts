import type { StoreApi } from 'zustand/vanilla';
import type { Figure } from '../../store/figure.ts';
import type { Store } from '../../store/state.ts';
import { type Affected, affected, type Seen } from './affected.ts';
import { type EdgeLook, edgeLook, type NodeLook, nodeLook, type RingLook, ringLook, wireLook } from './look.ts';
import { modelOf, WIRE } from './model.ts';
import { type Moment, momentOf, type Speak } from './moment.ts';
import type { Near } from './near.ts';

/** When more parts than this change at once, those out of sight wait until nothing has changed for `REST` ms. */
const MANY_PARTS = 48;
const REST = 80;

/** A part that has to draw itself again. */
interface Told {
  readonly kind: 'node' | 'edge' | 'ring';
  readonly key: string;
}

class Shelf<Look> {
  readonly looks = new Map<string, Look>();
  readonly #signatures = new Map<string, string>();
  readonly #listeners = new Map<string, Set<() => void>>();

  subscribe(key: string, listener: () => void): () => void {
    const all = this.#listeners.get(key) ?? new Set<() => void>();
    this.#listeners.set(key, all);
    all.add(listener);
    return () => all.delete(listener);
  }

  /** Puts a look down; answers whether it differs from the one before. */
  put(key: string, look: Look): boolean {
    const signature = JSON.stringify(look);
    if (this.#signatures.get(key) === signature) return false;
    this.#signatures.set(key, signature);
    this.looks.set(key, look);
    return true;
  }

  tell(key: string): void {
    for (const listener of this.#listeners.get(key) ?? []) listener();
  }

  keep(keys: ReadonlySet<string>): void {
    for (const key of this.looks.keys()) {
      if (keys.has(key)) continue;
      this.looks.delete(key);
      this.#signatures.delete(key);
    }
  }
}

/**
 * Stands between the store and the nodes and edges on screen. A step changes the look of one node, its neighbours and
 * the edges between them; the board computes just those again and tells just their components, so that the cost of a
 * step does not grow with the graph. An edit changes every number: then those in sight come first, and the others when
 * the edits rest, so that dragging a slider costs what one sees.
 */
export class Board {
  readonly #store: StoreApi<Store>;
  readonly #nodes = new Shelf<NodeLook>();
  readonly #edges = new Shelf<EdgeLook>();
  readonly #rings = new Shelf<RingLook>();
  #seen: Seen | null = null;
  #speak: Speak | undefined;
  #near: Near | null = null;
  readonly #waiting = new Map<string, Told>();
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** Keys whose look the last move changed. */
  changed: { readonly nodes: readonly string[]; readonly edges: readonly string[] } = { nodes: [], edges: [] };

  constructor(store: StoreApi<Store>) {
    this.#store = store;
  }

  /** Follows the store until the answer is called. */
  follow(): () => void {
    const stop = this.#store.subscribe(() => this.sync());
    return () => {
      stop();
      clearTimeout(this.#rest);
    };
  }

  /** From now on nodes say what they are in words to be heard, which come after the first view. */
  speak(words: Speak): void {
    this.#speak = words;
    this.sync();
  }

  /** Says what is in sight from now on; of what waited out of sight, that is drawn at once. `null`: everything is. */
  look(near: Near | null): void {
    this.#near = near;
    if (this.#waiting.size === 0) return;
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#tell(all);
  }

  node(key: string): NodeLook | undefined {
    this.sync();
    return this.#nodes.looks.get(key);
  }

  edge(id: string): EdgeLook | undefined {
    this.sync();
    return this.#edges.looks.get(id);
  }

  ring(): RingLook | undefined {
    this.sync();
    return this.#rings.looks.get(WIRE);
  }

  onNode(key: string, listener: () => void): () => void {
    return this.#nodes.subscribe(key, listener);
  }

  onEdge(id: string, listener: () => void): () => void {
    return this.#edges.subscribe(id, listener);
  }

  onRing(listener: () => void): () => void {
    return this.#rings.subscribe(WIRE, listener);
  }

  /** Brings the looks up to the store's state. */
  sync(): void {
    const { figure, cursor, edgeByEdge, selected, hovered, language } = this.#store.getState();
    if (figure === null) return;
    const seen = this.#seen;
    if (
      seen !== null &&
      seen.figure === figure &&
      seen.cursor === cursor &&
      seen.edgeByEdge === edgeByEdge &&
      seen.selected === selected &&
      seen.hovered === hovered &&
      seen.language === language &&
      seen.speak === this.#speak
    ) {
      return;
    }
    const now: Seen = { figure, cursor, edgeByEdge, selected, hovered, language, speak: this.#speak };
    this.#seen = now;
    const moved = seen === null || seen.figure !== figure || seen.cursor !== cursor;
    const tell = this.#put(momentOf(figure, cursor, edgeByEdge, now), affected(seen, now), moved);
    if (seen === null || seen.figure !== figure) this.#drop(figure);
    this.#tell(tell);
  }

  /** Tells parts, or, of many, those in sight; the others are told later. */
  #tell(all: readonly Told[]): void {
    const near = this.#near;
    const few = all.length + this.#waiting.size <= MANY_PARTS;
    for (const told of all) {
      if (few || near === null || told.kind === 'ring' || near[told.kind](told.key)) this.#tellNow(told);
      else this.#waiting.set(`${told.kind} ${told.key}`, told);
    }
    clearTimeout(this.#rest);
    if (this.#waiting.size > 0) this.#rest = setTimeout(() => this.#tellRest(), REST);
  }

  /** A few at a time, so that a key never waits long for parts that nobody sees. */
  #tellRest(): void {
    let left = MANY_PARTS;
    for (const [name, told] of this.#waiting) {
      if (left-- === 0) break;
      this.#waiting.delete(name);
      this.#tellNow(told);
    }
    if (this.#waiting.size > 0) this.#rest = setTimeout(() => this.#tellRest());
  }

  #tellNow({ kind, key }: Told): void {
    if (kind === 'node') this.#nodes.tell(key);
    else if (kind === 'edge') this.#edges.tell(key);
    else this.#rings.tell(key);
  }

  #put(moment: Moment, which: Affected, moved: boolean): Told[] {
    const { graph } = moment.figure;
    const model = modelOf(graph);
    const tell: Told[] = [];
    const nodes: string[] = [];
    const edges: string[] = [];
    const node = (i: number) => {
      const key = graph.keys[i] as string;
      if (!this.#nodes.put(key, nodeLook(moment, i))) return;
      nodes.push(key);
      tell.push({ kind: 'node', key });
    };
    const edge = (e: number) => {
      const id = model.edges[e]?.id as string;
      if (!this.#edges.put(id, edgeLook(moment, e))) return;
      edges.push(id);
      tell.push({ kind: 'edge', key: id });
    };
    if (which === null) {
      for (let i = 0; i < graph.count; i++) node(i);
      for (let e = 0; e < graph.edgeCount; e++) edge(e);
    } else {
      for (const i of which.nodes) node(i);
      for (const e of which.edges) edge(e);
    }
    if (which === null || which.nodes.has(graph.output)) {
      if (this.#edges.put(WIRE, wireLook(moment))) {
        edges.push(WIRE);
        tell.push({ kind: 'edge', key: WIRE });
      }
      if (this.#rings.put(WIRE, ringLook(moment))) tell.push({ kind: 'ring', key: WIRE });
    }
    if (moved) this.changed = { nodes, edges };
    return tell;
  }

  #drop({ graph }: Figure): void {
    this.#nodes.keep(new Set(graph.keys));
    const { edgeOf } = modelOf(graph);
    this.#edges.keep(new Set([...edgeOf.keys(), WIRE]));
  }
}
