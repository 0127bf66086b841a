import type { Shape } from '../../engine/shape.ts';
import { sizeOf } from '../../engine/shape.ts';
import { particleAfter } from '../josa.ts';
import { listed, type NodeName, nodeLink, sentence } from '../sentence.ts';
import type { Language, Sentence } from '../text.ts';

/** How an input was stretched to the shape that it was used in. */
export interface Stretch {
  /** Along what: all rows or columns of a matrix, all entries (of a plain number), or so many times each of its entries. */
  readonly over: 'rows' | 'columns' | 'entries' | 'times';
  /** How often each of its entries was used: how many entries of the upstream gradient its own is the sum of. */
  readonly count: number;
}

/**
 * How broadcasting stretched a value of shape `own` to shape `to` (NumPy's rule, aligned at the right); `null` where each
 * entry was used once, also when the shapes differ by extents of 1.
 */
export function stretchOf(own: Shape, to: Shape): Stretch | null {
  const count = sizeOf(to) / sizeOf(own);
  if (count <= 1) return null;
  const axes = to.flatMap((extent, axis) =>
    extent > 1 && (own[axis - to.length + own.length] ?? 1) === 1 ? [axis] : [],
  );
  const [axis] = axes;
  if (to.length === 2 && axes.length === 1) return { over: axis === 0 ? 'rows' : 'columns', count };
  return { over: sizeOf(own) === 1 ? 'entries' : 'times', count };
}

/** An input with the way it was stretched. */
export type Stretched = NodeName & { readonly stretch: Stretch | null };

const usesKo = { rows: '행', columns: '열', entries: '원소' } as const;

/** `b was used for all 6 rows`; of several that were stretched alike one clause. */
function used(alike: readonly Stretched[], { over, count }: Stretch, language: Language): Sentence {
  const names = listed(alike.map(nodeLink), language);
  const several = alike.length > 1;
  if (language === 'ko') {
    const topic = particleAfter(alike.at(-1)?.text ?? '', '은/는');
    return over === 'times'
      ? sentence`${names}의 원소는 저마다 ${String(count)}번 쓰였으므로 그 합을 받는다`
      : sentence`${names}${topic} ${usesKo[over]} ${String(count)}개에 모두 쓰였으므로 그 합을 받는다`;
  }
  if (over === 'times') return sentence`each entry of ${names} was used ${String(count)} times and gets their sum`;
  return sentence`${names} ${several ? 'were' : 'was'} used for all ${String(count)} ${over} and ${several ? 'get' : 'gets'} their sum`;
}

/**
 * The clauses about the inputs that were stretched: their contribution has another shape than the upstream gradient, and
 * is a sum over the places where they were used. Empty where none was.
 */
export function stretchClauses(sent: readonly Stretched[], language: Language): Sentence {
  const groups: Stretched[][] = [];
  for (const one of sent) {
    const { stretch } = one;
    if (stretch === null) continue;
    const alike = groups.find(
      ([first]) => first?.stretch?.over === stretch.over && first.stretch.count === stretch.count,
    );
    if (alike === undefined) groups.push([one]);
    else if (alike.every(({ node }) => node !== one.node)) alike.push(one);
  }
  return groups.reduce((all, alike, k) => {
    const words = used(alike, (alike[0] as Stretched).stretch as Stretch, language);
    return k === 0 ? words : sentence`${all}${language === 'en' ? '; ' : ', '}${words}`;
  }, sentence``);
}

/** A sentence with the clauses about stretched inputs behind it; as it is where no input was stretched. */
export function withStretch(words: Sentence, sent: readonly Stretched[], language: Language): Sentence {
  const clauses = stretchClauses(sent, language);
  if (clauses.length === 0) return words;
  if (language === 'ko') return sentence`${words} ${clauses}.`;
  const last = words.at(-1);
  if (last?.kind !== 'plain' || !last.text.endsWith('.')) return sentence`${words} ${clauses}.`;
  return sentence`${words.slice(0, -1)}${last.text.slice(0, -1)}; ${clauses}.`;
}
