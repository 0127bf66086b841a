import { next } from '../../engine/timeline/move.ts';
import { type Cursor, START } from '../../engine/timeline/timeline.ts';
import type { Store } from '../../store/state.ts';

/** Most steps that an animation shows: beyond it nobody looks to the end, and a file would be many megabytes large. */
export const MOST_FRAMES = 400;
/** The last step stays for so many steps, before the animation begins again. */
export const LAST_STAYS = 3;

/** The places of a state's timeline in their order, walked as on the page; `null` if they are too many. */
export function framesOf({ figure, edgeByEdge }: Store): readonly Cursor[] | null {
  if (figure === null || figure.timeline.length > MOST_FRAMES) return null;
  const all: Cursor[] = [START];
  for (let at: Cursor = START; at.step < figure.timeline.length || at.edge !== null; ) {
    at = next(figure.timeline, at, edgeByEdge);
    all.push(at);
    if (all.length > MOST_FRAMES + 1) return null;
  }
  return all;
}

/** How many frames a number of places takes, the last one staying. */
export function lengthOf(places: number): number {
  return places + LAST_STAYS - 1;
}
