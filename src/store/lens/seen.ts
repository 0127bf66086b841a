import type { Lens } from '../../lessons/modes.ts';
import type { DerivativeSeen } from './derivativeSeen.ts';
import type { FaultSeen } from './faultSeen.ts';
import type { TangentSeen } from './tangentSeen.ts';

/** What a lens adds to a figure. */
export type Seen = TangentSeen | FaultSeen | DerivativeSeen | Refused;

/** The lens shows nothing of this program: the ordinary figure stands there, and the panel says why. */
export interface Refused {
  readonly kind: 'refused';
  readonly lens: Lens;
  /** A code of the lens's own texts, and what they need to say it. */
  readonly why: string;
  readonly data?: Readonly<Record<string, number | string>>;
}
