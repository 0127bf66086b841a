import type { Derivation, Factor, Summand } from '../../../engine/explain/derivation.ts';
import type { Quantity, Run } from '../../../engine/explain/quantity.ts';
import { inputsOf, opOf, type PaletteOp, targetOf } from '../../../engine/graph/graph.ts';
import { ledgerOf } from '../../../engine/timeline/ledger.ts';
import { OPTIMIZERS } from '../../../engine/training/optimizers/table.ts';
import { signBetween } from '../../../format/decimal.ts';
import { equalsSign, FULL, formatNumber, formatTogether, IN_FORMULA, latexOfText } from '../../../format/number.ts';
import { latexNumberText, type Notation, type Tone } from '../../formula/notation.ts';
import { rightSideHolds } from '../../inspector/exactLatex.ts';
import { forwardSign, latexSign } from '../../inspector/forwardView.ts';
import { quantityLatex } from './names.ts';

/** One line of arithmetic in pieces: between two of them it may go on in the next line. */
export type Pieces = readonly string[];

/** Summands that are written; of more, the first ones and the last. */
const MOST_SUMMANDS = 8;
const LEAST_DIGITS = 4;

/**
 * `y = a · b`, `= 6 · 0.909`, `≈ 5.456` as LaTeX; empty for a number that is given.
 *
 * @param result What the arithmetic gives: the number itself, but where a wrong run has another one.
 */
export function arithmeticOf(
  run: Run,
  quantity: Quantity,
  derivation: Derivation,
  notation: Notation,
  result: number,
): readonly Pieces[] {
  // What one edge sends is not the whole gradient: it has no symbol of its own.
  const isPart = quantity.kind === 'contribution' || quantity.kind === 'missing';
  const name = isPart ? '' : quantityLatex(run, quantity, notation);
  switch (derivation.form) {
    case 'given':
      return [];
    case 'rule':
      return [ruleLine(run, name, derivation, result, notation)];
    case 'sum':
      return [sumLine(run, quantity, name, derivation.summands, result, notation)];
    case 'entry': {
      const { op, attributes } = opOf(run.trace.graph, derivation.node) as PaletteOp;
      const symbols = [...inputsOf(run.trace.graph, derivation.node)].map((input) => notation.symbol(input, 'value'));
      const whole = `${notation.symbol(derivation.node, 'value')} = ${op.latex(symbols, attributes)}`;
      return [[whole], [`${name} ${latexSign(equalsSign(result, IN_FORMULA))} ${written(result, 'value')}`]];
    }
    case 'update':
      return updateLines(run, derivation);
  }
}

const shown = (number: number) => formatNumber(number, IN_FORMULA);
const written = (number: number, tone: Tone) => latexNumberText(shown(number), { tone });

function ruleLine(
  run: Run,
  name: string,
  { node, slot, operands, output }: Extract<Derivation, { form: 'rule' }>,
  result: number,
  notation: Notation,
): Pieces {
  const { graph } = run.trace;
  const entry = opOf(graph, node) as PaletteOp;
  const { op, attributes } = entry;
  const symbols = [...inputsOf(graph, node)].map((input) => notation.symbol(input, 'value'));
  if (slot < 0) {
    const numbers = operands.map(({ number }, k) =>
      latexNumberText(shown(number), { tone: 'value' }, needsBrackets(op.name, k)),
    );
    const sign = forwardSign(
      entry,
      operands.map(({ number }) => shown(number)),
      result,
    );
    return [
      `${name} = ${op.latex(symbols, attributes)}`,
      `= ${op.latex(numbers, attributes)}`,
      `${latexSign(sign)} ${written(result, 'value')}`,
    ];
  }
  const rule = op.localLatex[slot];
  if (rule == null) return [`${name} ${latexSign(equalsSign(result, IN_FORMULA))} ${written(result, 'value')}`];
  const symbolic = rule(symbols, notation.symbol(node, 'value'), attributes);
  // `2 x` is written without a sign between: with a number it needs brackets.
  const beside = /\d \\input/u.test(rule(['\\inputA', '\\inputB'], '\\inputY', attributes));
  const put = (number: number) => {
    const text = latexOfText(shown(number));
    return beside || text.startsWith('-') || text.includes('^') ? `(${text})` : text;
  };
  const right = rule(
    operands.map(({ number }) => put(number)),
    put(output.number),
    attributes,
  );
  const exact = rightSideHolds(right.replaceAll(/(\d) \(/gu, '$1 \\cdot ('), shown(result));
  return [`${name} = ${symbolic}`, `= ${right}`, `${latexSign(exact ? '=' : '≈')} ${written(result, 'value')}`];
}

/** What stands first, in a fraction or under a function's own brackets needs none. */
function needsBrackets(op: string, slot: number): boolean {
  if (slot === 0 && (op === 'add' || op === 'sub' || op === 'mul')) return false;
  return !['div', 'reciprocal', 'exp', 'sqrt', 'abs', 'sigmoid', 'relu', 'max2', 'min2', 'detach', 'softplus'].includes(
    op,
  );
}

function isGradient(quantity: Quantity): boolean {
  return quantity.kind !== 'value' && quantity.kind !== 'updated' && quantity.kind !== 'local';
}

function sumLine(
  run: Run,
  quantity: Quantity,
  name: string,
  summands: readonly Summand[],
  result: number,
  notation: Notation,
): Pieces {
  const write = formatTogether([...summands.flat().map(({ number }) => number), result], IN_FORMULA, LEAST_DIGITS);
  const gradient = isGradient(quantity);
  const tone = (factor: Factor): Tone => (factor.of === null ? 'ink' : isGradient(factor.of) ? 'gradient' : 'value');
  // A bias, or an entry that is handed on: without its factor of 1. A local derivative of 1 is a factor like any other.
  const isChain = gradient && summands.length === 1;
  const bare = (summand: Summand) =>
    isChain ? summand : summand.filter(({ number, of }) => number !== 1 || of !== null);
  const product = (summand: Summand, first: boolean) => {
    const factors = bare(summand).length === 0 ? summand.slice(0, 1) : bare(summand);
    return factors
      .map((factor, k) => latexNumberText(write(factor.number), { tone: tone(factor) }, !(first && k === 0)))
      .join(' \\cdot ');
  };
  // Contributions are added to 0, as the ledger does.
  const contributions =
    gradient && summands.every(([factor]) => factor?.of?.kind === 'contribution' || factor?.of?.kind === 'missing');
  const begins = summands.length === 0 || (contributions && summands.length > 1);
  const parts = summands.map(
    (summand, k) => `${k > 0 || begins ? '{} + ' : ''}${product(summand, k === 0 && !begins)}`,
  );
  const cut =
    parts.length > MOST_SUMMANDS
      ? [...parts.slice(0, MOST_SUMMANDS - 1), '{} + \\dots', parts.at(-1) as string]
      : parts;
  const sign = signBetween(
    summands.map((summand) => summand.map(({ number }) => write(number))),
    write(result),
  );
  const end = `${latexSign(sign)} ${latexNumberText(write(result), { tone: gradient ? 'gradient' : 'value' })}`;
  const [only] = summands;
  const symbols =
    summands.length === 1 && only !== undefined && bare(only).length > 1
      ? symbolic(run, quantity, only, notation)
      : null;
  const equals = name === '' ? '' : `${name} =`;
  const left = symbols === null ? [equals] : [`${equals} ${symbols}`, '='];
  const right = begins ? ['0', ...cut] : cut;
  const joined = `${left.at(-1)} ${right[0] ?? ''}`;
  // `grad = 1 = 1`: a sum of one number that is the result stands once.
  if (summands.length === 1 && only !== undefined && bare(only).length <= 1)
    return [`${name} ${symbols === null && only[0]?.of ? `= ${quantityLatex(run, only[0].of, notation)}` : ''} ${end}`];
  return [...left.slice(0, -1), joined, ...right.slice(1), end];
}

/** `∂L/∂a · b`: the factors by name; what a tensor op works out (the factor of a loss) by its rule, a plain number as it is. */
function symbolic(run: Run, quantity: Quantity, summand: Summand, notation: Notation): string {
  const names = summand.map(({ of, number }) =>
    of === null
      ? (factorRule(run, quantity, notation) ?? latexOfText(shown(number)))
      : quantityLatex(run, of, notation),
  );
  return names.map((name) => (name.startsWith('-') ? `(${name})` : name)).join(' \\cdot ');
}

/** The rule of the factor that meets the upstream gradient in a tensor op's only contribution. */
function factorRule({ trace: { graph }, timeline }: Run, quantity: Quantity, notation: Notation): string | null {
  if (quantity.kind !== 'gradient' && quantity.kind !== 'contribution') return null;
  const place = quantity.kind === 'gradient' ? quantity.entries - 1 : quantity.entry;
  const edge = ledgerOf(timeline, quantity.node)[place]?.edge ?? -1;
  if (edge < 0) return null;
  const target = targetOf(graph, edge);
  const { op, attributes } = opOf(graph, target) as PaletteOp;
  if (op.kind !== 'tensor') return null;
  const symbols = [...inputsOf(graph, target)].map((input) => notation.symbol(input, 'value'));
  const slot = edge - (graph.inputStart[target] as number);
  return op.localLatex[slot]?.(symbols, notation.symbol(target, 'value'), attributes) ?? null;
}

/** The optimizer's rule with the numbers of this element. */
function updateLines(
  { trace }: Run,
  { node, before, gradient }: Extract<Derivation, { form: 'update' }>,
): readonly Pieces[] {
  const { update } = trace;
  if (update === null || before.of === null) return [];
  const k = (update.offsets.get(node) ?? 0) + before.of.element;
  const state = update.stateBefore.map((vector) => vector[k] ?? 0);
  const element = { theta: before.number, gradient: gradient.number, state };
  return OPTIMIZERS[update.optimizer]
    .steps(element, update.options, update.t)
    .map(({ symbol, rule, substituted, value }) => {
      const right = substituted((one) => latexOfText(shown(one))).replace(/^\\left\((-[^()]*)\\right\)(?!\^)/u, '$1');
      const result = shown(value);
      if (right === latexOfText(result))
        return [`${symbol} = ${rule}`, `${latexSign(signBetween([[result]], formatNumber(value, FULL)))} ${right}`];
      const sign = latexSign(rightSideHolds(right, result) ? '=' : '≈');
      return [`${symbol} = ${rule}`, `= ${right}`, `${sign} ${latexOfText(result)}`];
    });
}
