import { useMemo } from 'react';
import { isOp } from '../../../engine/graph/graph.ts';
import { equalsSign, IN_FORMULA, latexNumber } from '../../../format/number.ts';
import type { Figure } from '../../../store/figure.ts';
import { isOfSample } from '../../../store/lens/derivableFigure.ts';
import type { DerivativeSeen } from '../../../store/lens/derivativeSeen.ts';
import { derivativeTexts, derivativeTextsOf } from '../../../texts/derivative.ts';
import { Formula } from '../../formula/Formula.tsx';
import { latexName, notationOf, tagged } from '../../formula/notation.ts';
import { useSay } from '../../useGradstep.ts';
import { programOutput } from './derived.ts';
import { expressionLatex } from './expressionLatex.ts';
import { torchLines } from './torchLines.ts';

interface Props {
  readonly figure: Figure;
  readonly seen: DerivativeSeen;
}

/** What the graph computes: as a formula of the program's nodes where that is short, as a number, and in PyTorch. */
export function Result({ figure: { graph, trace }, seen }: Props) {
  const say = useSay();
  const value = trace.values[graph.output] as number;
  const expression = useMemo(() => {
    const { symbol } = notationOf(graph, (node) => latexNumber(trace.values[node] as number, IN_FORMULA));
    const named = (node: number) => node < seen.program && (graph.names.has(node) || graph.formerNames.has(node));
    return isOp(graph, graph.output) ? expressionLatex(graph, symbol, named) : null;
  }, [graph, trace, seen]);
  const output = programOutput(seen.base);
  const torch = torchLines(output.name, seen.by, seen.reach, output.seed);
  const ofSample = useMemo(() => isOfSample(seen.base), [seen.base]);
  const name = latexName(graph.names.get(graph.output) ?? '');
  const sign = equalsSign(value, IN_FORMULA) === '=' ? '=' : '\\approx';
  const number = tagged(latexNumber(value, IN_FORMULA), { tone: 'value' });
  return (
    <div className="derive-result">
      <p>
        <Formula latex={`${name} ${sign} ${number}`} />
      </p>
      {expression !== null && (
        <p>
          <Formula latex={`${name} = ${expression}`} />
        </p>
      )}
      {!isOp(graph, graph.output) && <p>{say(derivativeTexts.constant)}</p>}
      <figure>
        <figcaption>{say(ofSample ? derivativeTexts.torchOfSample : derivativeTexts.torch)}</figcaption>
        {torch.lines.length > 0 && (
          <pre>
            <code>{torch.lines.join('\n')}</code>
          </pre>
        )}
        {torch.end !== null && (
          <p className="derive-aside">
            {say(derivativeTextsOf.torchEnds, { of: torch.end === 0 ? output.name : `g${torch.end}` })}
          </p>
        )}
      </figure>
    </div>
  );
}
