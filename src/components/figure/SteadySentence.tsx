import { useMemo } from 'react';
import { textWidth } from '../graph/textWidth.ts';
import { StepSentence } from '../sentence/StepSentence.tsx';
import { useWording } from '../sentence/useWording.ts';
import { useGradstep } from '../useGradstep.ts';
import { GuestVoice } from './GuestVoice.tsx';

/** Of a longer timeline not every step is worded to find the longest. */
const MOST_STEPS = 120;
const SIZE = 16;

/** The step's sentence in the room of the longest one, so that nothing moves from step to step. */
export function SteadySentence() {
  const longest = useLongest();
  return (
    <div className="figure-words">
      <StepSentence />
      <p className="sentence-words figure-room" aria-hidden="true">
        {longest}
      </p>
      <GuestVoice />
    </div>
  );
}

/** The longest sentence that a step of the figure has. */
function useLongest(): string {
  const timeline = useGradstep((state) => state.figure?.timeline ?? null);
  const trace = useGradstep((state) => state.figure?.trace ?? null);
  const language = useGradstep((state) => state.language);
  const edgeByEdge = useGradstep((state) => state.edgeByEdge);
  const iteration = useGradstep((state) => (state.training === null ? null : state.iteration));
  const wording = useWording();
  return useMemo(() => {
    if (timeline === null || trace === null) return '';
    let longest = '';
    let most = 0;
    const stride = Math.max(1, Math.ceil(timeline.length / MOST_STEPS));
    for (let step = 0; step <= timeline.length; step += stride) {
      const words = wording(timeline, trace, { step, edge: null }, language, edgeByEdge, iteration);
      const text = words.map((part) => part.text).join('');
      const width = textWidth(text, SIZE);
      if (width <= most) continue;
      longest = text;
      most = width;
    }
    return longest;
  }, [timeline, trace, language, edgeByEdge, iteration, wording]);
}
