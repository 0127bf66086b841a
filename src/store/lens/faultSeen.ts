import type { Figure } from '../figure.ts';

/** A figure run with a wrong rule. */
export interface FaultSeen {
  readonly kind: 'fault';
  readonly fault: string;
  /** The same program, run by the right engine. */
  readonly right: Figure;
}
