import { parseArgs } from 'node:util';
import { FIELDS, isFieldName } from '../store/link/fields.ts';
import { cliTexts } from '../texts/cli.ts';
import type { Language } from '../texts/text.ts';

export const COMMANDS = ['render', 'trace'] as const;

export type Command = (typeof COMMANDS)[number];

interface OwnOption {
  readonly short?: string;
  /** What stands for its value in the help; absent where it has none. */
  readonly value?: string;
  readonly about: string;
  readonly of: readonly Command[];
}

/** Options that are no fields of a link. */
export const OWN = {
  format: {
    short: 'f',
    value: 'FORMAT',
    about: 'What to write; by default what the output’s name ends in, else svg',
    of: ['render'],
  },
  output: { short: 'o', value: 'FILE', about: 'Where to write it; by default to stdout', of: ['render', 'trace'] },
  width: { value: 'PX', about: 'Lays the drawing out for a page of that width', of: ['render'] },
  legend: { about: 'Says what the two kinds of arrow mean', of: ['render'] },
  transparent: { about: 'Leaves out the paper behind the drawing', of: ['render'] },
  seconds: { value: 'S', about: 'How long an animation shows each step; by default 2', of: ['render'] },
  json: { about: 'Every step with its numbers, instead of its sentence', of: ['trace'] },
} as const satisfies Record<string, OwnOption>;

export type OwnName = keyof typeof OWN;

/** What was asked for. */
export interface Request {
  readonly command: Command;
  /** `-` is stdin; `null`: the program or its lesson is an option. */
  readonly file: string | null;
  readonly own: ReadonlyMap<OwnName, string>;
  /** Fields of a link and values of inputs, as they were written. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly language: Language;
}

export type Asked =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'wrong'; readonly why: string };

/** Words that a switch of a link may have as its value; anything else behind it is not its own. */
const SWITCHED = /^(?:on|off|true|false|yes|no|1|0)$/i;

/** Reads the words behind `gradstep`; nothing is opened and nothing throws. */
export function readArguments(words: readonly string[]): Asked {
  const options: Record<string, { type: 'string' | 'boolean'; short?: string }> = {
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'v' },
  };
  for (const [name, own] of Object.entries<OwnOption>(OWN)) {
    options[name] = { type: own.value === undefined ? 'boolean' : 'string', ...(own.short && { short: own.short }) };
  }
  // Every other name takes a value: which inputs a program has is not known yet.
  for (const [k, word] of words.entries()) {
    const [, name, assigned] = /^--([^=]+)(=)?/.exec(word) ?? [];
    if (name === undefined || Object.hasOwn(options, name)) continue;
    const alone = assigned === undefined && isSwitch(name) && !SWITCHED.test(words[k + 1] ?? '');
    options[name] = { type: alone ? 'boolean' : 'string' };
  }
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  if (values.help === true || words.length === 0) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const language: Language = values.lang === 'ko' ? 'ko' : 'en';
  const wrong = (why: string): Asked => ({ kind: 'wrong', why });
  const [command, file = null, ...rest] = positionals;
  if (!isCommand(command)) return wrong(cliTexts.noCommand[language](command ?? ''));
  if (rest[0] !== undefined) return wrong(cliTexts.twice[language](rest[0]));
  const own = new Map<OwnName, string>();
  const pairs: [string, string][] = [];
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, value } = token;
    const alone = options[name]?.type === 'boolean';
    if (value === undefined && !alone) return wrong(cliTexts.noValue[language](name));
    if (!isOwn(name)) pairs.push([name, value ?? '']);
    else if ((OWN[name].of as readonly Command[]).includes(command)) own.set(name, value ?? '');
    else return wrong(cliTexts.unknown[language]({ name, near: null }));
  }
  const other = file === null ? undefined : pairs.find(([name]) => name === 'program' || name === 'lesson');
  if (other !== undefined) return wrong(cliTexts.twice[language](`--${other[0]}`));
  if (file === null && !pairs.some(([name]) => name === 'program' || name === 'lesson')) {
    return wrong(cliTexts.noProgram[language]);
  }
  return { kind: 'request', request: { command, file, own, pairs, language } };
}

function isOwn(name: string): name is OwnName {
  return Object.hasOwn(OWN, name);
}

function isCommand(word: string | undefined): word is Command {
  return COMMANDS.some((command) => command === word);
}

/** Whether a name alone, without a value, can be read. */
function isSwitch(name: string): boolean {
  return (
    isFieldName(name) &&
    FIELDS[name].kind.read('on') !== null &&
    FIELDS[name].kind.read('off') !== null &&
    FIELDS[name].kind.read('') !== null &&
    FIELDS[name].kind.type.includes('`off`')
  );
}
