import { derivativeRefusals, derivativeTextsOf } from '../../../texts/derivative.ts';
import type { Say } from '../../useGradstep.ts';

/** Why there is no graph of a derivative, in words. `why` and `data` come from the lens or from the engine. */
export function refusalWords(say: Say, why: string, data: Readonly<Record<string, unknown>> = {}): string {
  const limit = Number(data.limit ?? 0);
  switch (why) {
    case 'tooMany':
      return say(derivativeTextsOf.tooMany, { order: Number(data.order ?? 0), limit });
    case 'orders':
      return say(derivativeTextsOf.orders, { limit });
    case 'name':
      return say(derivativeTextsOf.name, { name: String(data.name ?? '') });
    case 'op':
      return say(derivativeTextsOf.op, { op: String(data.op ?? '') });
    case 'noInputs':
      return say(derivativeRefusals.noInputs);
    default:
      return say(derivativeRefusals.tensors);
  }
}
