/** Time since the start of a lecture, which can be paused: plain data, so that both windows have the same. */
export interface Timer {
  /** When it was last started, ms since the epoch of this machine; `null` while it is paused. */
  readonly since: number | null;
  /** Milliseconds that had run before that. */
  readonly before: number;
}

/** A timer that runs from `now` on. */
export function startedAt(now: number): Timer {
  return { since: now, before: 0 };
}

/** Milliseconds that have run; never less than nothing, also after the machine's clock was set back. */
export function elapsedAt({ since, before }: Timer, now: number): number {
  return since === null ? before : before + Math.max(0, now - since);
}

/** Pauses what runs, and lets what is paused go on. */
export function toggledAt(timer: Timer, now: number): Timer {
  return timer.since === null ? { since: now, before: timer.before } : { since: null, before: elapsedAt(timer, now) };
}

/** From nothing again, running or paused as it was. */
export function resetAt({ since }: Timer, now: number): Timer {
  return { since: since === null ? null : now, before: 0 };
}

/** `4:07`, from an hour on `1:04:07`. */
export function clockText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (count: number) => String(count).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}
