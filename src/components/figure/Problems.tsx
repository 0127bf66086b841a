import { type LinkProblem, linkTexts } from '../../texts/link.ts';
import { useSay } from '../useGradstep.ts';

/** One quiet line about what of the author's words could not be used. Nothing is there while all was well. */
export function Problems({ problems }: { readonly problems: readonly LinkProblem[] }) {
  const say = useSay();
  const [first, ...more] = problems;
  // The element is always there: a screen reader hears only of what changes inside it.
  return (
    <p className="figure-problems" role="status">
      {first !== undefined && say(linkTexts.problem, first)}
      {more.length > 0 && say(linkTexts.more, more.length)}
    </p>
  );
}
