import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { LayoutKeeper } from '../../src/components/graph/LayoutKeeper.ts';
import { WIDE } from '../../src/components/graph/style.ts';
import { compile } from '../../src/engine/program/compile.ts';
import { TrainingRun } from '../../src/engine/training/run.ts';
import { DEFAULT_SETTINGS } from '../../src/engine/training/settings.ts';
import type { ExportInput, ExportIteration } from '../../src/export/figure.ts';
import { FORMATS } from '../../src/export/formats.ts';
import type { TraceDocument, TraceValue } from '../../src/export/traceDocument.ts';
import { toTraceJson } from '../../src/export/traceJson.ts';
import { LESSONS } from '../../src/lessons/lessons.ts';
import { CLOSED, type Figure, type Look } from '../../src/store/figure.ts';
import { makeFigure } from '../../src/store/figures.ts';
import { Models } from '../../src/store/training/models.ts';

const schema: unknown = JSON.parse(readFileSync(new URL('../../docs/trace.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema as object);

interface Case {
  readonly id: string;
  readonly figure: Figure;
  readonly iteration: ExportIteration | null;
}

/** Every lesson closed and opened, and what is trained in its second iteration, also as the arithmetic of one sample. */
const CASES: readonly Case[] = LESSONS.flatMap(({ id, program: source, training }) => {
  const cases: Case[] = [];
  for (const [name, opened] of [
    [id, new Set<string>()],
    [`${id}, opened`, 'all'],
  ] as const) {
    const made = makeFigure(source, {}, opened);
    if (!made.ok) throw new Error(id);
    cases.push({ id: name, figure: made.figure, iteration: null });
  }
  if (training === undefined) return cases;
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(id);
  const settings = { ...DEFAULT_SETTINGS, ...training };
  const run = new TrainingRun(compiled.program, settings);
  run.advance(2);
  for (const level of [1, 3] as const) {
    const look: Look = { ...CLOSED, level };
    const made = new Models({ source, values: {} }, look, run, compiled.program).figure(1);
    if (made.ok) cases.push({ id: `${id}, level ${level}`, figure: made.figure, iteration: { number: 1, settings } });
  }
  return cases;
});

/** The numbers of a value, row-major. */
function flat(value: TraceValue): number[] {
  const numbers: number[] = [];
  const rest: TraceValue[] = [value];
  for (let one = rest.pop(); one !== undefined; one = rest.pop()) {
    if (Array.isArray(one)) rest.push(...(one as TraceValue[]).toReversed());
    else numbers.push(Number(one));
  }
  return numbers;
}

/** Sums that broadcasting has spread are taken in another order here: the last digits may differ. */
const near = (a: number, b: number) =>
  Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b));

describe.each(CASES)('the trace of $id', ({ figure, iteration }) => {
  const document = JSON.parse(toTraceJson(figure, { iteration })) as TraceDocument;

  it('is what the schema says', () => {
    expect(validate(document), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(document.steps.map(({ step }) => step)).toEqual(
      Array.from({ length: figure.timeline.length }, (_, k) => k + 1),
    );
  });

  it('adds contributions up to the gradients', () => {
    const totals = new Map<number, number[]>();
    for (const step of document.steps) {
      if (step.kind === 'seed') totals.set(step.node, flat(step.gradient));
      if (step.kind === 'seed' || step.kind === 'zeroGrad') {
        for (const { node, before } of step.cleared) {
          if (step.kind === 'zeroGrad' || node !== step.node)
            totals.set(
              node,
              flat(before).map(() => 0),
            );
        }
      }
      if (step.kind !== 'backward') continue;
      expect(flat(step.upstream)).toEqual(totals.get(step.node));
      for (const { to, local, contribution, before, after } of step.contributions) {
        const sent = flat(contribution);
        expect(flat(before)).toEqual(totals.get(to) ?? flat(before));
        expect(flat(after)).toEqual(flat(before).map((number, k) => number + (sent[k] as number)));
        totals.set(to, flat(after));
        if (local === null) continue;
        const products = flat(step.upstream).map((number, k) => number * (flat(local)[k] as number));
        if (products.length === sent.length) {
          for (const [k, product] of products.entries()) expect(near(sent[k] as number, product)).toBe(true);
        } else {
          const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
          expect(near(sum(sent), sum(products))).toBe(true);
        }
      }
    }
    for (const { id, gradient } of document.nodes) {
      if (gradient !== null && gradient !== undefined) expect(flat(gradient)).toEqual(totals.get(id) ?? flat(gradient));
    }
  });

  it('is written in every format at every step', () => {
    const keeper = new LayoutKeeper();
    for (let step = 0; step <= figure.timeline.length; step += Math.ceil(figure.timeline.length / 3)) {
      const cursor = { step, edge: null };
      const input: ExportInput = { figure, cursor, iteration, placed: () => keeper.place(figure, WIDE) };
      for (const { id, write, notes } of FORMATS) {
        expect(write(input), id).not.toMatch(/undefined|\[object|Infinitypt|NaNpt|[(,]NaN[,)]/u);
        expect(notes(input)).toEqual([]);
      }
    }
  });
});

it('knows a wrong trace', () => {
  const document = JSON.parse(toTraceJson((CASES[0] as Case).figure)) as { nodes: { value: unknown }[] };
  (document.nodes[0] as { value: unknown }).value = 'Infinite';
  expect(validate(document)).toBe(false);
});
