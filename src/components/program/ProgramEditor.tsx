import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { SourceRange } from '../../engine/errors.ts';
import { programTexts } from '../../texts/program.ts';
import { leaveToGraph } from '../leaveToGraph.ts';
import { nextPaint } from '../nextPaint.ts';
import { useSay, useStoreApi } from '../useGradstep.ts';
import type { Editor } from './editor/editor.ts';
import { Mistakes } from './Mistakes.tsx';
import { PlainEditor } from './PlainEditor.tsx';
import './program.css';

/**
 * The text of the program. A plain text area stands here from the first paint and works fully; the real editor is loaded
 * after that paint and takes its place with text, selection, scroll and focus. If it cannot be loaded the text area stays.
 */
export function ProgramEditor() {
  const say = useSay();
  const store = useStoreApi();
  const host = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);

  useEffect(() => {
    let mounted: Editor | null = null;
    const stop = new AbortController();
    const load = async () => {
      await nextPaint();
      const { mountEditor } = await import('./editor/editor.ts');
      await endOfComposition(plain.current);
      if (stop.signal.aborted || host.current === null) return;
      // CodeMirror in a shadow root adopts its style sheets; in a document it would write a <style> element, which the
      // page's policy refuses.
      const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
      const area = plain.current;
      mounted = mountEditor(root, store, placeIn(area), () => leaveToGraph(host.current));
      // In the same task: the two are never on screen together.
      flushSync(() => setEditor(mounted));
    };
    load().catch(() => undefined);
    return () => {
      stop.abort();
      mounted?.destroy();
      setEditor(null);
    };
  }, [store]);

  const show = (range: SourceRange) => {
    if (editor !== null) return editor.show(range);
    plain.current?.focus();
    plain.current?.setSelectionRange(range.start, range.end);
  };

  return (
    <section className="program-editor" aria-label={say(programTexts.editor)}>
      <h2 className="program-heading">{say(programTexts.editor)}</h2>
      <div className="program-box">
        {editor === null && <PlainEditor area={plain} />}
        <div className="program-code" ref={host} />
      </div>
      <Mistakes show={show} />
    </section>
  );
}

/** Resolves when no syllable is being composed: replacing the field in the middle of one would lose it. */
function endOfComposition(area: HTMLTextAreaElement | null): Promise<void> {
  if (area?.dataset.composing === undefined) return Promise.resolve();
  return new Promise((resolve) => area.addEventListener('compositionend', () => setTimeout(resolve), { once: true }));
}

function placeIn(area: HTMLTextAreaElement | null) {
  if (area === null) return { anchor: 0, head: 0, scrollTop: 0, focused: false };
  const { selectionStart, selectionEnd, selectionDirection, scrollTop } = area;
  const backward = selectionDirection === 'backward';
  return {
    anchor: backward ? selectionEnd : selectionStart,
    head: backward ? selectionStart : selectionEnd,
    scrollTop,
    focused: (area.getRootNode() as Document | ShadowRoot).activeElement === area,
  };
}
