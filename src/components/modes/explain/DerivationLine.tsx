import { memo } from 'react';
import { numberOf, type Run } from '../../../engine/explain/quantity.ts';
import type { Line } from '../../../engine/explain/unroll.ts';
import { equalsSign, FULL, formatNumber, IN_FORMULA } from '../../../format/number.ts';
import { explainTexts } from '../../../texts/explain.ts';
import { Formula } from '../../formula/Formula.tsx';
import type { Notation } from '../../formula/notation.ts';
import { useSay, useStoreApi } from '../../useGradstep.ts';
import { arithmeticOf } from './arithmetic.ts';
import { brokenWords } from './brokenWords.ts';
import { givenText, quantityText } from './names.ts';

interface Props {
  readonly run: Run;
  readonly line: Line;
  readonly notation: Notation;
  /** Operands of it that have no line. */
  readonly cut: number;
  readonly onToggle: (key: string) => void;
  /** Goes to its own explanation; `null` where there is none. */
  readonly onGo: (() => void) | null;
}

/** Numbers that a wrong run adds too much and that are named. */
const MOST_EXTRA = 4;

/** Deeper lines are not moved further in: the column is narrow. */
const DEEPEST = 5;

/** One number: its name and what it is, and, where it is unrolled, its arithmetic. */
export const DerivationLine = memo(function DerivationLine({ run, line, notation, cut, onToggle, onGo }: Props) {
  const say = useSay();
  const { quantity, key, depth, derivation, broken, more, repeated } = line;
  return (
    <li className={`explain-line is-${Math.min(depth, DEEPEST)}`}>
      {depth > 0 && (
        <p className="explain-operand">
          <Name run={run} line={line} onGo={onGo} />
          <Amount run={run} line={line} />
          {quantity.kind === 'missing' && <span className="explain-aside">{say(explainTexts.missing)}</span>}
          {more && !repeated && (
            <Toggle
              name={quantityText(run, quantity, say)}
              isOpen={derivation !== null}
              onToggle={() => onToggle(key)}
            />
          )}
          {repeated && more && <span className="explain-aside">{say(explainTexts.above)}</span>}
          {!more && <span className="explain-aside">{givenText(run, quantity, say)}</span>}
        </p>
      )}
      {depth === 0 && !more && <p className="explain-words">{givenText(run, quantity, say)}</p>}
      {derivation !== null &&
        arithmeticOf(run, quantity, derivation, notation, broken?.gives ?? numberOf(run, quantity)).map((pieces) => (
          <p key={pieces.join(' ')} className="explain-arithmetic">
            {pieces.map((latex, k) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
              <Formula key={k} latex={latex} />
            ))}
          </p>
        ))}
      {broken !== null && <p className="explain-broken">{brokenWords(broken, say)}</p>}
      {derivation?.form === 'sum' && derivation.extra !== undefined && (
        <p className="explain-aside">
          {say(
            explainTexts.extra,
            derivation.extra
              .slice(0, MOST_EXTRA)
              .map((one) => `${formatNumber(numberOf(run, one))} (${quantityText(run, one, say)})`)
              .join(', ') + (derivation.extra.length > MOST_EXTRA ? ' …' : ''),
          )}
        </p>
      )}
      {derivation?.form === 'sum' && derivation.summands.length === 0 && broken === null && (
        <p className="explain-aside">{say(explainTexts.cleared)}</p>
      )}
      {derivation?.form === 'sum' && (derivation.still ?? 0) > 0 && (
        <p className="explain-aside">{say(explainTexts.leftOut, derivation.still ?? 0)}</p>
      )}
      {derivation?.form === 'sum' && derivation.behind.length > 0 && (
        <p className="explain-aside">{say(explainTexts.behind)}</p>
      )}
      {derivation?.form === 'entry' && <p className="explain-aside">{say(explainTexts.largest)}</p>}
      {derivation?.form === 'update' && derivation.gradient.of === null && (
        <p className="explain-aside">{say(explainTexts.optimizerReads)}</p>
      )}
      {derivation !== null && cut > 0 && <p className="explain-aside">{say(explainTexts.cut, cut)}</p>}
    </li>
  );
});

/** A button to the number's own explanation, or to its node. */
function Name({ run, line: { quantity }, onGo }: { run: Run; line: Line; onGo: (() => void) | null }) {
  const say = useSay();
  const store = useStoreApi();
  const text = quantityText(run, quantity, say);
  const isPart = quantity.kind === 'contribution' || quantity.kind === 'missing';
  if (quantity.kind === 'local' || (isPart && onGo === null)) return <span>{text}</span>;
  const { keys, inputs } = run.trace.graph;
  const node = quantity.kind === 'brought' ? (inputs[quantity.edge] as number) : quantity.node;
  const act = onGo ?? (() => store.getState().select(keys[node] as string));
  const title = say(onGo === null ? explainTexts.inspect : explainTexts.explainIt, text);
  return (
    <button type="button" className="explain-link" title={title} onClick={act}>
      {text}
    </button>
  );
}

function Amount({ run, line: { quantity } }: { run: Run; line: Line }) {
  const number = numberOf(run, quantity);
  const tone =
    quantity.kind === 'value' || quantity.kind === 'updated'
      ? 'value'
      : quantity.kind === 'local'
        ? 'value'
        : 'gradient';
  return (
    <span className={`explain-amount is-${tone}`} title={formatNumber(number, FULL)}>
      {equalsSign(number, IN_FORMULA)} {formatNumber(number, IN_FORMULA)}
    </span>
  );
}

function Toggle({ name, isOpen, onToggle }: { name: string; isOpen: boolean; onToggle: () => void }) {
  const say = useSay();
  const label = say(isOpen ? explainTexts.fold : explainTexts.unroll, name);
  return (
    <button
      type="button"
      className="explain-toggle"
      aria-expanded={isOpen}
      aria-label={label}
      title={label}
      onClick={onToggle}
    >
      {isOpen ? '−' : '+'}
    </button>
  );
}
