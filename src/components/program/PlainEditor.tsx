import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useMemo } from 'react';
import { programTexts } from '../../texts/program.ts';
import { leaveToGraph } from '../leaveToGraph.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { type EditKind, Typing } from './typing.ts';

/** The program in a native text area, with the same metrics as the editor that takes its place. */
export function PlainEditor({ area }: { readonly area: RefObject<HTMLTextAreaElement | null> }) {
  const say = useSay();
  const store = useStoreApi();
  const source = useGradstep((state) => state.document.source);
  const typing = useMemo(() => new Typing(store), [store]);
  useEffect(() => () => typing.seal(), [typing]);

  // A native undo would go its own way beside the page's: its event (from the menu, a shaken phone) is turned into ours.
  useEffect(() => {
    const element = area.current;
    const onBeforeInput = (event: InputEvent) => {
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
      event.preventDefault();
      if (event.inputType === 'historyUndo') typing.undo();
      else typing.redo();
    };
    element?.addEventListener('beforeinput', onBeforeInput);
    return () => element?.removeEventListener('beforeinput', onBeforeInput);
  }, [area, typing]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const key = event.key.toLowerCase();
    const withMod = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (withMod && (key === 'z' || key === 'y')) {
      event.preventDefault();
      if (key === 'z' && !event.shiftKey) typing.undo();
      else typing.redo();
    } else if (key === 'escape' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      leaveToGraph(event.currentTarget);
    } else if (MOVES.test(event.key)) typing.seal();
  };

  return (
    <textarea
      ref={area}
      className="program-plain"
      aria-label={say(programTexts.editor)}
      aria-description={say(programTexts.editorHelp)}
      value={source}
      rows={source.split('\n').length}
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      translate="no"
      onInput={(event: FormEvent<HTMLTextAreaElement>) =>
        typing.edit(event.currentTarget.value, kindOf(event.nativeEvent as InputEvent))
      }
      onKeyDown={onKeyDown}
      onBlur={() => typing.seal()}
      onPointerDown={() => typing.seal()}
      onCompositionStart={(event) => {
        event.currentTarget.dataset.composing = '';
      }}
      onCompositionEnd={(event) => {
        delete event.currentTarget.dataset.composing;
      }}
    />
  );
}

/** Keys that take the caret elsewhere, where a new burst of typing begins. */
const MOVES = /^(Arrow|Page|Home|End)/u;

function kindOf({ inputType }: InputEvent): EditKind {
  if (inputType === 'insertText' || inputType === 'insertCompositionText') return 'insert';
  if (inputType === 'insertLineBreak') return 'line';
  return inputType?.startsWith('delete') ? 'delete' : 'other';
}
