import { version } from '../../package.json';
import { cliTexts } from '../texts/cli.ts';
import { helpText } from './help.ts';
import { open } from './opened.ts';
import { type Request, readArguments } from './options.ts';
import { render, written } from './rendered.ts';
import { traceText } from './traced.ts';

/** The world around the command: files and streams, or a test's own. */
export interface World {
  /** The text of a file, `-` being stdin. Throws if there is none. */
  read(file: string): string;
  /** Throws if it cannot be written. */
  write(file: string, text: string): void;
  out(text: string): void;
  err(text: string): void;
}

/**
 * The command line. Answers with the exit code: 0; 1 where the program is wrong or cannot be shown; 2 where the options
 * are, or the name of a file.
 */
export async function main(words: readonly string[], world: World): Promise<0 | 1 | 2> {
  const asked = readArguments(words);
  const fail = (exit: 1 | 2, why: string) => {
    world.err(why.endsWith('\n') ? why : `gradstep: ${why}\n`);
    return exit;
  };
  if (asked.kind === 'wrong') return fail(2, asked.why);
  if (asked.kind !== 'request') {
    world.out(asked.kind === 'help' ? helpText() : `${version}\n`);
    return 0;
  }
  const { request } = asked;
  const { language, file } = request;
  let source: string | null = null;
  try {
    if (file !== null) source = world.read(file);
  } catch {
    return fail(2, cliTexts.notRead[language](file ?? ''));
  }
  const opening = await open(request, source);
  if (!opening.ok) return fail(opening.exit, opening.why);
  const made = await madeOf(request, opening.state);
  if (!made.ok) return fail(made.exit, made.why);
  for (const note of [...opening.notes, ...made.notes]) world.err(`gradstep: ${note}\n`);
  const output = request.own.get('output');
  if (output === undefined || output === '-') world.out(made.text);
  else {
    try {
      world.write(output, made.text);
    } catch {
      return fail(2, cliTexts.notWritten[language](output));
    }
  }
  return 0;
}

function madeOf({ command, own }: Request, state: Parameters<typeof render>[0]) {
  if (command === 'render') return render(state, own);
  return own.has('json') ? written(state, 'trace') : ({ ok: true, text: traceText(state), notes: [] } as const);
}
