import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type TrainingSettings } from '../../../engine/training/settings.ts';
import { chartTexts } from '../../../texts/charts.ts';
import { differencesOf } from './differences.ts';

function words(before: Partial<TrainingSettings>, now: Partial<TrainingSettings> = {}, otherProgram = false): string {
  const ghost = { settings: { ...DEFAULT_SETTINGS, ...before }, otherProgram, losses: new Float64Array(2) };
  const found = differencesOf(ghost, { ...DEFAULT_SETTINGS, ...now });
  return found.map((one) => chartTexts.difference.en(one)).join(', ');
}

test('an earlier run is named by what was different', () => {
  expect(words({ optimizer: 'sgd', options: { lr: 0.1 } })).toBe('SGD 0.1');
  expect(words({ options: { lr: 0.1 } })).toBe('Adam 0.1');
  expect(words({ options: { lr: 0.01, weight_decay: 0.5, betas: [0.5, 0.999] } })).toBe(
    'betas (0.5, 0.999), weight_decay 0.5',
  );
  expect(words({ seed: 7, zeroGrad: false })).toBe('seed 7, no zero grad');
  expect(words({ batchSize: 2, updates: ['W1'] })).toBe('mini-batch 2, only W1 updated');
  expect(words({}, { seed: 7, batchSize: 2, zeroGrad: false, updates: [] })).toBe(
    'weights as written, full batch, with zero grad, all updated',
  );
  expect(words({}, {}, true)).toBe('other program');
  expect(words({})).toBe('same settings');
});

test('an option that is written out as its default is no difference', () => {
  expect(words({ options: { lr: 0.01, weight_decay: 0 } })).toBe('same settings');
});
