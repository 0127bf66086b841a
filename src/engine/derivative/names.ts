/**
 * What a derivative is called on a node: `∂y/∂x`, `∂²y/∂x²`, `∂³y/∂x²∂z`; names in the order in which they first come, as the
 * order of differentiation does not matter.
 */
export function derivativeName(output: string, by: readonly string[]): string {
  const times = new Map<string, number>();
  for (const name of by) times.set(name, (times.get(name) ?? 0) + 1);
  const below = [...times].map(([name, count]) => `∂${name}${superscript(count)}`).join('');
  return `∂${superscript(by.length)}${output}/${below}`;
}

/** 2 → ², 12 → ¹²; nothing for 1. */
export function superscript(count: number): string {
  return count === 1 ? '' : String(count).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] as string);
}
