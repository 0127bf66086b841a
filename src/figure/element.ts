import type { Actions } from '../store/state.ts';
import type { FigureControl, FigureFields, FigureState, FigureValue, GradStepElement } from './api.ts';
import { pairsOfElement } from './attributes.ts';
import { Guest } from './guest.ts';
import { pairsOfFields, textOfValue } from './said.ts';

/** Attributes that are properties of the same name, too. */
const MIRRORED = ['program', 'lesson', 'controls', 'theme', 'app'] as const;

/**
 * Makes `<grad-step>` known to the page. Done by importing the package; harmless when it is done twice (two copies of the
 * package on one page), and where there is no page (rendering on a server).
 */
export function define(): void {
  if (typeof customElements === 'undefined' || customElements.get('grad-step') !== undefined) return;
  customElements.define('grad-step', makeClass());
}

/** The class is made where there is a DOM, so that the module can be imported where there is none. */
function makeClass(): CustomElementConstructor {
  class GradStep extends HTMLElement implements GradStepElement {
    #guest: Guest | null = null;
    #said: ReadonlyMap<string, string> = new Map();
    #inputs: Readonly<Record<string, FigureValue>> = {};
    readonly #observer: MutationObserver;

    constructor() {
      super();
      // Names of inputs are free, so that `observedAttributes` cannot list them.
      this.#observer = new MutationObserver((records) => this.#changed(records));
    }

    connectedCallback(): void {
      if (this.#guest !== null) return;
      this.#upgrade();
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      this.#said = this.#pairs();
      const lazy = this.getAttribute('loading') !== 'eager';
      const guest = new Guest(this, shadow, this.#said, this.getAttribute('app'), lazy);
      this.#guest = guest;
      guest.on('ready', (state) => this.#tell('gradstep-ready', state));
      guest.on('step', (state) => this.#tell('gradstep-step', state));
      this.#observer.observe(this, { attributes: true, childList: true, characterData: true, subtree: true });
    }

    disconnectedCallback(): void {
      // An element that is moved is taken out and put in again in one task: it goes on as it is.
      queueMicrotask(() => {
        if (!this.isConnected) this.#end();
      });
    }

    /** In another document the style sheets of the one before do not count, and its observers do not look: it begins again. */
    adoptedCallback(): void {
      this.#end();
    }

    get state(): FigureState | null {
      return this.#guest?.state ?? null;
    }

    get step(): string | null {
      const { state } = this;
      if (state === null) return this.getAttribute('step');
      return state.edge === null ? String(state.step) : `${state.step}.${state.edge}`;
    }

    set step(step: number | string | null) {
      this.#reflect('step', step);
    }

    get program(): string | null {
      return this.getAttribute('program');
    }

    set program(program: string | null) {
      this.#reflect('program', program);
    }

    get lesson(): string | null {
      return this.getAttribute('lesson');
    }

    set lesson(lesson: string | null) {
      this.#reflect('lesson', lesson);
    }

    get controls(): string | null {
      return this.getAttribute('controls');
    }

    set controls(controls: readonly FigureControl[] | string | null) {
      this.#reflect('controls', controls);
    }

    get theme(): string | null {
      return this.getAttribute('theme');
    }

    set theme(theme: string | null) {
      this.#reflect('theme', theme);
    }

    get app(): string | null {
      return this.getAttribute('app');
    }

    set app(app: string | null) {
      this.#reflect('app', app);
    }

    get inputs(): Readonly<Record<string, FigureValue>> {
      return this.#inputs;
    }

    set inputs(inputs: Readonly<Record<string, FigureValue>>) {
      this.#inputs = inputs;
      this.#read();
    }

    next(): void {
      this.#act((store) => store.next());
    }

    previous(): void {
      this.#act((store) => store.previous());
    }

    goTo(step: number | string): void {
      this.#guest?.act((running) => running.goTo(String(step)));
    }

    play(): void {
      this.#act((store) => store.setPlaying(true));
    }

    pause(): void {
      this.#act((store) => store.setPlaying(false));
    }

    reset(): void {
      this.#guest?.act((running) => running.reset());
    }

    #end(): void {
      this.#observer.disconnect();
      this.#guest?.destroy();
      this.#guest = null;
    }

    #act(work: (store: Actions) => void): void {
      this.#guest?.act(({ store }) => work(store.getState()));
    }

    /** What the attributes say, and what was given as properties. */
    #pairs(): Map<string, string> {
      const fields: FigureFields = { inputs: this.#inputs };
      return new Map([...pairsOfElement(this), ...pairsOfFields(fields)]);
    }

    #changed(records: readonly MutationRecord[]): void {
      const names = new Set(records.map(({ attributeName }) => attributeName));
      if (names.has('app')) this.#guest?.setApp(this.getAttribute('app'));
      this.#read(names);
    }

    /** Does what is said otherwise than before; of an attribute that was set again (`set`), what it says. */
    #read(set: ReadonlySet<string | null> = new Set()): void {
      const before = this.#said;
      const now = this.#pairs();
      this.#said = now;
      if (this.#guest === null) return;
      // What is no longer said is as it would be without it.
      if ([...before.keys()].some((name) => !now.has(name))) {
        this.#guest.open(now);
        return;
      }
      const changed = [...now].filter(([name, text]) => before.get(name) !== text || set.has(name));
      if (changed.length > 0) this.#guest.change(new Map(changed));
    }

    #reflect(name: string, value: unknown): void {
      const text = textOfValue(value);
      if (text === null) this.removeAttribute(name);
      else this.setAttribute(name, text);
    }

    /** Properties that were set before the element was known to the page. */
    #upgrade(): void {
      for (const name of [...MIRRORED, 'step', 'inputs'] as const) {
        const own = Object.getOwnPropertyDescriptor(this, name);
        if (own === undefined || !('value' in own)) continue;
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, own.value);
      }
    }

    #tell(type: 'gradstep-ready' | 'gradstep-step', detail: FigureState): void {
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    }
  }
  return GradStep;
}
