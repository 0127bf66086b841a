import { describe, expect, test } from 'vitest';
import { displayNames } from '../engine/graph/displayNames.ts';
import { shapeOf } from '../engine/graph/graph.ts';
import { nodeFrame } from '../engine/timeline/frame.ts';
import type { Lesson, Note, NumberQuestion, Plain, Question } from '../lessons/lesson.ts';
import { LESSONS } from '../lessons/lessons.ts';
import type { Text } from '../texts/text.ts';
import type { Figure } from './figure.ts';
import { notedNumber } from './notedNumber.ts';
import { noteSentence } from './notes.ts';
import { opened } from './opened.testkit.ts';
import { stepOfPlace } from './places.ts';

const figures = new Map<string, Figure>();

/** A lesson at an iteration, opened once. */
function figureOf({ id }: Lesson, { iteration = 0 }: Pick<Note, 'iteration'>): Figure {
  const key = `${id} ${iteration}`;
  const figure = figures.get(key) ?? opened(id, iteration);
  figures.set(key, figure);
  return figure;
}

function stepOf(lesson: Lesson, note: Note, place = note.place): number {
  const step = stepOfPlace(figureOf(lesson, note).timeline, place);
  if (step === null) throw new Error(`no place ${JSON.stringify(place)} for: ${note.text.en}`);
  return step;
}

/** The texts of a note, with those of its question. */
function textsOf({ text, question }: Note): Text[] {
  return [text, ...asked(question)];
}

function asked(question: Question | undefined): Text[] {
  if (question === undefined) return [];
  if (question.kind === 'choice') return [question.text, ...question.options.flatMap((one) => [one.text, one.why])];
  return [question.text, question.why, ...(question.slips ?? []).map(({ why }) => why)];
}

/** Numbers written out in a text: not those in holes, in names (W1, float64), or before a letter (2x is a formula). */
function literals(text: string, plain: Plain): string[] {
  let left = text.replaceAll(/\{[^{}]*\}/g, ' ');
  // The longest first, and no part of a longer number: what accounts for 3 says nothing of 300.
  for (const known of Object.keys(plain).sort((a, b) => b.length - a.length)) {
    left = left
      .split(known)
      .reduce((before, after) => `${before}${/\d[.,]?$/.test(before) || /^[.,]?\d/.test(after) ? known : ' '}${after}`);
  }
  return [...left.matchAll(/(?<![\p{L}\p{N}_.])\d[\d,]*(?:\.\d+)?(?![\d,.]*[A-Za-z_\d])/gu)].map(([number]) =>
    number.replace(/,$/, ''),
  );
}

/** All numbers that a figure has, without their signs; 0 is what every total starts from. */
function numbersOf({ graph, trace }: Figure): number[] {
  const { values, grads, locals, contributions, totals, carried, update, schedule } = trace;
  const arrays = [values, grads, locals, contributions, totals, carried ?? [], update?.after ?? [], graph.seed];
  const shapes = Array.from({ length: graph.count }, (_, node) => shapeOf(graph, node)).flat();
  return [...arrays.flatMap((array) => Array.from(array, Math.abs)), ...shapes, 0, schedule.acts.length > 0 ? 1 : 0];
}

/** Whether a number, rounded to the digits that are written, is one of these. */
function isAmong(written: string, numbers: readonly number[]): boolean {
  const plain = written.replaceAll(',', '');
  const decimals = plain.split('.')[1]?.length ?? 0;
  return numbers.some((one) => one.toFixed(decimals) === plain || (decimals === 0 && one === Number(plain)));
}

describe.each(LESSONS)('the notes of $id', (lesson) => {
  test('have a place of their own each, in order', () => {
    const places = lesson.notes.map((note) => (note.iteration ?? 0) * 1e6 + stepOf(lesson, note));
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  });

  test('follow the step that it opens at', () => {
    const { timeline } = figureOf(lesson, {});
    expect(stepOfPlace(timeline, lesson.opensAt) ?? timeline.length).toBeLessThan(timeline.length);
  });

  test('leave no step of the first iteration without a sentence', () => {
    const notes = lesson.notes.filter(({ iteration = 0 }) => iteration === 0);
    const { length } = figureOf(lesson, {}).timeline;
    const covered = new Set<number>();
    for (const note of notes) {
      const last = stepOf(lesson, note, note.to);
      for (let step = stepOf(lesson, note); step <= last; step++) covered.add(step);
    }
    expect(Array.from({ length: length + 1 }, (_, step) => step).filter((step) => !covered.has(step))).toEqual([]);
  });

  test('fill every hole with a number, in both languages', () => {
    for (const note of lesson.notes) {
      const figure = figureOf(lesson, note);
      const cursor = { step: stepOf(lesson, note), edge: null };
      for (const { en, ko } of textsOf(note)) {
        for (const text of [en, ko]) {
          for (const [hole, expression = ''] of text.matchAll(/\{(?:full )?([^{}|]+)[^{}]*\}/g)) {
            expect(notedNumber(expression, figure, cursor)?.value, hole).toSatisfy(Number.isFinite);
          }
          const said = noteSentence(text, figure, cursor).map((part) => part.text);
          expect(said.join('')).not.toMatch(/[{}|]|undefined/);
        }
      }
    }
  });

  test('tell no number before it stands on screen', () => {
    for (const note of lesson.notes) {
      const { timeline, graph } = figureOf(lesson, note);
      // Edge by edge the note is there from the first contribution on.
      const cursor = { step: stepOf(lesson, note), edge: lesson.edgeByEdge === true ? 1 : null };
      const names = displayNames(graph).map((one) => one?.text);
      const { question } = note;
      const asks = question === undefined ? [] : [question.text];
      const options = question?.kind === 'choice' ? question.options.map(({ text }) => text) : [];
      for (const { en } of [note.text, ...asks, ...options]) {
        for (const [hole, expression = ''] of en.matchAll(/\{(?:full )?([^{}|]+)[^{}]*\}/g)) {
          for (const [, word, name] of expression.matchAll(
            /(?:(grad|total|next) )?(\p{L}[\p{L}\p{N}_]*)(?![\p{L}(])/gu,
          )) {
            const node = names.lastIndexOf(name);
            if (node < 0 || word === 'total') continue;
            const { computed, gradient, updated } = nodeFrame(timeline, cursor, node);
            const known = word === 'grad' ? gradient === 'complete' : word === 'next' ? updated : computed;
            expect(known, `${hole} of: ${en}`).toBe(true);
          }
        }
      }
    }
  });

  test('write out only numbers of the trace, or those that they account for', () => {
    for (const note of lesson.notes) {
      const numbers = numbersOf(figureOf(lesson, note));
      for (const { en, ko } of textsOf(note)) {
        for (const text of [en, ko]) {
          const strange = literals(text, note.plain ?? {}).filter((one) => !isAmong(one, numbers));
          expect(strange, text).toEqual([]);
        }
      }
      const all = textsOf(note).flatMap(({ en, ko }) => [en, ko]);
      for (const known of Object.keys(note.plain ?? {}))
        expect(
          all.some((text) => text.includes(known)),
          known,
        ).toBe(true);
    }
    const numbers = numbersOf(figureOf(lesson, {}));
    for (const { en, ko } of [lesson.title, lesson.point, ...lesson.next.map(({ why }) => why)]) {
      for (const text of [en, ko]) {
        expect(
          literals(text, lesson.plain ?? {}).filter((one) => !isAmong(one, numbers)),
          text,
        ).toEqual([]);
      }
    }
  });

  const questions = lesson.notes.filter(
    (note): note is Note & { question: NumberQuestion } => note.question?.kind === 'number',
  );
  if (questions.length > 0) {
    test('ask for numbers before they stand on screen, and tell slips apart from them', () => {
      for (const note of questions) {
        const { answer, slips = [] } = note.question;
        const figure = figureOf(lesson, note);
        const cursor = { step: stepOf(lesson, note), edge: null };
        const right = notedNumber(answer, figure, cursor);
        if (right === null) throw new Error(`no number: ${answer}`);
        expect(Number.isFinite(right.value)).toBe(true);
        expect(answer, 'never a literal').toMatch(/\p{L}/u);
        const name = /^(grad )?([\p{L}\p{N}_]+)$/u.exec(answer);
        if (name !== null) {
          const node = displayNames(figure.graph)
            .map((one) => one?.text)
            .lastIndexOf(name[2]);
          const { computed, gradient } = nodeFrame(figure.timeline, cursor, node);
          if (name[1] === undefined) expect(computed, answer).toBe(false);
          else expect(gradient, answer).not.toBe('complete');
        }
        const wrong = slips.map((slip) => notedNumber(slip.answer, figure, cursor)?.value);
        expect(new Set([right.value, ...wrong]).size).toBe(1 + slips.length);
        expect(wrong).not.toContain(undefined);
      }
    });
  }
});

test('what counts as a number that is written out', () => {
  expect(literals('W1 is 0.35 of 2,000, at 10 %. x² + 1, {grad x[0, 3]}, y = 2', {})).toEqual([
    '0.35',
    '2,000',
    '10',
    '1',
    '2',
  ]);
  expect(literals('2,000 of seed 42', { '2,000': 'trains', 'seed 42': 'the seed' })).toEqual([]);
  expect(literals('3 of 300, 3.5 and 3', { '3': 'the seed' })).toEqual(['300', '3.5']);
  expect(isAmong('0.7469', [0.746877])).toBe(true);
  expect(isAmong('0.7468', [0.746877])).toBe(false);
});
