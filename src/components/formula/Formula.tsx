import { useLayoutEffect, useRef } from 'react';
import { plainFormula } from './plainFormula.ts';
import { typeset, useTypesetter } from './typesetter.ts';
import './formula.css';

interface Props {
  /** LaTeX, with links as notation.ts writes them. */
  readonly latex: string;
}

/**
 * A formula as MathML. Until the typesetter has come it stands as plain text in the height that it will have. Its symbols
 * carry `data-node`; the room around it makes them links (useNodeLinks).
 */
export function Formula({ latex }: Props) {
  const temml = useTypesetter();
  const host = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (temml !== null && host.current !== null) typeset(temml, latex, host.current);
  }, [temml, latex]);
  const height = latex.includes('\\frac') ? 'is-tall' : latex.includes('cases') ? 'is-tall' : '';
  if (temml === null) return <span className={`formula is-plain ${height}`}>{plainFormula(latex)}</span>;
  // Formulas are the same in every language; on a Korean page the browser would choose a Korean font for `math`.
  return <span key="math" ref={host} className={`formula ${height}`} lang="en" />;
}
