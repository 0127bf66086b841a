import { expect, it } from 'vitest';
import { complaintAbout, randomFrom, randomText } from './random.testkit.ts';

// `npm run fuzz` does the same a million times.
it('answers or reports typed errors for 20,000 random and spoilt programs', () => {
  const random = randomFrom(20261122);
  for (let i = 0; i < 20_000; i++) {
    const text = randomText(random);
    const complaint = complaintAbout(text);
    if (complaint !== null) expect.fail(`${JSON.stringify(text)}: ${complaint}`);
  }
});
