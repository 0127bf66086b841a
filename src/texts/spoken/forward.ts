import { type Graph, inputsOf, kindOf, shapeOf } from '../../engine/graph/graph.ts';
import { type Shape, sizeOf } from '../../engine/shape.ts';
import { nodeValue, type Trace } from '../../engine/trace/trace.ts';
import { signBetween } from '../../format/decimal.ts';
import { bracketed, equalsSign, formatNumber } from '../../format/number.ts';
import { josa } from '../josa.ts';
import { nameOf, type StepFacts } from '../sentences/facts.ts';
import type { Language } from '../text.ts';
import { about, spokenName, spokenNumber, spokenRange, spokenShape } from './amounts.ts';
import { spokenOp } from './ops.ts';

/** More operands than this are counted, not read out. */
const MOST_READ = 4;

/** `x 3`, a constant by its number alone, a tensor by its name and shape. */
export function spokenQuantity(graph: Graph, trace: Trace, node: number, language: Language): string {
  const shape = shapeOf(graph, node);
  const constant = kindOf(graph, node) === 'constant' && !graph.names.has(node);
  const name = constant ? '' : spokenName(nameOf(graph, trace, node).text);
  if (sizeOf(shape) === 1) return `${name} ${spokenNumber(nodeValue(trace, node)[0] ?? 0, language)}`.trim();
  return shaped(constant ? (language === 'en' ? 'a constant' : '상수') : name, shape, language);
}

function shaped(name: string, shape: Shape, language: Language): string {
  if (language === 'ko') return `${spokenShape(shape, 'ko')}의 ${name}`;
  return `${name} ${shape.length > 1 ? 'of shape' : 'of'} ${spokenShape(shape, 'en')}`;
}

/** Several quantities in a row: "a 1, b 2 and c 3"; of many only how many. */
export function spokenList(graph: Graph, trace: Trace, nodes: Iterable<number>, language: Language): string {
  const all = [...nodes];
  if (all.length > MOST_READ) return language === 'en' ? `${all.length} numbers` : `수 ${all.length}개`;
  const words = all.map((node) => spokenQuantity(graph, trace, node, language));
  if (language === 'ko' || words.length < 2) return words.join(', ');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** What a forward step does, without its head: "apple 100 times count 2 gives subtotal 200". */
export function spokenForward(trace: Trace, facts: StepFacts, language: Language): string {
  const { graph } = trace;
  const { output } = facts;
  const inputs = [...inputsOf(graph, output.node)];
  const { between } = spokenOp(facts.op);
  const infix = between !== undefined && inputs.length === 2;
  const exponent = typeof facts.attributes.exponent === 'number' ? facts.attributes.exponent : null;
  let operands = spokenList(graph, trace, inputs, language);
  if (infix) {
    const [a, b] = inputs.map((node) => spokenQuantity(graph, trace, node, language));
    operands = `${a} ${between[language]} ${b}`;
  } else if (facts.op === 'power' && exponent !== null) {
    const spoken = spokenNumber(exponent, language);
    operands = language === 'en' ? `${operands} to the power of ${spoken}` : `${operands}의 ${spoken}제곱`;
  }
  const name = spokenName(output.text);
  const shape = shapeOf(graph, output.node);
  const gives = infix || inputs.length === 1 ? 'gives' : 'give';
  if (sizeOf(shape) === 1) {
    const amount = `${about(resultSign(facts), language)}${spokenNumber(output.number, language)}`;
    if (language === 'en') return `${operands} ${gives} ${name} ${amount}`;
    const end = josa(`${name} ${amount}`, '이/가');
    return infix
      ? `${josa(operands, '은/는')} ${josa(`${name} ${amount}`, '이다/다')}`
      : `${operands}에서 ${end} 나온다`;
  }
  const range = spokenRange(nodeValue(trace, output.node), language);
  const result = shaped(name, shape, language);
  if (language === 'en') return `${operands} ${gives} ${result}, ${range}`;
  return `${operands}에서 ${josa(result, '이/가')} 나오고 값은 ${josa(range, '이다/다')}`;
}

/** Whether the arithmetic is true in the digits that are said; of any other op, whether the result's digits are all of it. */
function resultSign({ op, scalar, inputs, output }: StepFacts): '=' | '≈' {
  const [a, b] = inputs;
  if (!scalar || a === undefined || b === undefined) return equalsSign(output.number);
  const [x, y, z] = [formatNumber(a.number), bracketed(b.number), formatNumber(output.number)];
  if (op === 'mul') return signBetween([[x, y]], z);
  if (op === 'add') return signBetween([[x], [y]], z);
  if (op === 'sub') return signBetween([[z], [y]], x);
  return op === 'div' ? signBetween([[z, y]], x) : equalsSign(output.number);
}
