import { useId, useMemo } from 'react';
import { slopesOf } from '../../../engine/derivative/hessian.ts';
import { derivativeName } from '../../../engine/derivative/names.ts';
import type { Graph } from '../../../engine/graph/graph.ts';
import { FULL, formatNumber, IN_FORMULA } from '../../../format/number.ts';
import { derivativeTexts } from '../../../texts/derivative.ts';
import { useSay } from '../../useGradstep.ts';
import { outputOf } from './derived.ts';

interface Props {
  /** What is shown, and the values of the moment. */
  readonly graph: Graph;
  readonly values: Float64Array;
  readonly by: readonly string[];
  /** The program's own graph. */
  readonly output: Graph;
}

/** The next derivatives, which the backward pass of this graph gives, each beside a central difference. */
export function Slopes({ graph, values, by, output }: Props) {
  const say = useSay();
  const id = useId();
  const rows = useMemo(() => slopesOf({ ...graph, keys: graph.keys, initial: values }), [graph, values]);
  return (
    <div className="derive-numbers">
      <h3 id={id}>{say(derivativeTexts.numbers)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be reached by keyboard */}
      <section className="derive-scroll" tabIndex={0} aria-labelledby={id}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(derivativeTexts.derivative)}</th>
              <th scope="col">{say(derivativeTexts.gradient)}</th>
              <th scope="col">{say(derivativeTexts.difference)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, gradient, difference, kink }) => (
              <tr key={name}>
                <th scope="row">{rowName(outputOf(output), by, name)}</th>
                <td className="is-gradient" title={formatNumber(gradient, FULL)}>
                  {formatNumber(gradient, IN_FORMULA)}
                </td>
                <td title={formatNumber(difference, FULL)}>
                  {formatNumber(difference, IN_FORMULA)}
                  {kink && <sup>*</sup>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="derive-aside">
        {say(derivativeTexts.differenceOf)} {say(derivativeTexts.beforehand)}
      </p>
      {rows.some(({ kink }) => kink) && <p className="derive-aside">{say(derivativeTexts.kink)}</p>}
    </div>
  );
}

/** Longer names leave no room for the numbers. */
const LONGEST = 14;

/** `∂²y/∂x∂z`, or only by what is derived, `∂/∂W1[0,1]`, where that would be long. */
function rowName(output: string, by: readonly string[], name: string): string {
  const whole = derivativeName(output, [...by, name]);
  return whole.length > LONGEST ? `∂/∂${name}` : whole;
}
