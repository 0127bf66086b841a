import type { Lesson } from './lesson.ts';

/** A type as TypeScript reads it from JSON: a union of literals is any string, and what may be absent may be undefined. */
type FromJson<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : { [K in keyof T]: object extends Pick<T, K> ? FromJson<T[K]> | undefined : FromJson<T[K]> };

/** What stands in src/lessons/data: a lesson whose program is an array of lines. */
export type LessonFile = FromJson<Omit<Lesson, 'program'>> & {
  readonly $schema: string;
  readonly program: readonly string[];
};

/** The lesson of a file. */
export function lessonOf({ $schema: _, program, ...lesson }: LessonFile): Lesson {
  // That the strings are the right ones is checked by docs/lesson.schema.json, in course.test.ts: JSON has no literal types.
  return { ...lesson, program: program.join('\n') } as Lesson;
}
