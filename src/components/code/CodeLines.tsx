import { type KeyboardEvent, type SyntheticEvent, useEffect, useMemo, useRef, useState } from 'react';
import { stepAt } from '../../engine/timeline/timeline.ts';
import { isWithin, nextVisit, type RunningLines } from '../../export/code/running.ts';
import { codeLineTexts } from '../../texts/codeBeside.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { CodeLine } from './CodeLine.tsx';

interface Props {
  readonly code: string;
  readonly running: RunningLines;
  /** The dialect's name, for those who hear it. */
  readonly name: string;
}

/** The lines of the code: what runs is lit and in view; a line goes to its step and lights its node. */
export function CodeLines({ code, running, name }: Props) {
  const say = useSay();
  const store = useStoreApi();
  const step = useGradstep(({ cursor }) => cursor.step);
  const kind = useGradstep(({ figure, cursor }) =>
    figure === null ? 'start' : stepAt(figure.timeline, cursor.step).kind,
  );
  const hovered = useGradstep((state) => state.hovered);
  const graph = useGradstep(({ figure }) => figure?.graph ?? null);
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => code.trimEnd().split('\n'), [code]);
  const now = useMemo(() => running.at(step), [running, step]);
  const about = useMemo(() => {
    const node = hovered === null || graph === null ? -1 : graph.keys.indexOf(hovered);
    return node < 0 ? [] : running.of(node);
  }, [running, graph, hovered]);
  const [chosen, choose] = useState<number | null>(null);

  const first = now.lines[0]?.[0] ?? 0;
  const last = now.lines[0]?.[1] ?? 0;
  useEffect(() => {
    if (box.current !== null && first > 0) bringIntoView(box.current, first, last);
    // A step that comes leaves the place of the keys with it.
    choose(null);
  }, [first, last]);

  const clickable = useMemo(() => lines.map((_, k) => running.stepsOf(k + 1).length > 0), [lines, running]);
  const running1 = first > 0 && clickable[first - 1] === true ? first : clickable.indexOf(true) + 1;
  const stop = chosen !== null && clickable[chosen - 1] === true ? chosen : running1;

  const go = ({ target }: SyntheticEvent) => {
    const line = lineOf(target);
    const { cursor } = store.getState();
    const to = nextVisit(running.stepsOf(line), cursor.step);
    if (to > 0) store.getState().goTo({ step: to, edge: null });
  };
  const point = ({ target }: SyntheticEvent) => store.getState().hover(running.nodeOf(lineOf(target)));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    let line = lineOf(event.target) + by;
    while (line > 0 && line <= lines.length && clickable[line - 1] !== true) line += by;
    const to = box.current?.querySelector<HTMLElement>(`button[data-line="${line}"]`);
    if (to == null) return;
    choose(line);
    to.focus({ preventScroll: true });
    if (box.current !== null) bringIntoView(box.current, line, line);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that lines of code need not
    <div
      ref={box}
      className="code-box"
      role="group"
      aria-label={say(codeLineTexts.lines, name)}
      tabIndex={clickable.includes(true) ? undefined : 0}
      onClick={go}
      onKeyDown={onKeyDown}
      onPointerOver={point}
      onPointerLeave={() => store.getState().hover(null)}
      onFocus={point}
      onBlur={() => store.getState().hover(null)}
    >
      <div className="code-lines">
        {lines.map((text, k) => {
          const line = k + 1;
          const lit = isWithin(now.lines, line)
            ? 'runs'
            : now.called !== null && isWithin([now.called], line)
              ? 'called'
              : null;
          return (
            <CodeLine
              key={line}
              line={line}
              text={text}
              steps={running.stepsOf(line)}
              lit={lit}
              kind={lit === null ? 'start' : kind}
              first={now.lines.some(([from]) => from === line)}
              pointed={isWithin(about, line)}
              stop={line === stop}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The line that an event is about; 0 where it is about none. */
function lineOf(target: EventTarget): number {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
  return Number(row?.dataset.line ?? 0);
}

/** Scrolls the box itself, and nothing around it, so that the lines are in view with some of what is around them. */
function bringIntoView(box: HTMLElement, from: number, to: number): void {
  const top = box.querySelector<HTMLElement>(`[data-line="${from}"]`);
  const end = box.querySelector<HTMLElement>(`[data-line="${to}"]`);
  if (top === null || end === null) return;
  const frame = box.getBoundingClientRect();
  const above = top.getBoundingClientRect();
  const below = end.getBoundingClientRect();
  const near = 1.5 * above.height;
  if (above.top - near >= frame.top && below.bottom + near <= frame.bottom) return;
  const middle = Math.min((above.top + below.bottom) / 2, above.top + frame.height / 2 - near);
  box.scrollTop += middle - (frame.top + frame.height / 2);
}
