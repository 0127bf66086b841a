import { useId, useMemo } from 'react';
import { derivableInputs } from '../../../engine/derivative/derivativeGraph.ts';
import { hessianOf } from '../../../engine/derivative/hessian.ts';
import { FULL, formatNumber } from '../../../format/number.ts';
import type { Figure } from '../../../store/figure.ts';
import { graphNow } from '../../../store/lens/derivableFigure.ts';
import { derivativeTexts } from '../../../texts/derivative.ts';
import { useSay } from '../../useGradstep.ts';

/** A matrix of more inputs does not fit beside the graph, and of a larger program it would take time. */
const MOST_INPUTS = 5;
const LARGEST = 300;

/** All second derivatives of the program's output, of two to five inputs. */
export function Hessian({ base }: { readonly base: Figure }) {
  const say = useSay();
  const id = useId();
  const hessian = useMemo(() => {
    const inputs = derivableInputs(base.graph).size;
    return inputs < 2 || inputs > MOST_INPUTS || base.graph.count > LARGEST ? null : hessianOf(graphNow(base));
  }, [base]);
  if (hessian === null) return null;
  return (
    <div className="derive-numbers">
      <h3 id={id}>{say(derivativeTexts.hessian)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be reached by keyboard */}
      <section className="derive-scroll" tabIndex={0} aria-labelledby={id}>
        <table>
          <thead>
            <tr>
              <td />
              {hessian.names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hessian.rows.map((row, i) => (
              <tr key={hessian.names[i]}>
                <th scope="row">{hessian.names[i]}</th>
                {row.map(({ name, gradient, difference, kink }) => (
                  <td key={name} title={`${formatNumber(gradient, FULL)} · ${formatNumber(difference, FULL)}`}>
                    <span className="is-gradient">{formatNumber(gradient)}</span>
                    <small>
                      {formatNumber(difference)}
                      {kink && <sup>*</sup>}
                    </small>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="derive-aside">{say(derivativeTexts.hessianSays)}</p>
      {hessian.rows.some((row) => row.some(({ kink }) => kink)) && (
        <p className="derive-aside">{say(derivativeTexts.kink)}</p>
      )}
    </div>
  );
}
