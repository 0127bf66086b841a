import type { Shape } from '../../engine/shape.ts';
import { formatNumber } from '../../format/number.ts';
import type { Language } from '../text.ts';

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const MINUS = { en: 'minus ', ko: '마이너스 ' } as const;
const NON_FINITE = {
  NaN: { en: 'not a number', ko: '수가 아닌 값' },
  '∞': { en: 'infinity', ko: '무한대' },
} as const;

/** A number that `formatNumber` has written, in words where it has signs: `−1.5×10⁻⁷` is "minus 1.5 times 10 to the minus 7". */
export function spokenDigits(written: string, language: Language): string {
  if (written.startsWith('−')) return MINUS[language] + spokenDigits(written.slice(1), language);
  if (written === 'NaN' || written === '∞') return NON_FINITE[written][language];
  const [, mantissa, power] = /^(?:(.*)×)?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/u.exec(written) ?? [];
  if (power === undefined) return written;
  const digits = [...power].map((one) => (one === '⁻' ? MINUS[language] : String(DIGITS.indexOf(one)))).join('');
  const ten = language === 'en' ? `10 to the ${digits}` : `10의 ${digits}제곱`;
  return mantissa === undefined ? ten : `${mantissa} ${language === 'en' ? 'times' : '곱하기'} ${ten}`;
}

/** A number with the digits that stand on the graph, in words. */
export function spokenNumber(value: number, language: Language): string {
  return spokenDigits(formatNumber(value), language);
}

/** "about" before a number that is shown rounded. */
export function about(sign: '=' | '≈', language: Language): string {
  return sign === '=' ? '' : language === 'en' ? 'about ' : '약 ';
}

/** A name as letters and digits: `c₀` is "c0", `W1[1,0]` "W1 1 0", `∂y/∂x` "d y by d x". */
export function spokenName(name: string): string {
  return name
    .replaceAll('/∂', ' by d ')
    .replaceAll('∂', 'd ')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}_.]+/gu, ' ')
    .trim();
}

/** A shape that is no scalar's: "2 by 3", "3 entries"; in Korean as it stands before a name, "2행 3열", "원소 3개". */
export function spokenShape(shape: Shape, language: Language): string {
  const [rows = 1, columns] = shape;
  if (language === 'ko') {
    if (shape.length > 2) return `형상 ${shape.join(', ')}`;
    return columns === undefined ? `원소 ${rows}개` : `${rows}행 ${columns}열`;
  }
  if (shape.length > 1) return shape.join(' by ');
  return rows === 1 ? '1 entry' : `${rows} entries`;
}

/** What is in a tensor without reading it out: its smallest and its largest entry, and whether some are not finite. */
export function spokenRange(entries: Float64Array, language: Language): string {
  let [least, most, odd] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const entry of entries) {
    if (!Number.isFinite(entry)) odd++;
    else {
      least = Math.min(least, entry);
      most = Math.max(most, entry);
    }
  }
  const number = (value: number) => spokenNumber(value, language);
  if (language === 'ko') {
    const range =
      least > most ? '' : least === most ? `모두 ${number(least)}` : `${number(least)}부터 ${number(most)}까지`;
    return odd === 0 ? range : `${range === '' ? '' : `${range}, `}유한하지 않은 것 ${odd}개`;
  }
  const range =
    least > most ? '' : least === most ? `all ${number(least)}` : `from ${number(least)} to ${number(most)}`;
  return odd === 0 ? range : `${range === '' ? '' : `${range}, `}${odd} not finite`;
}
