import type { Role } from './messages.ts';

/**
 * The windows of a lecture are known by their names (`window.name`): a role and the lecture's id. A name outlives a reload,
 * is no part of the link, and lets `window.open` find a window that is open already instead of opening a second one.
 */
const NAME = /^gradstep-(present|speaker)-([a-z0-9]{6,20})$/;

/** An id that no other lecture on this machine has. */
export function newId(): string {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
  return `${a.toString(36)}${b.toString(36)}`.padStart(6, '0');
}

/** The lecture that this window belongs to, by its name; `null`: none yet. */
export function lectureOfWindow(): string | null {
  return NAME.exec(window.name)?.[2] ?? null;
}

/** Gives this window the name of a role in a lecture. */
export function nameWindow(role: Role, lecture: string): void {
  window.name = `gradstep-${role}-${lecture}`;
}

/**
 * Opens the other window of a lecture, or shows it where it is open already. Must be called in answer to a key or click.
 * @returns whether the browser has opened it
 */
export function openWindow(role: Role, lecture: string): boolean {
  const name = `gradstep-${role}-${lecture}`;
  const { origin, pathname, search } = location;
  // A page in a file has no origin that can be written.
  const base = origin === 'null' ? location.href.replace(/#.*$/s, '') : `${origin}${pathname}${search}`;
  const size = role === 'speaker' ? 'popup,width=960,height=760' : 'popup,width=1280,height=720';
  const opened = window.open(`${base}#view=${role}`, name, size);
  opened?.focus();
  return opened !== null;
}
