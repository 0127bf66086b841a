/** Something to be timed. `run` does the work once and returns something that depends on it, so that no engine may skip it. */
export interface Work {
  readonly run: () => unknown;
  /** How many units of work one `run` does: the time is given per unit. 1 where one call is what counts. */
  readonly perRun: number;
}

/** The competitors of one bench, by name. Each is prepared and timed in a process of its own. */
export type Cases = Readonly<Record<string, () => Work | Promise<Work>>>;

/** Nanoseconds per unit of work, by the name of the case: the median of the rounds. */
export type Medians = Readonly<Record<string, number>>;

/** One line of the report. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The promise: the value must not be larger, or with `atLeast`, not smaller. In the row's unit. */
  readonly limit?: number;
  readonly atLeast?: boolean;
  /** Whether the promise is kept, where a limit cannot say it. Wins over `limit`. */
  readonly ok?: boolean;
  /** What the value is compared with, for the reader: "hand-written tape, 3.1 ms". */
  readonly peer?: string;
}

/** What a bench file exports: `cases` with a `report` of their medians, or `measure` where a time per call says nothing. */
export interface BenchModule {
  readonly cases?: Cases;
  readonly report?: (medians: Medians) => readonly Row[];
  readonly measure?: () => readonly Row[] | Promise<readonly Row[]>;
}

/** How many times as long `mine` takes as `theirs`, as a row: ×, with both times beside it. */
export function ratio(
  medians: Medians,
  name: string,
  mine: string,
  theirs: string,
  promise: Pick<Row, 'limit' | 'atLeast'> = {},
): Row {
  const [a, b] = [timeOf(medians, mine), timeOf(medians, theirs)];
  return { name, value: a / b, unit: '×', ...promise, peer: `${mine} ${duration(a)}, ${theirs} ${duration(b)}` };
}

/** The time of one case. @throws when the bench has no such case. */
export function timeOf(medians: Medians, name: string): number {
  const time = medians[name];
  if (time === undefined) throw new Error(`no case named "${name}"`);
  return time;
}

/** Nanoseconds in the unit that reads best, three significant digits. */
export function duration(nanoseconds: number): string {
  const units = [
    ['s', 1e9],
    ['ms', 1e6],
    ['µs', 1e3],
    ['ns', 1],
  ] as const;
  const [unit, size] = units.find(([, each]) => nanoseconds >= each) ?? units[3];
  return `${(nanoseconds / size).toPrecision(3)} ${unit}`;
}

const WARM_UP_MS = 300;
const SAMPLES = 15;
const SAMPLE_MS = 10;

/**
 * Times work in this process: warms it up, then takes the median of SAMPLES samples, each a batch of runs that lasts
 * SAMPLE_MS or longer (so that the clock's grain and single pauses of the collector do not count).
 * @returns nanoseconds per unit of work
 */
export function timeWork({ run, perRun }: Work): number {
  let runs = 0;
  let sink: unknown;
  const warmUpEnd = performance.now() + WARM_UP_MS;
  const warmUpStart = performance.now();
  do {
    sink = run();
    runs++;
  } while (performance.now() < warmUpEnd);
  const each = (performance.now() - warmUpStart) / runs;
  const batch = Math.max(1, Math.ceil(SAMPLE_MS / each));

  const samples: number[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    const start = performance.now();
    for (let j = 0; j < batch; j++) sink = run();
    samples.push(((performance.now() - start) * 1e6) / (batch * perRun));
  }
  // Looked at after the loop, so that the work stays needed.
  if (sink === timeWork) throw new Error('a case returned the clock');
  return median(samples);
}

/** The median of a list that is not empty (the mean of the middle two of an even number). */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('the median of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}
