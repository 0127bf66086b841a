import { signBetween } from '../../../format/decimal.ts';
import { bracketed, FULL, formatNumber } from '../../../format/number.ts';
import { elementName, nameOf, senderOf } from '../../../texts/faultNames.ts';
import { faultTexts } from '../../../texts/findBug.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';
import { type Line, ledgerPair, type PairedLine } from './ledgerPair.ts';
import { elementLookedAt, hasLedger, lookedAt } from './lookedAt.ts';
import { useFault } from './useFault.ts';

/**
 * The total of one gradient as it grows, in the right run and in the wrong one, line by line. `neutral`: that of the step, and
 * numbers alone, which do not say which rule made them.
 */
export function Ledgers({ neutral = false }: { readonly neutral?: boolean }) {
  const say = useSay();
  const shown = useFault();
  const cursor = useGradstep((state) => state.cursor);
  const selected = useGradstep((state) => state.selected);
  const cell = useGradstep((state) => state.cell);
  if (shown === null) return null;
  const { figure, seen } = shown;
  // Where all gradients are right there is nothing to compare, unless somebody asks.
  if (selected === null && seen.differences.every(({ what }) => what === 'update')) return null;
  const { graph } = figure;
  const node = lookedAt(figure, seen, cursor, selected, neutral);
  if (node === null) return null;
  const element = elementLookedAt(figure, seen, node, cell);
  const name = elementName(graph, node, element);
  if (!hasLedger(figure, seen, node))
    return <p className="fault-quiet">{say(faultTexts.noLedger, nameOf(graph, node))}</p>;
  const { lines: all, more } = ledgerPair(figure, seen, cursor, node, element);
  // What is cleared, or not, is said in words: those come with the answer.
  const lines = neutral ? all.filter(({ kind }) => kind !== 'reset' && kind !== 'carried') : all;
  const label = (line: PairedLine) =>
    line.kind === 'contribution'
      ? say(faultTexts.from, senderOf(graph, line.sender))
      : say(faultTexts[neutral && line.kind === 'overwritten' ? 'changed' : line.kind]);
  return (
    <section className="fault-part" aria-label={say(faultTexts.ledger, name)}>
      <h3>{say(faultTexts.ledger, name)}</h3>
      <table className="fault-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{say(faultTexts.right)}</th>
            <th scope="col">{say(faultTexts.wrong)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, k) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the ledger
              key={k}
              className={`is-${line.state}${line.differs ? ' is-different' : ''}`}
              aria-current={line.state === 'now' ? 'step' : undefined}
            >
              <th scope="row">{label(line)}</th>
              <td>
                <Arithmetic line={line.right} kind={line.kind} neutral={neutral} />
              </td>
              <td>
                {line.differs && <Cross />}
                <Arithmetic line={line.wrong} kind={line.kind} neutral={neutral} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="fault-quiet">{say(faultTexts.moreLines, more)}</p>}
      {lines.some(({ state }) => state === 'later') && <p className="fault-quiet">{say(faultTexts.notYet)}</p>}
    </section>
  );
}

interface ArithmeticProps {
  readonly line: Line | null;
  readonly kind: PairedLine['kind'];
  readonly neutral: boolean;
}

/** `0 + 3 = 3`; where something was replaced, what was there stands crossed out over the new total. */
function Arithmetic({ line, kind, neutral }: ArithmeticProps) {
  const say = useSay();
  if (line === null) {
    const word = kind === 'reset' && !neutral ? faultTexts.notCleared : faultTexts.nothing;
    return <span className="fault-none">{say(word)}</span>;
  }
  const after = formatNumber(line.after);
  const total = (
    <strong title={formatNumber(line.after, FULL)} className="words-gradient">
      {after}
    </strong>
  );
  if (line.contribution === null) return total;
  if (neutral)
    return (
      <>
        <span className="fault-sum">{say(faultTexts.arrives, formatNumber(line.contribution))}</span> → {total}
      </>
    );
  const before = formatNumber(line.before);
  const contribution = bracketed(line.contribution);
  if (line.replaces)
    return (
      <>
        <del>{before}</del> {total}
      </>
    );
  return (
    <>
      {line.overwritten && <small>{say(faultTexts.overwritten)}</small>}
      <span className="fault-sum">
        {before} + {contribution}
      </span>{' '}
      <span className="fault-sum">
        {signBetween([[before], [contribution]], after)} {total}
      </span>
    </>
  );
}

/** What is not as it should be, beside the number, in words for those who do not see it. */
export function Cross() {
  const say = useSay();
  return (
    <span className="fault-cross" role="img" aria-label={say(faultTexts.flagDiffers)}>
      ✕
    </span>
  );
}
