import { acceptCompletion, closeCompletion } from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

/** What keys of the editor do outside it. */
export interface KeyActions {
  undo(): void;
  redo(): void;
  /** Escape with nothing open. */
  leave(): void;
}

/**
 * Keys: the usual ones of a text field, undo and redo of the page (CodeMirror keeps no history of its own), Escape to
 * the graph. Tab is left to the browser, so that the keyboard never gets caught; it takes a chosen completion first.
 */
export function keys(actions: KeyActions): Extension {
  const undo = () => {
    actions.undo();
    return true;
  };
  const redo = () => {
    actions.redo();
    return true;
  };
  return [
    Prec.highest(
      keymap.of([
        { key: 'Mod-z', run: undo, preventDefault: true },
        { key: 'Mod-y', mac: 'Mod-Shift-z', run: redo, preventDefault: true },
        { key: 'Mod-Shift-z', run: redo, preventDefault: true },
        { key: 'Tab', run: acceptCompletion },
        {
          key: 'Escape',
          run: (view) => {
            if (!closeCompletion(view)) actions.leave();
            return true;
          },
        },
      ]),
    ),
    // The menu's Undo, and a phone that is shaken, come as input events.
    EditorView.domEventHandlers({
      beforeinput: (event) => {
        if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
        event.preventDefault();
        return event.inputType === 'historyUndo' ? undo() : redo();
      },
    }),
    keymap.of(defaultKeymap),
  ];
}
