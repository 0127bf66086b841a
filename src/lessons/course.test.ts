import { readdirSync, readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Text } from '../texts/text.ts';
import type { Lesson, Question } from './lesson.ts';
import { LESSONS, lessonNamed } from './lessons.ts';
import { PARTS } from './parts.ts';

const DATA = 'src/lessons/data/';
const files = readdirSync(DATA);
const validate = new Ajv2020({ allowUnionTypes: true, allErrors: true }).compile(
  JSON.parse(readFileSync('docs/lesson.schema.json', 'utf8')),
);

/** Every text of a lesson. */
function textsOf({ title, point, notes, next }: Lesson): Text[] {
  return [
    title,
    point,
    ...next.map(({ why }) => why),
    ...notes.flatMap(({ text, question }) => [text, ...asked(question)]),
  ];
}

function asked(question: Question | undefined): Text[] {
  if (question === undefined) return [];
  if (question.kind === 'choice') return [question.text, ...question.options.flatMap(({ text, why }) => [text, why])];
  return [question.text, question.why, ...(question.slips ?? []).map(({ why }) => why)];
}

describe('the files of the lessons', () => {
  test('are all in the course, and bear the names of their lessons', () => {
    expect([...files].sort()).toEqual(LESSONS.map(({ id }) => `${id}.json`).sort());
  });

  test.each(files)('%s has the documented form', (file) => {
    const isRight = validate(JSON.parse(readFileSync(DATA + file, 'utf8')));
    expect(validate.errors ?? []).toEqual([]);
    expect(isRight).toBe(true);
  });

  test('a misspelled place, a second right option and a field of nobody are refused', () => {
    const lesson = JSON.parse(readFileSync(`${DATA}apple.json`, 'utf8'));
    const option = { text: { en: 'a', ko: '가' }, right: true, why: { en: 'a', ko: '가' } };
    const question = { kind: 'choice', text: { en: 'a', ko: '가' }, options: [option, option] };
    expect(validate(lesson)).toBe(true);
    expect(validate({ ...lesson, opensAt: { at: 'forwards', node: 'price' } })).toBe(false);
    expect(validate({ ...lesson, notes: [{ ...lesson.notes[0], question }] })).toBe(false);
    expect(validate({ ...lesson, script: 'alert(1)' })).toBe(false);
  });

  test('the documented example has that form too', () => {
    const [example] =
      /```json\n(\{\n {2}"\$schema"[\s\S]*?)```/.exec(readFileSync('docs/lessons.md', 'utf8'))?.slice(1) ?? [];
    validate(JSON.parse(example ?? ''));
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('the course', () => {
  test('has its parts in order, each in one piece', () => {
    const order = LESSONS.map(({ part }) => PARTS.findIndex(({ id }) => id === part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(LESSONS.map(({ id }) => id)).size).toBe(LESSONS.length);
  });

  // As an order: what is needed stands before what needs it, so that no lesson needs itself.
  test.each(LESSONS)('$id needs only lessons that stand before it, and leads on to others', (lesson) => {
    const at = LESSONS.indexOf(lesson);
    for (const id of lesson.needs) expect(LESSONS.indexOf(lessonNamed(id))).toBeLessThan(at);
    for (const { lesson: id } of lesson.next) expect(lessonNamed(id)).not.toBe(lesson);
    if (lesson !== LESSONS.at(-1)) expect(lesson.next.length).toBeGreaterThan(0);
    if (at > 0) expect(lesson.needs.length).toBeGreaterThan(0);
  });

  test('every lesson but the first is reached by the links of others', () => {
    const reached = new Set(LESSONS.flatMap(({ next }) => next.map(({ lesson }) => lesson)));
    expect(LESSONS.slice(1).flatMap(({ id }) => (reached.has(id) ? [] : [id]))).toEqual([]);
  });

  test('nothing is called like a lesson that is not there', () => {
    expect(() => lessonNamed('nothing')).toThrow(RangeError);
  });
});

describe('the texts', () => {
  test.each(LESSONS)('of $id are there in both languages, each in its own', (lesson) => {
    for (const { en, ko } of textsOf(lesson)) {
      expect(en, ko).not.toMatch(/\p{Script=Hangul}/u);
      // What is only numbers and signs is the same in both.
      const words = en.replace(/\{[^}]*\}/g, '').match(/[a-z]{2,}/gi) ?? [];
      if (words.length > 2) expect(ko, en).toMatch(/\p{Script=Hangul}/u);
      expect(`${en}${ko}`).not.toMatch(/!|\s{2}|\p{Extended_Pictographic}/u);
      expect(ko, 'plain style').not.toMatch(/(습니다|세요|하시)/u);
    }
  });

  test.each(LESSONS)('of $id quote the same numbers of the trace in both', (lesson) => {
    for (const { en, ko } of textsOf(lesson)) {
      const holes = (text: string) =>
        new Set([...text.matchAll(/\{(?:full )?([^{}|]+)/g)].map(([, inside]) => inside?.trim()));
      expect(holes(ko), en).toEqual(holes(en));
    }
  });
});
