import { EditorView } from '@codemirror/view';

/**
 * The editor's looks, from the page's tokens. CodeMirror mounts them itself, in its shadow root, as an adopted style
 * sheet: no `<style>` element, so the page's policy (`style-src 'self'`) holds. Metrics equal those of the plain
 * textarea in program.css (.program-plain), which stands here first.
 */
export const theme = EditorView.theme({
  '&': { color: 'var(--ink-2)', backgroundColor: 'transparent', fontSize: 'var(--program-size)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    lineHeight: 'var(--program-line)',
    maxHeight: 'var(--program-most)',
    minHeight: 'var(--program-least)',
    overflow: 'auto',
  },
  '.cm-content': { padding: 'var(--s2) 0', caretColor: 'var(--ink)', tabSize: '2', overflowWrap: 'anywhere' },
  '.cm-line': { padding: '0 2px 0 calc(var(--program-reach) - 1px)' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-content ::selection, .cm-line::selection, .cm-line ::selection': { backgroundColor: 'var(--program-selection)' },

  '.tok-comment': { color: 'var(--ink-3)' },
  '.tok-name': { color: 'var(--ink)' },
  '.tok-function': { color: 'var(--ink)', fontWeight: '600' },
  '.tok-number': { color: 'var(--value)' },
  '.tok-directive': { color: 'var(--ink-3)', fontWeight: '600' },

  '.cm-lit': { color: 'var(--ink)' },
  '.cm-lit-value': { backgroundColor: 'var(--value-soft)', boxShadow: 'inset 3px 0 var(--value-lane)' },
  '.cm-lit-gradient': { backgroundColor: 'var(--grad-soft)', boxShadow: 'inset 3px 0 var(--grad-lane)' },
  '.cm-now': { paddingBottom: '1px', borderBottom: '2px solid transparent' },
  '.cm-now-value': { borderBottomColor: 'var(--value-lane)' },
  '.cm-now-gradient': { borderBottomColor: 'var(--grad-lane)' },
  '.cm-hovered': { outline: '1px solid var(--rule)', outlineOffset: '1px', borderRadius: '2px' },
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': {
    backgroundColor: 'var(--sunk)',
    boxShadow: 'inset 0 0 0 1px var(--rule)',
  },
  '&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket': { backgroundColor: 'transparent' },

  // Wrong is ink and a wave, never red.
  '.cm-lintRange-error, .cm-lintRange-error.cm-lintRange-active': {
    backgroundImage: 'none',
    backgroundColor: 'transparent',
    paddingBottom: '0',
    textDecoration: 'underline wavy var(--ink) 1.25px',
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  },
  // A warning: the program is right, and is drawn; only its training is concerned.
  '.cm-lintRange-warning, .cm-lintRange-warning.cm-lintRange-active': {
    backgroundImage: 'none',
    backgroundColor: 'transparent',
    paddingBottom: '0',
    textDecoration: 'underline dotted var(--ink-2) 2px',
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--ink)' },
  '.cm-lintPoint-error:after, .cm-lintPoint-warning:after': { borderBottomColor: 'var(--ink)' },

  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--paper)',
    border: 'var(--w-hair) solid var(--rule)',
    borderRadius: 'var(--r1)',
    font: 'var(--t2) / 1.45 var(--sans)',
    overflow: 'hidden',
    zIndex: '20',
  },
  '.cm-tooltip-lint': { maxWidth: '320px' },
  '.cm-diagnostic, .cm-diagnostic-error, .cm-diagnostic-warning': {
    border: 'none',
    margin: '0',
    padding: 'var(--s2) var(--s3)',
  },
  '.cm-diagnostic code': { fontFamily: 'var(--mono)', fontWeight: '600', overflowWrap: 'anywhere' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '40vh', maxWidth: '320px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: 'var(--s1) var(--s2)', lineHeight: '1.4' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--ink)', color: 'var(--paper)' },
  '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: 'var(--paper)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': { color: 'var(--ink-3)', fontStyle: 'normal', marginLeft: '0' },
});
