import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate.ts';

type Golden = number | 'NaN' | 'Infinity' | '-Infinity';
interface Case {
  readonly id: string;
  readonly expr: string;
  readonly canonical: string;
  readonly inputs: Readonly<Record<string, number>>;
  readonly value: Golden;
  readonly grads: Readonly<Record<string, Golden | null>>;
  readonly rtol?: number;
}

const golden = JSON.parse(readFileSync(new URL('../../../tests/golden/cases.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Case[];
  readonly parse_errors: readonly { readonly expr: string; readonly why: string }[];
};

function close(actual: number, wanted: number, rtol: number): boolean {
  if (Object.is(actual, wanted) || actual === wanted) return true;
  return Math.abs(actual - wanted) <= 1e-14 + rtol * Math.abs(wanted);
}

describe('golden cases', () => {
  it.each(golden.cases.map((one) => [one.id, one.expr, one] as const))('%s: %s', (_id, _expr, one) => {
    const answer = evaluate(one.expr, one.inputs);
    if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
    const rtol = one.rtol ?? 1e-12;
    expect(answer.value).toSatisfy((value) => close(value as number, Number(one.value), rtol));
    for (const [name, grad] of Object.entries(one.grads)) {
      const found = answer.grads[name];
      if (grad === null) expect(found).toBeNull();
      else
        expect(found, `d/d${name} should be ${grad}`).toSatisfy((value) => close(value as number, Number(grad), rtol));
    }
  });
});
