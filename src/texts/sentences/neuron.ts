import { equalsSign } from '../../format/number.ts';
import { particleAfter } from '../josa.ts';
import { gradient, nodeLink, type SentenceOf, sentence, stress, value } from '../sentence.ts';
import type { MoreSentences } from '../sentences.ts';
import type { Quantity, Sent, StepFacts } from './facts.ts';

/** How many numbers x a neuron has: its slots are those, as many weights, and the bias if it has one (engine/scalars). */
const widthOf = ({ attributes }: StepFacts) => Number(attributes.inputs ?? 0);
const biasOf = (facts: StepFacts): Quantity | undefined => facts.inputs[2 * widthOf(facts)];

/** The forward step of one unit: z = x₀·w₀ + x₁·w₁ + … + b. */
const neuronForward: SentenceOf<StepFacts> = {
  en: (f) => {
    const own = widthOf(f) === 1 ? 'its input by its weight' : 'each input by its weight, adds up the products';
    const bias = biasOf(f);
    const end = bias === undefined ? '' : sentence` and adds its bias ${nodeLink(bias)}`;
    return sentence`The neuron multiplies ${bias === undefined ? own.replace(', adds', ' and adds') : own}${end}: ${result(f)}.`;
  },
  ko: (f) => {
    const bias = biasOf(f);
    const products = widthOf(f) === 1 ? '입력에 가중치를 곱' : '입력마다 가중치를 곱해 모두 더';
    return bias === undefined
      ? sentence`뉴런이 ${products}한다: ${result(f)}.`
      : sentence`뉴런이 ${products}하고 편향 ${nodeLink(bias)}${particleAfter(bias.text, '을/를')} 더한다: ${result(f)}.`;
  },
};

const result = ({ output }: StepFacts) =>
  sentence`${nodeLink(output)} ${equalsSign(output.number)} ${value(output.value)}`;

/** What a neuron's step sends, by the kind of its inputs. */
function kindsOf(f: StepFacts) {
  const width = widthOf(f);
  const inputs = f.sent.filter(({ slot }) => slot < width);
  const weights = f.sent.filter(({ slot }) => slot >= width && slot < 2 * width);
  const bias = f.sent.find(({ slot }) => slot >= 2 * width);
  /** Of x the weight that it met, of a weight its x. */
  const partner = ({ slot }: Sent) => f.inputs[slot < width ? slot + width : slot - width] as Quantity;
  return { inputs, weights, bias, partner };
}

/** The backward step: ∂z/∂xₖ = wₖ, ∂z/∂wₖ = xₖ, ∂z/∂b = 1. Only what gets a gradient is named. */
const neuronBackward: SentenceOf<StepFacts> = {
  en: (f) => {
    const { inputs, weights, bias, partner } = kindsOf(f);
    const [only] = f.sent;
    if (f.sent.length === 1 && only !== undefined)
      return bias !== undefined
        ? sentence`The neuron hands the ${gradient('gradient')} to its bias ${nodeLink(bias)} ${stress('unchanged')}.`
        : sentence`The neuron multiplies the ${gradient('gradient')} by its ${only.slot < widthOf(f) ? 'weight' : 'input'} ${nodeLink(partner(only))} for its ${only.slot < widthOf(f) ? 'input' : 'weight'} ${nodeLink(only)}.`;
    const each = (factor: string, target: string) =>
      widthOf(f) === 1 ? `by its ${factor} for its ${target}` : `by each ${factor} for its ${target}s`;
    const ways = [
      inputs.length > 0 ? each('weight', 'input') : '',
      weights.length > 0 ? each('input', 'weight') : '',
    ].filter((way) => way !== '');
    const end = bias === undefined ? '' : sentence`, and hands it to the bias ${stress('unchanged')}`;
    return sentence`The neuron multiplies the ${gradient('gradient')} ${ways.join(bias === undefined ? ' and ' : ', ')}${end}.`;
  },
  ko: (f) => {
    const { inputs, weights, bias, partner } = kindsOf(f);
    const [only] = f.sent;
    if (f.sent.length === 1 && only !== undefined)
      return bias !== undefined
        ? sentence`뉴런은 ${gradient('기울기')}를 편향 ${nodeLink(bias)}${particleAfter(bias.text, '으로/로')} ${stress('그대로')} 보낸다.`
        : sentence`뉴런은 ${gradient('기울기')}에 ${only.slot < widthOf(f) ? '가중치' : '입력'} ${nodeLink(partner(only))}${particleAfter(partner(only).text, '을/를')} 곱하여 ${only.slot < widthOf(f) ? '입력' : '가중치'} ${nodeLink(only)}${particleAfter(only.text, '으로/로')} 보낸다.`;
    const ways = [
      inputs.length > 0 ? '입력으로는 각 가중치를' : '',
      weights.length > 0 ? '가중치로는 각 입력을' : '',
    ].filter((way) => way !== '');
    const end = bias === undefined ? sentence` 보낸다` : sentence` 보내고, 편향에는 ${stress('그대로')} 보낸다`;
    return sentence`뉴런은 ${gradient('기울기')}에 ${ways.join(', ')} 곱하여${end}.`;
  },
};

/** The sentences of the op that only the scalar view has (engine/scalars). */
export const scalarSentences: MoreSentences = {
  forward: { neuron: neuronForward },
  backward: { neuron: neuronBackward },
};
