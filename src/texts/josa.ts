/** Particles that depend on whether the word before them ends in a consonant. */
export type Particle =
  | '은/는'
  | '이/가'
  | '을/를'
  | '과/와'
  | '으로/로'
  | '이다/다'
  | '이라/라'
  | '이며/며'
  | '이고/고';

/** How the last sound of a word ends: open (a vowel), `l` (ㄹ, which 으로/로 treats as open), or closed. */
type Ending = 'open' | 'l' | 'closed';

/**
 * A word with the particle that fits how it is read in Korean: `josa('값', '은/는')` is 값은, `josa('x', '을/를')` x를,
 * `josa('3', '이/가')` 3이. Hangul is exact; digits and single letters go by their Korean names (1 일, m 엠, r 아르);
 * names of several Latin letters by how such words are usually written in Hangul (apple 애플, count 카운트).
 */
export function josa(word: string, particle: Particle): string {
  return word + particleAfter(word, particle);
}

/** The particle alone, for words that stand in a run of their own (a link, a coloured number). */
export function particleAfter(word: string, particle: Particle): string {
  const [closed = '', open = ''] = particle.split('/');
  const ending = endingOf(word);
  if (particle === '으로/로') return ending === 'closed' ? closed : open;
  return ending === 'open' ? open : closed;
}

const DIGITS: readonly Ending[] = ['closed', 'l', 'open', 'closed', 'open', 'open', 'closed', 'l', 'l', 'open'];
/** ⁿ is read …제곱, and ends in ㅂ. */
const SUPERSCRIPT = /[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/u;

function endingOf(word: string): Ending {
  // Brackets, quotes, dots and bars are not read.
  const spoken = word.replace(/[\s)\]}’”"'`.,…|·]+$/u, '');
  const last = [...spoken].at(-1) ?? '';
  if (last >= '가' && last <= '힣') return hangul(last);
  if (/[0-9₀-₉]/u.test(last)) return DIGITS[Number(last.normalize('NFKC'))] ?? 'open';
  if (SUPERSCRIPT.test(last)) return 'closed';
  if (/[a-z]/iu.test(last)) return latin(/[a-z]+$/iu.exec(spoken)?.[0] ?? last);
  return last === 'ε' || last === 'υ' ? 'closed' : 'open';
}

function hangul(syllable: string): Ending {
  const final = (syllable.charCodeAt(0) - 0xac00) % 28;
  return final === 0 ? 'open' : final === 8 ? 'l' : 'closed';
}

function latin(letters: string): Ending {
  const word = letters.toLowerCase();
  if (word.length === 1) return word === 'l' || word === 'r' ? 'l' : word === 'm' || word === 'n' ? 'closed' : 'open';
  if (word === 'nan') return 'closed';
  if (/(l|ll|le)$/u.test(word)) return 'l';
  if (/(m|n|ng|me|ne)$/u.test(word)) return 'closed';
  // A short vowel before p, t, k or b closes the syllable: step 스텝, set 셋, book 북; count 카운트 does not.
  if (/[^aeiou]?[aeiou][ptkb]$/u.test(word) && !/[aeiou]{2}[ptb]$/u.test(word)) return 'closed';
  if (/ck$/u.test(word)) return 'closed';
  return 'open';
}
