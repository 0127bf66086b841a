import { LIMITS } from '../../engine/limits.ts';
import { readCompressed, writeCompressed } from './compressed.ts';

/** The version of the format. A page that is older than a link says so and reads what it knows. */
export const VERSION = 1;
/** Its name in a link; the first version is not written. */
export const VERSION_NAME = 'gradstep';
/** The program, packed. Beside a `program`, and anywhere but in a fragment, it is an input of that name. */
export const PACKED = 'p';
/** What stands for a packed program that could not be unpacked: no name that one could type. */
export const SPOILED = '\u0000p';
/** Longer programs than the language allows come through too: the compiler says what is wrong with them, and nothing is lost. */
export const MOST_PROGRAM = 4 * LIMITS.characters;
/** Programs that are longer than this, as they would stand in the address, are compressed. */
const LONG = 600;
const MOST_PAIRS = 500;
/** Nobody's link is longer; what is behind that is not looked at. */
const MOST_CHARACTERS = 3 * MOST_PROGRAM;

/** Names and texts as they stand in a link, in its order; of a name that comes twice the last one counts. */
export type Pairs = ReadonlyMap<string, string>;

/**
 * Takes the fragment of an address apart, with or without its `#`. Nothing is judged here, and nothing throws: an escape that
 * is no character stays as it is, a program in `p` that cannot be unpacked is SPOILED.
 */
export async function readFragment(fragment: string): Promise<Pairs> {
  const pairs = split(fragment);
  const packed = pairs.get(PACKED);
  if (packed === undefined || pairs.has('program')) return pairs;
  const program = await readCompressed(packed, MOST_PROGRAM);
  pairs.delete(PACKED);
  pairs.set(program === null ? SPOILED : 'program', program ?? packed);
  return pairs;
}

/** The fragment as it stands, with a program that may still be packed in `p`. */
function split(fragment: string): Map<string, string> {
  const pairs = new Map<string, string>();
  const bare = fragment.replace(/^#/, '').slice(0, MOST_CHARACTERS);
  const parts = bare.split('&').slice(0, MOST_PAIRS);
  // A form escapes every `=` but the first of a pair.
  const asForm = isForm(parts.map((part) => part.replace('=', '')).join(''));
  for (const part of parts) {
    const [, name = '', value = ''] = /^([^=]*)=?([\s\S]*)$/.exec(part) ?? [];
    if (name !== '') pairs.set(decoded(name, asForm), decoded(value, asForm));
  }
  return pairs;
}

/** The fragment for these pairs, without `#`: a long program compressed, where that is shorter. */
export async function writeFragment(pairs: Pairs): Promise<string> {
  const program = pairs.get('program');
  const plain = program === undefined ? '' : encoded(program);
  const packed = program !== undefined && plain.length > LONG ? await writeCompressed(program) : null;
  return [...pairs]
    .map(([name, value]) =>
      name === 'program' && packed !== null && packed.length < plain.length
        ? `${PACKED}=${packed}`
        : `${encoded(name)}=${encoded(value)}`,
    )
    .join('&');
}

/** What a form or `URLSearchParams` writes: it escapes everything else, and writes a space as `+`, never as `%20`. */
const AS_FORM = /^(?!.*%20)[\w*\-.~+%]*$/;

const isForm = (text: string) => text.includes('%') && text.includes('+') && AS_FORM.test(text);

/**
 * Text without its escapes. `+` is a plus, since people type `(x+y)*z`; only where everything else is escaped as forms
 * escape it, in this text or in all of the fragment (`asForm`), it is a space, as it is there.
 */
function decoded(text: string, asForm: boolean): string {
  const spaced = asForm || isForm(text) ? text.replaceAll('+', ' ') : text;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced.replaceAll(/(?:%[\da-f]{2})+/gi, (bytes) => {
      try {
        return decodeURIComponent(bytes);
      } catch {
        return bytes;
      }
    });
  }
}

/** What needs no escape in a fragment and does not look like one is left readable; half a character is none. */
export function encoded(text: string): string {
  const whole = text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
  return encodeURIComponent(whole).replaceAll(/%(?:2C|2F|3A|3B|3D|40|5B|5D|5E)/g, decodeURIComponent);
}
