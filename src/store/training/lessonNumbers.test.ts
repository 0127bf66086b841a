import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../engine/evaluate.ts';
import { train } from '../../engine/training/train.ts';
import { LESSONS } from '../../lessons/lessons.ts';
import { settingsOf } from './training.ts';

const { training } = JSON.parse(readFileSync('tests/golden/seeds.json', 'utf8')).xor;

/** What the notes of the learning lessons say, as training gives it. */
function run(id: string, iterations: number, change: object = {}) {
  const lesson = LESSONS.find((one) => one.id === id);
  if (lesson === undefined) throw new Error(`no lesson ${id}`);
  const { optimizer, options, seed, batchSize, zeroGrad, updates } = settingsOf({
    source: lesson.program,
    values: {},
    training: lesson.training,
  });
  const more = {
    zero_grad: zeroGrad,
    updates,
    ...(seed === null ? {} : { seed }),
    ...(batchSize === null ? {} : { batch_size: batchSize }),
  };
  const result = train(lesson.program, { optimizer, ...options, iterations, ...more, ...change });
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return { ...result, last: result.losses[result.losses.length - 1] as number, program: lesson.program };
}

describe('what the notes of the lessons say', () => {
  it('XOR: Adam learns between iterations 280 and 1,000', () => {
    const { losses } = run('xor', 2001);
    expect(losses[20]).toBeGreaterThan(0.69);
    expect(losses[280]).toBeGreaterThan(0.67);
    expect(losses[1000]).toBeLessThan(0.05);
    expect((losses[2000] as number) / training['adam_lr0.01_2000'].final_loss).toBeCloseTo(1, 9);
  });

  it('the run that gets stuck is the golden one, and leaves at about 10,000, or 1,000 with learning rate 1', () => {
    const { losses } = run('stuck', 12_001);
    expect((losses[2000] as number) / training['sgd_lr0.1_2000'].final_loss).toBeCloseTo(1, 9);
    expect(losses[200]).toBeCloseTo(Math.LN2, 2);
    expect(losses[9000]).toBeGreaterThan(0.69);
    expect(losses[12_000]).toBeLessThan(0.65);
    expect(run('stuck', 1301, { lr: 1 }).last).toBeLessThan(0.65);
  });

  it('weights only is the golden run, behind the full one at first', () => {
    const { losses } = run('weights-only', 2001);
    expect((losses[2000] as number) / training['sgd_lr0.1_2000_weights_only'].final_loss).toBeCloseTo(1, 9);
    expect(losses[5]).toBeGreaterThan(training['sgd_lr0.1_2000'].first10[5]);
  });

  it('tanh has no plateau; two ReLU units of seed 3 are dead, those of seed 5 learn', () => {
    expect(run('xor-tanh', 501).last).toBeLessThan(0.05);
    const dead = run('xor-relu', 201);
    expect(dead.last).toBeCloseTo(Math.LN2, 4);
    const at = evaluate(dead.program, dead.parameters);
    if ('errors' in at) throw new Error('does not compile');
    expect(at.nodes.find(({ name }) => name === 'h')?.value).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(run('xor-relu', 501, { seed: 5 }).last).toBeLessThan(0.1);
  });

  it('four units, AND and OR learn; XNOR gets stuck near 0.35', () => {
    for (const id of ['xor-wide', 'and', 'or']) expect(run(id, 1001).last).toBeLessThan(0.05);
    expect(run('xnor', 2001).last).toBeCloseTo(0.35, 2);
  });

  it('the line fits in one step, swings without zero_grad and explodes at 5', () => {
    const { losses } = run('fit-line', 2);
    expect((losses[1] as number) / (losses[0] as number)).toBeLessThan(0.01);
    const swinging = run('no-zero-grad', 16).losses;
    expect(swinging[10]).toBeLessThan(0.1);
    expect(swinging[15]).toBeGreaterThan(20);
    expect(run('fit-line', 100, { lr: 5 }).last).not.toBeLessThan(Infinity);
  });

  it('logistic regression ends above 0.3; two moons come apart', () => {
    expect(run('logistic', 501).last).toBeGreaterThan(0.3);
    const { losses } = run('two-moons', 300);
    expect(Math.max(...losses.slice(-5))).toBeLessThan(0.2);
  });
});
