/** Reads of a flat array that a rule made, by index in the order of the first read. */
export interface Watched {
  readonly array: Float64Array;
  readonly reads: ReadonlySet<number>;
}

/**
 * An array that remembers where it was read. `answer` says what a read gives: the number itself, or a marker in its place. Rules of
 * ops read by plain index only; everything else of the array works as ever.
 */
export function watched(array: Float64Array, answer: (index: number) => number): Watched {
  const reads = new Set<number>();
  const proxy = new Proxy(array, {
    get: (target, name) => {
      const index = typeof name === 'string' ? Number(name) : Number.NaN;
      if (Number.isInteger(index) && index >= 0 && index < target.length) {
        reads.add(index);
        return answer(index);
      }
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  return { array: proxy, reads };
}

/**
 * Half an index more: a number that no product, sum, difference or square of such numbers is, so that what comes out of a rule
 * unchanged is known again.
 */
export const markerOf = (index: number): number => index + 0.5;

/** The index of a marker; −1 for every other number. */
export function indexOfMarker(number: number): number {
  const index = number - 0.5;
  return Number.isInteger(index) && index >= 0 ? index : -1;
}

/** Trials of `mattering` before it takes all that is left as mattering. */
const MOST_TRIALS = 256;

/**
 * Which of the indices a result depends on: those that make it NaN when NaN is read there. Halves that make no difference
 * are left out as a whole. `isSpoilt` computes the result with NaN at some indices and says whether it is NaN then.
 */
export function mattering(
  indices: readonly number[],
  isSpoilt: (spoilt: ReadonlySet<number>) => boolean,
): readonly number[] {
  const found: number[] = [];
  const open: (readonly number[])[] = [indices];
  for (let trials = 0; open.length > 0; trials++) {
    const part = open.pop() as readonly number[];
    if (trials >= MOST_TRIALS) found.push(...part);
    else if (part.length > 0 && isSpoilt(new Set(part))) {
      if (part.length === 1) found.push(part[0] as number);
      else {
        const middle = part.length >> 1;
        open.push(part.slice(middle), part.slice(0, middle));
      }
    }
  }
  return found;
}
