import { useMemo, useSyncExternalStore } from 'react';
import { formatNumber } from '../../format/number.ts';
import type { Figure } from '../../store/figure.ts';
import { cellType } from '../graph/parts.tsx';
import { GRID, TYPE } from '../graph/style.ts';
import type { Margins } from '../graph/view.ts';
import { useGradstep } from '../useGradstep.ts';

/** The screen that a lecture is drawn for; on others everything is as much larger or smaller as they are. */
const SCREEN = { width: 1920, height: 1080 } as const;
/** On a small window (a phone) a lecture is no smaller than this part of it. */
const LEAST = 0.5;

/** The smallest numbers outside of cells, px at zoom 1: those in a few words (`2 of 3 added`). */
const NOTE = 13;
/** Sizes of numbers in cells, px at zoom 1, by how long the longest one is: few, so that the view seldom changes its scale. */
const CELLS = [TYPE.cell, 10.7, 8.7, 7.5] as const;
/** Of more numbers than these, not all are looked at. */
const MOST_NUMBERS = 2000;
/** And on the screen: as large as that where it fits, and never smaller than can be read from the last row. */
const LARGE = 44;
const SMALL = 24;
/** Over charts, for a step to be seen whole. */
const LEAST_OVER_CHARTS = 18;
/** As far as the reader may zoom (graph/view.ts). */
const MOST = 4;

/** The size of one px of SCREEN on this window. */
export function unitOf(width: number, height: number): number {
  return Math.max(LEAST, Math.min(width / SCREEN.width, height / SCREEN.height));
}

/** The smallest numbers on a figure's graph, px at zoom 1, whatever step it shows. */
export function smallestType({ graph, trace }: Figure): number {
  if (graph.shapes === null) return NOTE;
  let least: number = TYPE.cell;
  for (const numbers of [trace.values, trace.grads])
    for (const number of numbers.subarray(0, MOST_NUMBERS))
      least = Math.min(least, cellType(formatNumber(number), GRID.cellWidth));
  return CELLS.find((size) => size <= least) ?? CELLS[CELLS.length - 1] ?? least;
}

/**
 * Space and scales of a lecture's graph: numbers of 44 px where all of it fits so, of 24 px at least where it does not; over
 * charts as small as 18 px for a step with grids that would not be whole otherwise. present.css has a soft edge around it.
 */
export function framingOf(unit: number, smallest: number, overCharts = false): Margins {
  const scale = (px: number) => Math.min(MOST, (unit * px * 1.01) / smallest);
  const reading = scale(SMALL);
  const largest = Math.max(reading, Math.min(MOST, (unit * LARGE) / TYPE.number));
  const scales = { largest, readable: reading, reading, least: overCharts ? scale(LEAST_OVER_CHARTS) : reading };
  return { top: 8 * unit, side: 18 * unit, bottom: 0, scales };
}

/** `unitOf` this window, also when that changes. */
export function useUnit(): number {
  return useSyncExternalStore(subscribe, read);
}

/** `framingOf` this window. */
export function useFraming(overCharts: boolean): Margins {
  const unit = useUnit();
  const figure = useGradstep((state) => state.figure);
  const smallest = useMemo(() => (figure === null ? NOTE : smallestType(figure)), [figure]);
  return useMemo(() => framingOf(unit, smallest, overCharts), [unit, smallest, overCharts]);
}

function read(): number {
  return unitOf(window.innerWidth, window.innerHeight);
}

function subscribe(tell: () => void): () => void {
  window.addEventListener('resize', tell);
  return () => window.removeEventListener('resize', tell);
}
