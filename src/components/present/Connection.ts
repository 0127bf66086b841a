import type { StoreApi } from 'zustand/vanilla';
import type { Pairs } from '../../store/link/fragment.ts';
import type { Store } from '../../store/state.ts';
import type { Lecture } from './lecture.ts';
import { type Message, type Role, readMessage, written } from './messages.ts';
import { shownPairs, showPairs } from './showPairs.ts';

/** What of a BroadcastChannel is used. */
export interface Channel {
  postMessage(data: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}

type State = Extract<Message, { kind: 'state' }>;

interface Ends {
  readonly store: StoreApi<Store>;
  readonly lecture: StoreApi<Lecture>;
  readonly role: Role;
  /** Tells the windows of a lecture apart. */
  readonly id: string;
  /** What the link says that this window has just been opened by: it holds against what the other window shows. */
  readonly said?: Pairs | undefined;
}

/**
 * One window's end of a lecture: both show the same and either may lead. Every change has a revision, one more than the
 * latest that is known; of two made at the same moment the one with the larger id holds in both windows (a Lamport clock). A
 * window that has just come asks (hello) and takes over what it is answered, so that either may be closed and opened again; only
 * what the link said that it was opened by holds, and is told.
 */
export class Connection {
  readonly #ends: Ends;
  readonly #channel: Channel;
  readonly #onPartner: (isHere: boolean) => void;
  readonly #stops: (() => void)[] = [];
  #revision: number;
  #by: string;
  /** It has taken over what another window shows: from then on it knows of the lecture. */
  #joined = false;
  /** What both windows were last known to show; only what differs is told. */
  #shown: string;
  #taking = 0;

  constructor(ends: Ends, channel: Channel, onPartner: (isHere: boolean) => void) {
    this.#ends = ends;
    this.#channel = channel;
    this.#onPartner = onPartner;
    // What a speaker window shows before it has heard of a lecture is nothing to tell.
    this.#revision = ends.role === 'present' ? 0 : -1;
    this.#by = ends.id;
    this.#shown = this.#snapshot();
    channel.addEventListener('message', ({ data }) => {
      const message = readMessage(data);
      if (message !== null) this.#hear(message);
    });
    this.#stops.push(
      ends.store.subscribe(() => this.#tell()),
      ends.lecture.subscribe(() => this.#tell()),
    );
    this.#say({ kind: 'hello', role: ends.role });
  }

  /** Whether nothing has happened in this lecture yet: nobody has moved here, and nothing was taken over. */
  get isUntouched(): boolean {
    return this.#revision <= 0 && !this.#joined;
  }

  /** Says goodbye and hears no more. */
  close(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#say({ kind: 'bye', role: this.#ends.role });
    this.#channel.close();
  }

  #hear(message: Message): void {
    const { role, id, said } = this.#ends;
    if (message.role !== role) this.#onPartner(message.kind !== 'bye');
    if (message.kind === 'hello' && this.#revision >= 0) this.#sayState(true);
    if (message.kind !== 'state') return;
    const { revision, by, answer } = message;
    const isFirst = answer && !this.#joined && message.role !== role;
    const isLater = revision > this.#revision || (revision === this.#revision && by > this.#by);
    if (by === id || !(isFirst || isLater)) return;
    const own = this.#revision;
    if (isFirst && said !== undefined && said.size > 0) {
      void this.#takeBut(said, message, Math.max(own, revision) + 1);
      return;
    }
    void this.#take(message);
    if (isLater) return;
    // What this window has said since it came was heard as later: both hold on to what was there before.
    this.#revision = own + 1;
    this.#by = id;
    this.#sayState(false);
  }

  /** Takes a state over but for what is `said`, and tells what it has come to. */
  async #takeBut(said: Pairs, message: State, revision: number): Promise<void> {
    const { id } = this.#ends;
    await this.#take({ ...message, revision, by: id, pairs: [...new Map([...message.pairs, ...said])] });
    if (this.#revision === revision && this.#by === id) this.#sayState(false);
  }

  async #take({ revision, by, pairs, lecture }: State): Promise<void> {
    this.#joined = true;
    this.#revision = revision;
    this.#by = by;
    this.#taking++;
    this.#ends.lecture.setState(lecture);
    const done = showPairs(this.#ends.store, new Map(pairs));
    // What it comes to here, which may be less than was said, is no change of this window's.
    this.#taking--;
    this.#shown = this.#snapshot();
    await done;
    if (this.#revision === revision && this.#by === by) this.#shown = this.#snapshot();
  }

  /** Tells what has changed in this window. */
  #tell(): void {
    const { role, store, id } = this.#ends;
    if (this.#taking > 0 || (role === 'speaker' && this.#revision < 0)) return;
    // While it trains, the iterations fly by; where it has come to is told at the end.
    const { training, resuming } = store.getState();
    if (training?.busy != null || resuming !== null) return;
    const shown = this.#snapshot();
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#revision++;
    this.#by = id;
    this.#sayState(false);
  }

  #sayState(answer: boolean): void {
    const { role, lecture } = this.#ends;
    const pairs = [...this.#pairs()];
    this.#say({
      kind: 'state',
      role,
      revision: this.#revision,
      by: this.#by,
      answer,
      pairs,
      lecture: lecture.getState(),
    });
  }

  #say(message: Message): void {
    this.#channel.postMessage(written(message));
  }

  #pairs(): Pairs {
    return shownPairs(this.#ends.store.getState());
  }

  #snapshot(): string {
    return JSON.stringify([[...this.#pairs()], this.#ends.lecture.getState()]);
  }
}
