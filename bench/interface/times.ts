/** By move, the least time of all passes. */
export function least(passes: readonly (readonly number[])[]): number[] {
  return (passes[0] ?? []).map((_, move) => Math.min(...passes.map((times) => times[move] as number)));
}

/** The time that 95 of 100 stay below. */
export function p95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] as number;
}
