import type { Impossible } from '../../../engine/faults/fault.ts';
import { OBSTACLE_TEXTS } from '../../../texts/faultObstacles.ts';
import type { Text, TextOf } from '../../../texts/text.ts';
import { useSay } from '../../useGradstep.ts';

/** Words for the reason why a program cannot show a fault. */
export function useWhy(): (why: Impossible) => string {
  const say = useSay();
  return ({ why, data }) => {
    const text: Text | TextOf<Impossible['data']> = OBSTACLE_TEXTS[why];
    return isPlain(text) ? say(text) : say(text, data);
  };
}

function isPlain(text: Text | TextOf<Impossible['data']>): text is Text {
  return typeof text.en === 'string';
}
