import { useEffect, useMemo } from 'react';

/** Calls with the newest argument, at most once a frame; what is still waiting when the component goes is dropped. */
export function useOncePerFrame<Argument>(call: (argument: Argument) => void): (argument: Argument) => void {
  const throttled = useMemo(() => new OncePerFrame(call), [call]);
  useEffect(() => () => throttled.drop(), [throttled]);
  return throttled.ask;
}

class OncePerFrame<Argument> {
  readonly #call: (argument: Argument) => void;
  #waiting: { argument: Argument } | null = null;
  #frame = 0;

  constructor(call: (argument: Argument) => void) {
    this.#call = call;
  }

  readonly ask = (argument: Argument): void => {
    if (this.#waiting === null) this.#frame = requestAnimationFrame(this.#run);
    this.#waiting = { argument };
  };

  drop(): void {
    cancelAnimationFrame(this.#frame);
    this.#waiting = null;
  }

  readonly #run = (): void => {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) this.#call(waiting.argument);
  };
}
