/** A step of 1, 2 or 5 times a power of ten, and the decimals that a multiple of it needs. */
export interface Step {
  readonly size: number;
  readonly decimals: number;
}

/** Where a slider goes from and to, both multiples of its step. */
export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: Step;
}

/** Steps a slider has from end to end, about one a pixel of its width. */
const STEPS = 200;
/** Below this a value has both signs in reach, as one wants to see what changes at 0; above it, only its own. */
const NEAR = 10;
/** Beyond these sizes widths overflow or steps vanish; no lesson goes there, but a slider must not break. */
const LARGEST = 1e300;
const SMALLEST = 1e-290;

const FIRST: SliderRange = { min: -1, max: 1, step: { size: 0.01, decimals: 2 } };

/**
 * The range for a value seen for the first time: the value stands in the middle. Up to 10 the range is −2|v| … 4|v|
 * (turned round for a negative value), beyond it 0 … 2v, both rounded up to nice numbers: 0.5 → −1 … 2, 100 → 0 … 200.
 */
export function rangeFor(value: number): SliderRange {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size < SMALLEST) return FIRST;
  const [short, long] = size < NEAR ? [niceCeiling(2 * size), niceCeiling(4 * size)] : [0, niceCeiling(2 * size)];
  return value > 0 ? onSteps(-short, long) : onSteps(-long, short);
}

/** The range itself while it holds the value, else one that was widened, at the end that the value is beyond. */
export function rangeHolding(range: SliderRange, value: number): SliderRange {
  if (!Number.isFinite(value) || (value >= range.min && value <= range.max)) return range;
  const far = niceCeiling(Math.abs(value) * 1.25);
  if (value > range.max) return onSteps(range.min, value > 0 ? far : 0);
  return onSteps(value < 0 ? -far : 0, range.max);
}

/** A range this many times wider than a value needs leaves no room to set it. */
const TOO_WIDE = 20;

/** The range after a value was typed or came from elsewhere: widened when it is beyond, chosen anew when it is far too small. */
export function rangeAfter(range: SliderRange, value: number): SliderRange {
  const held = rangeHolding(range, value);
  if (held !== range || value === 0 || !Number.isFinite(value)) return held;
  const fresh = rangeFor(value);
  return range.max - range.min > TOO_WIDE * (fresh.max - fresh.min) ? fresh : range;
}

/** The range grown by a twentieth at one end, in the same steps: for a thumb that is held there. */
export function rangeGrown(range: SliderRange, end: 'min' | 'max'): SliderRange {
  const by = Math.max(1, Math.round((range.max - range.min) / range.step.size / 20)) * range.step.size;
  const min = end === 'min' ? toStep(range.min - by, range.step) : range.min;
  const max = end === 'max' ? toStep(range.max + by, range.step) : range.max;
  return Math.max(-min, max) > LARGEST ? range : { min, max, step: range.step };
}

/** The same ends with the step that suits their distance, after they have grown. */
export function rangeSettled(range: SliderRange): SliderRange {
  return onSteps(range.min, range.max);
}

/** The multiple of the step that is nearest to a value, as the shortest decimal: 0.3, not 0.30000000000000004. */
export function toStep(value: number, step: Step): number {
  const exact = Math.round(value / step.size) * step.size;
  // `toFixed` rounds to the decimals that the step has, so that the text is as short as it can be; −0 is written 0.
  const rounded = step.decimals > 100 ? Number(exact.toPrecision(12)) : Number(exact.toFixed(step.decimals));
  return rounded === 0 ? 0 : rounded;
}

/** The value `count` steps away; a coarse step (10) goes ten at once on the same grid, a fine one (0.1) on a finer grid. */
export function stepped(value: number, step: Step, count: number, factor: 0.1 | 1 | 10 = 1): number {
  const grid = factor === 0.1 ? niceStep(step.size / 10) : step;
  return toStep(value + count * step.size * factor, grid);
}

/** The step nearest to `size` (by ratio) of the form 1, 2 or 5 times a power of ten. */
export function niceStep(size: number): Step {
  const power = Math.floor(Math.log10(size) + 1e-12);
  const lead = size / 10 ** power;
  // Borders are the geometric means of neighbours: √2, √10, √50.
  const [digit, exponent] =
    lead < Math.SQRT2
      ? [1, power]
      : lead < Math.sqrt(10)
        ? [2, power]
        : lead < Math.sqrt(50)
          ? [5, power]
          : [1, power + 1];
  return { size: Number(`${digit}e${exponent}`), decimals: Math.max(0, -exponent) };
}

const NICE = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The smallest number of the form {1, 1.5, 2, 3, 4, 5, 6, 8} · 10ᵏ that is at least `size`. */
function niceCeiling(size: number): number {
  if (size === 0) return 0;
  const bounded = Math.min(size, LARGEST);
  const power = Math.floor(Math.log10(bounded));
  const lead = bounded / 10 ** power;
  const digit = NICE.find((nice) => nice >= lead * (1 - 1e-12)) ?? 10;
  return Number(`${digit}e${power}`);
}

function onSteps(min: number, max: number): SliderRange {
  const step = niceStep(Math.max((max - min) / STEPS, SMALLEST));
  // The slack forgives the rounding of the division; where it would cut something off, one step is added.
  const low = toStep(Math.floor(min / step.size + 1e-9) * step.size, step);
  const high = toStep(Math.ceil(max / step.size - 1e-9) * step.size, step);
  return {
    min: low > min ? toStep(low - step.size, step) : low,
    max: high < max ? toStep(high + step.size, step) : high,
    step,
  };
}
