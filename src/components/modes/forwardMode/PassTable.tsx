import type { TangentPass } from '../../../engine/forwardMode/passes.ts';
import { formatNumber } from '../../../format/number.ts';
import type { TangentSeen } from '../../../store/lens/tangentSeen.ts';
import { forwardModeTexts as texts } from '../../../texts/forwardMode.ts';
import { useGradstep, useSay, useStoreApi } from '../../useGradstep.ts';
import { NumberAtEnd } from '../NumberAtEnd.tsx';
import { stepInPass } from './stepInPass.ts';

/** Inputs with the number of forward mode, once its pass is done, beside that of reverse mode. A name leads to its pass. */
export function PassTable(props: {
  readonly seen: TangentSeen;
  /** What the passes that are done have found, by name. */
  readonly done: ReadonlyMap<string, number>;
  readonly current: number;
}) {
  const { seen, done, current } = props;
  const say = useSay();
  const store = useStoreApi();
  /** Its tangent is what the pass has found. */
  const output = useGradstep(({ figure }) => figure?.graph.keys[figure.graph.output] ?? '');
  const show = (pass: TangentPass) => {
    const { figure, cursor, setLens, goTo, setPlaying } = store.getState();
    setPlaying(false);
    const step = figure === null ? null : stepInPass(figure.timeline, cursor, pass.name);
    if (step === null) setLens({ kind: 'tangent', of: pass.name });
    else goTo({ step, edge: null });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard to be scrolled
    <section className="forward-mode-box" tabIndex={0} aria-label={say(texts.table)}>
      <table className="forward-mode-table">
        <thead>
          <tr>
            <th scope="col">{say(texts.input)}</th>
            <th scope="col">{say(texts.forward)}</th>
            <th scope="col">{say(texts.reverse)}</th>
          </tr>
        </thead>
        <tbody>
          {seen.passes.map((pass, k) => {
            const found = done.get(pass.name);
            return (
              <tr key={pass.name} className={k === current ? 'is-now' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="forward-mode-pass"
                    aria-label={say(texts.goTo, pass.name)}
                    aria-current={k === current ? 'step' : undefined}
                    onClick={() => show(pass)}
                  >
                    {pass.name}
                  </button>
                </th>
                <td title={found === undefined ? say(texts.pending) : undefined}>
                  {found === undefined ? (
                    <span className="forward-mode-open">{say(texts.notYet)}</span>
                  ) : k === current ? (
                    <NumberAtEnd number={found} of={{ node: output, what: 'gradient', element: 0 }} now />
                  ) : (
                    formatNumber(found)
                  )}
                </td>
                <td>{formatNumber(reverseOf(seen, pass))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** The gradient that reverse mode finds for a pass's element. */
export function reverseOf({ reverse }: TangentSeen, { leaf, element }: TangentPass): number {
  return reverse.grads[(reverse.graph.offsets[leaf] as number) + element] as number;
}
