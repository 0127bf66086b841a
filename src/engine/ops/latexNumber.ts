/** A number as LaTeX: `0.5`, `-3`, `1.5 \times 10^{-7}`, `\infty`. All its digits. */
export function latexNumber(value: number): string {
  if (Number.isNaN(value)) return '\\mathrm{NaN}';
  if (!Number.isFinite(value)) return value < 0 ? '-\\infty' : '\\infty';
  const [mantissa, exponent] = String(value).split('e') as [string, string?];
  return exponent === undefined ? mantissa : `${mantissa} \\times 10^{${Number(exponent)}}`;
}
