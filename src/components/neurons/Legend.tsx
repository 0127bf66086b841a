import { formatNumber } from '../../format/number.ts';
import { neuronTexts } from '../../texts/neurons.ts';
import { useSay } from '../useGradstep.ts';
import type { NeuronPicture } from './picture.ts';

/** What the lines mean now, and how much the widest of them is. */
export function Legend({ widest }: Pick<NeuronPicture, 'widest'>) {
  const say = useSay();
  return (
    <ul className="neurons-legend">
      {widest.value !== null && (
        <li>
          <svg width="32" height="12" aria-hidden="true">
            <path className="neurons-stroke is-value" d="M1,6H31" strokeWidth="4" />
          </svg>
          {say(neuronTexts.weightLines, formatNumber(widest.value))}
        </li>
      )}
      {widest.gradient !== null && (
        <li>
          <svg width="32" height="12" aria-hidden="true">
            <path className="neurons-stroke is-gradient" d="M8,6H31" strokeWidth="4" />
            <path className="neurons-tip" d="M1,6L11,1V11Z" />
          </svg>
          {say(neuronTexts.gradientLines, formatNumber(widest.gradient))}
        </li>
      )}
      <li>
        <svg width="32" height="12" aria-hidden="true">
          <path className="neurons-stroke" d="M1,6H31" strokeWidth="3" strokeDasharray="7 3" />
        </svg>
        {say(neuronTexts.negative)}
      </li>
    </ul>
  );
}
