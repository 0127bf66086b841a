/** What a text of a link was read as. `exact` is false where it was out of range and the nearest value stands for it. */
export type Reading<T> = { readonly value: T; readonly exact: boolean } | null;

/** How one kind of value is written in words that one can type, and read back. `null`: it cannot be read. */
export interface Kind<T> {
  /** What it is and which values it takes, for docs/links.md. */
  readonly type: string;
  read(text: string): Reading<T>;
  write(value: T): string;
}

const exactly = <T>(value: T): Reading<T> => ({ value, exact: true });

/** A number as programs write it; nothing else is one (no `0x10`, no empty text, no `Infinity`). */
const DECIMAL = /^[-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+−]?\d+)?$/u;

/** The number that a text says, or `null`. Beyond the range of doubles there is none. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!DECIMAL.test(trimmed)) return null;
  const value = Number(trimmed.replaceAll('−', '-'));
  return Number.isFinite(value) ? value : null;
}

/** Any text up to so many characters; a longer one is cut. */
export function text(most: number): Kind<string> {
  return {
    type: `text, at most ${most} characters`,
    read: (all) => ({ value: all.slice(0, most), exact: all.length <= most }),
    write: (value) => value,
  };
}

/** A whole number; one out of the range is the nearest in it. */
export function whole(least: number, most: number = Number.MAX_SAFE_INTEGER): Kind<number> {
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `${least} to ${most}`;
  return {
    ...number(least, most),
    type: `whole number ${range}`,
    read: (all) => rounded(number(least, most).read(all)),
  };
}

function rounded(read: Reading<number>): Reading<number> {
  if (read === null) return null;
  const value = Math.trunc(read.value);
  return { value, exact: read.exact && value === read.value };
}

/** A number; one out of the range is the nearest in it. */
export function number(least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): Kind<number> {
  return {
    type: Number.isFinite(least) ? `number ${least} to ${most}` : 'number',
    read: (all) => {
      const value = readNumber(all);
      if (value === null) return null;
      const near = Math.min(most, Math.max(least, value));
      return { value: near, exact: near === value };
    },
    write: String,
  };
}

/** One of these words. */
export function choice<const T extends string | number>(...words: readonly T[]): Kind<T> {
  return {
    type: words.map((word) => `\`${word}\``).join(', '),
    read: (all) => {
      const found = words.find((word) => String(word).toLowerCase() === all.trim().toLowerCase());
      return found === undefined ? null : exactly(found);
    },
    write: String,
  };
}

const YES = ['', '1', 'true', 'on', 'yes'];
const NO = ['0', 'false', 'off', 'no'];

/** On or off; as an attribute of HTML does, a name without a value means on. */
export const flag: Kind<boolean> = {
  type: '`on` or `off`',
  read: (all) => {
    const word = all.trim().toLowerCase();
    if (YES.includes(word)) return exactly(true);
    return NO.includes(word) ? exactly(false) : null;
  },
  write: (value) => (value ? 'on' : 'off'),
};

/** Words separated by commas or spaces; `none` is an empty list. With `allowed`, others are left out. */
export function list<const T extends string>(allowed: readonly T[] | null, most = 100): Kind<readonly T[]> {
  return {
    type: allowed === null ? 'names separated by commas, or `none`' : `any of ${choice(...allowed).type}, or \`none\``,
    read: (all) => {
      const words = all.trim() === 'none' ? [] : all.split(/[\s,]+/).filter((word) => word !== '');
      const known = words.filter(
        (word): word is T => allowed === null || (allowed as readonly string[]).includes(word),
      );
      const value = [...new Set(known)].slice(0, most);
      return { value, exact: known.length === words.length && known.length <= most };
    },
    // One name that is a word of its own is told from it by a comma.
    write: ([first, ...more]) => {
      if (first === undefined) return 'none';
      return more.length === 0 && WORDS.includes(first) ? `${first},` : [first, ...more].join(',');
    },
  };
}

/** Names one after the other, of which one may come again: `x,x`. The commas of an element, `W1[0,1]`, are its own. */
export function names(most: number): Kind<readonly string[]> {
  const { type, write } = list(null);
  return {
    type,
    write,
    read: (all) => {
      const found = all.trim() === 'none' ? [] : (all.match(/[^\s,[\]]+(?:\[[^\]]*\])?/gu) ?? []);
      return { value: found.slice(0, most), exact: found.length <= most };
    },
  };
}

/** What stands for no list, or for all of it. */
const WORDS = ['none', 'all'];

/** Two numbers, `0.9,0.999`. */
export const pair: Kind<readonly [number, number]> = {
  type: 'two numbers separated by a comma',
  read: (all) => {
    const [a = null, b = null, ...more] = all.split(',').map(readNumber);
    return a === null || b === null || more.length > 0 ? null : exactly([a, b] as const);
  },
  write: (value) => value.join(','),
};

/** The one word that says "nothing chosen", or a value. */
export function orWord<T>(word: string, kind: Kind<T>): Kind<T | null> {
  return {
    type: `${kind.type}; or \`${word}\``,
    read: (all) => (all.trim().toLowerCase() === word ? { value: null, exact: true } : kind.read(all)),
    write: (value) => (value === null ? word : kind.write(value)),
  };
}
