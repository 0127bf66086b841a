/** Whether the reader asked the system for less motion. Where it cannot be asked (no browser), there is none. */
export function reducedMotion(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;
}
