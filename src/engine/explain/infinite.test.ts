import { describe, expect, it } from 'vitest';
import { passesOf } from '../forwardMode/passes.ts';
import { runTangents } from '../forwardMode/tangents.ts';
import { forwardModeOf } from '../forwardMode/timeline.ts';
import { elementsOf } from '../graph/graph.ts';
import { compile } from '../program/compile.ts';
import { ledgerOf } from '../timeline/ledger.ts';
import { timelineOf } from '../timeline/timeline.ts';
import { run } from '../trace/run.ts';
import { ACT, type Schedule, schedule } from '../trace/schedule.ts';
import { operandsOf } from './derivation.ts';
import { derive } from './derive.ts';
import { brokenBy, evaluated } from './evaluate.ts';
import { keyOf, numberOf, type Quantity, type Run } from './quantity.ts';

function runOf(source: string): Run {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const when = schedule(compiled.program.graph) as Schedule;
  return { trace: run(when), timeline: timelineOf(when) };
}

/** Every pass of a program. */
function inForwardMode(source: string): Run {
  const { trace, timeline } = runOf(source);
  const runs = passesOf(trace.graph).map((pass) => runTangents(trace, pass));
  const words = { titleOf: (input: string) => ({ en: input, ko: input }), sumOf: () => [] };
  return forwardModeOf(timeline, trace, runs, words);
}

/** Every number of a run: values, then totals (or tangents) and all that they come from. */
function everything(all: Run): Quantity[] {
  const { timeline, trace } = all;
  const found = new Map<string, Quantity>();
  const open: Quantity[] = [];
  const { acts } = timeline.schedule;
  for (let node = 0; node < trace.graph.count; node++) {
    for (let element = 0; element < elementsOf(trace.graph, node); element++) {
      open.push({ kind: 'value', node, element });
      if (timeline.tangents === undefined)
        for (let entries = 1; entries <= ledgerOf(timeline, node).length; entries++)
          open.push({ kind: 'gradient', node, element, entries });
      else
        for (const [act, of] of acts.entries())
          for (let entries = 1; of === ACT.seed && entries <= ledgerOf(timeline, node, act).length; entries++)
            open.push({ kind: 'tangent', node, element, entries, act });
    }
  }
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (found.has(keyOf(one))) continue;
    found.set(keyOf(one), one);
    open.push(...operandsOf(derive(all, one)));
  }
  return [...found.values()];
}

describe('the derivation of a tangent gives its number where 0 meets ∞ or NaN', () => {
  it.each([
    'x = [1, 2]; z = [1e308, 1]\nb = z*10\ny = x @ b',
    'A = [[1, 2], [3, 4]]; z = [[1e308, 1], [1e308, 1]]\nb = z*10\ny = A @ b',
    'x = [0, 1]\ny = logsumexp(log(x))',
    'x = [0, 1]\ny = sum(softmax(log(x)) * [1, 2])',
    'x = [[0, 1], [2, 3]]\ny = sum(softmax(log(x), axis=1) * [1, 2])',
    'x = [[1e200, 1], [2, 3]]\ny = sum(softmax(x^2, axis=1) * [1, 2])',
    'x = [[0, 1], [2, 3]]\ny = log_softmax(log(x), axis=1)',
    'x = [[0, 1], [2, 3]]\ny = logsumexp(log(x), axis=0)',
    'x = [0, 1]\ny = max(log(x))',
    'x = [-1, 1]\ny = mse(log(x), [1, 2])',
  ])('%s', (source) => {
    const all = inForwardMode(source);
    let told = 0;
    for (const quantity of everything(all)) {
      if (quantity.kind !== 'tangent' && quantity.kind !== 'brought') continue;
      const gives = evaluated(all, quantity, derive(all, quantity));
      if (gives === null) continue;
      told++;
      const has = numberOf(all, quantity);
      if (Number.isFinite(has)) expect(gives, keyOf(quantity)).toBeCloseTo(has, 12);
      else expect(gives, keyOf(quantity)).toBe(has);
    }
    expect(told).toBeGreaterThan(0);
  });
});

describe('no number of a run is broken beside that run', () => {
  it.each([
    ['a mean whose sum overflows', 'x = [1e308, 1e308, -1.7e308]\ny = mean(x) * 1'],
    ['NaN after log_softmax', 'x = [1, 0, 0.91]\na = log_softmax([1, 0.5, 2] * x)\ny = sum(a / x)'],
    [
      'a NaN that looks like one from elsewhere',
      'x = [[-1, 1.48], [-0.58, 1.31]]; u = [[1, 2, 3], [4, 5, 6]]\nv0 = x - x\nv1 = mean(v0)\nv2 = v1 - u\nv3 = x.T\nv4 = mse(v3, x)\nv5 = v4 + v0\ny = concat(v5, v5) * 1',
    ],
    ['a softmax that underflows', 'x = [290, 0, 1]\ny = sum(softmax(x) * [1, 1, 3])'],
    ['a softmax whose gradient cancels', 'x = [50, -60, 3]\ny = sum(softmax(x) * 7)'],
  ])('%s', (_name, source) => {
    const all = runOf(source);
    const beside: Run = { ...all, right: all };
    for (const quantity of everything(beside))
      expect([keyOf(quantity), brokenBy(beside, quantity, derive(beside, quantity))]).toEqual([keyOf(quantity), null]);
  });
});
