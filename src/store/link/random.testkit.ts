import { randomFrom, randomText } from '../../engine/program/random.testkit.ts';
import { LESSONS } from '../../lessons/lessons.ts';
import { linkTexts } from '../../texts/link.ts';
import { CONTROLS } from '../state.ts';
import { makeStore } from '../store.ts';
import { learning } from '../training/learning.ts';
import { FIELDS } from './fields.ts';
import { encoded, readFragment, writeFragment } from './fragment.ts';
import { linkOf } from './link.ts';
import { openLink } from './open.ts';
import { pairsOf } from './write.ts';

export { randomFrom };

type Random = () => number;

const NAMES = [
  ...Object.keys(FIELDS),
  'p',
  'gradstep',
  'x',
  'a',
  'in.step',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '',
];
const HOSTILE = [
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '"><img src=x onerror=alert(1)>',
  '%',
  '%E0%A4%A',
  '%00',
  '__proto__',
  '-1',
  '1e999',
  'NaN',
  '-0',
  '7.2',
  'end',
  'all',
  'none',
  '0x10',
  '[[[[[[1',
  '1;2,3;',
  '𝕏',
  '\u202e',
  'on',
  ...CONTROLS,
  ...LESSONS.map(({ id }) => id),
];

/** A fragment as hostile and as careless hands write them: fields and other names with right, wrong and broken values. */
export function randomFragment(random: Random): string {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const value = () => {
    const kind = random();
    if (kind < 0.3) return pick(HOSTILE);
    if (kind < 0.5) return String(Math.floor(random() * 40));
    if (kind < 0.6) return String((random() - 0.5) * 10 ** Math.floor(random() * 40));
    if (kind < 0.65) return pick(['a', '(', '%28', '1,']).repeat(Math.floor(random() * 20_000));
    if (kind < 0.85) return encoded(randomText(random).slice(0, 200));
    return randomText(random).slice(0, 60);
  };
  const program = () => encoded(random() < 0.5 ? pick(LESSONS).program : randomText(random));
  const pairs = Array.from({ length: Math.floor(random() * 9) }, () => {
    const name = random() < 0.9 ? pick(NAMES) : value();
    return `${name}=${name === 'program' && random() < 0.8 ? program() : value()}`;
  });
  if (random() < 0.5) pairs.unshift(`program=${program()}`);
  return pairs.join(random() < 0.95 ? '&' : '&&');
}

/** What is wrong with how a fragment was opened; `null` when it was right: no exception, and what is seen can be linked again. */
export async function complaintAboutFragment(fragment: string): Promise<string | null> {
  try {
    const store = makeStore({}, learning);
    const problems = await openLink(store, linkOf(await readFragment(fragment)));
    for (const problem of problems) if (linkTexts.problem.ko(problem).length > 400) return 'a problem in many words';
    store.getState().pauseTraining();
    store.getState().next();
    store.getState().previous();
    const again = await writeFragment(pairsOf(store.getState()));
    const reopened = makeStore({}, learning);
    await openLink(reopened, linkOf(await readFragment(again)));
    reopened.getState().pauseTraining();
    const [was, is] = [store.getState().document.source, reopened.getState().document.source];
    if (!/\p{Surrogate}/u.test(was) && was !== is)
      return `the program did not come back: ${JSON.stringify(is.slice(0, 80))}`;
    return Object.keys(Object.prototype).length === 0 ? null : 'a prototype was changed';
  } catch (error) {
    return String(error);
  }
}
