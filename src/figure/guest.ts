import type { FigureEvents, FigureState } from './api.ts';
import { appAddress } from './appAddress.ts';
import type { Running } from './begin.tsx';
import { whenNear } from './near.ts';
import { reportingErrors } from './reportingErrors.ts';

/** Height that is kept for a figure until it is drawn. */
const ROOM = '300px';
const FAILED = 'This figure could not be loaded. · 그림을 불러오지 못했다.';

type Listener = (state: FigureState) => void;

/**
 * A figure in a shadow root, from before it is loaded until it is removed: what is asked of it before it is there is done
 * when it is. Both `mount()` and `<grad-step>` are this.
 */
export class Guest {
  readonly #shadow: ShadowRoot;
  readonly #listeners = new Map<keyof FigureEvents, Set<Listener>>();
  #said: Map<string, string>;
  #app: string | null;
  #running: Running | null = null;
  #waiting: ((running: Running) => void)[] = [];
  #stopWaiting: () => void = () => undefined;
  #ready = false;
  #ended = false;

  constructor(host: Element, shadow: ShadowRoot, said: ReadonlyMap<string, string>, app: string | null, lazy: boolean) {
    this.#shadow = shadow;
    this.#said = new Map(said);
    this.#app = appAddress(app);
    keepRoom(shadow);
    if (lazy) this.#stopWaiting = whenNear(host, () => void this.#load());
    else void this.#load();
  }

  /** `null` until it is drawn. */
  get state(): FigureState | null {
    return this.#ready ? (this.#running?.state ?? null) : null;
  }

  /** Does something with the figure, as soon as it is there. */
  act(work: (running: Running) => void): void {
    if (this.#ended) return;
    if (this.#running !== null && this.#ready) work(this.#running);
    else this.#waiting.push(work);
  }

  change(pairs: ReadonlyMap<string, string>): void {
    if (this.#running !== null) this.#running.change(pairs);
    else this.#said = new Map([...this.#said, ...pairs]);
  }

  open(pairs: ReadonlyMap<string, string>): void {
    if (this.#running !== null) this.#running.open(pairs);
    else this.#said = new Map(pairs);
  }

  setApp(app: string | null): void {
    this.#app = appAddress(app);
    this.#running?.setApp(this.#app);
  }

  on(event: keyof FigureEvents, listener: Listener): () => void {
    const known = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, known);
    known.add(listener);
    return () => {
      known.delete(listener);
    };
  }

  destroy(): void {
    this.#ended = true;
    this.#stopWaiting();
    this.#waiting = [];
    this.#listeners.clear();
    this.#running?.destroy();
    this.#running = null;
  }

  async #load(): Promise<void> {
    const file = await import('./begin.tsx').catch(() => null);
    if (this.#ended) return;
    if (file === null) {
      // The catalogue of texts has not come either.
      this.#shadow.textContent = FAILED;
      return;
    }
    this.#running = file.begin(this.#shadow, {
      said: this.#said,
      app: this.#app,
      onReady: (state) => this.#begun(state),
      onStep: (state) => this.#tell('step', state),
    });
  }

  /** It stands there: what was asked of it until now comes after that. */
  #begun(state: FigureState): void {
    this.#ready = true;
    this.#tell('ready', state);
    for (const work of this.#waiting.splice(0)) reportingErrors(() => this.act(work));
  }

  #tell(event: keyof FigureEvents, state: FigureState): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) reportingErrors(() => listener(state));
  }
}

/** Inside the root, so that what the author says of the element's own height stays. */
function keepRoom(shadow: ShadowRoot): void {
  const room = shadow.ownerDocument.createElement('div');
  room.style.height = ROOM;
  shadow.replaceChildren(room);
}
