import type { LineRange } from '../../export/code/codeResult.ts';

/** More lines than this are cut off: all of them are in the code. */
const MOST_LINES = 7;

/** A method of a class in exported code. */
export interface CalledBody {
  /** `Mul.backward`. */
  readonly name: string;
  /** Its lines without the indentation that they have in common. */
  readonly lines: readonly string[];
}

/** The method in these lines; `null` where nothing is called, or what is called is no method of a class. */
export function calledBody(code: string, called: LineRange | null): CalledBody | null {
  if (called === null) return null;
  const all = code.split('\n');
  const [from, to] = called;
  const method = /^ {4}def (\w+)/.exec(all[from - 1] ?? '')?.[1];
  const owner = all
    .slice(0, from)
    .reverse()
    .find((line) => line.startsWith('class '));
  const name = /^class (\w+)/.exec(owner ?? '')?.[1];
  if (method === undefined || name === undefined) return null;
  const body = all.slice(from - 1, to).map((line) => line.slice(4));
  const lines = body.length > MOST_LINES ? [...body.slice(0, MOST_LINES - 1), '    …'] : body;
  return { name: `${name}.${method}`, lines };
}
