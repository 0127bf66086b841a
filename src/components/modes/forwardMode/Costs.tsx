import type { Counts } from '../../../engine/forwardMode/counts.ts';
import { forwardModeTexts as texts } from '../../../texts/forwardMode.ts';
import { useSay } from '../../useGradstep.ts';

const whole = (count: number) => count.toLocaleString('en');

/** Passes and multiplications of both ways for every derivative of the program, and which of them is cheaper here. */
export function Costs({ counts }: { readonly counts: Counts }) {
  const say = useSay();
  const { inputs, outputs, forward, reverse } = counts;
  const numbers = { inputs, outputs, forward: forward.multiplications, reverse: reverse.multiplications };
  return (
    <>
      <h3 className="forward-mode-heading">{say(texts.cost)}</h3>
      <table className="forward-mode-table">
        <caption>{say(texts.sizes, numbers)}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{say(texts.forward)}</th>
            <th scope="col">{say(texts.reverse)}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say(texts.passesRow)}</th>
            <td>{whole(forward.passes)}</td>
            <td>{whole(reverse.passes)}</td>
          </tr>
          <tr>
            <th scope="row">{say(texts.multiplicationsRow)}</th>
            <td>{whole(forward.multiplications)}</td>
            <td>{whole(reverse.multiplications)}</td>
          </tr>
        </tbody>
      </table>
      <p className="forward-mode-line">{say(texts.verdict, numbers)}</p>
      <details className="forward-mode-note">
        <summary>{say(texts.whatCounts)}</summary>
        {say(texts.counted)}
      </details>
    </>
  );
}
