import { DIALECTS, type Dialect } from '../../engine/program/dialects.ts';
import { sameMoment } from '../../engine/timeline/move.ts';
import type { Cursor } from '../../engine/timeline/timeline.ts';
import { exportCode } from '../../export/code/code.ts';
import { refusalMessage } from '../../export/code/refusalWords.ts';
import { type ExportFormat, FORMATS } from '../../export/formats.ts';
import type { Figure } from '../../store/figure.ts';
import type { Store } from '../../store/state.ts';
import { settingsOf } from '../../store/training/training.ts';
import { exportTexts } from '../../texts/exports.ts';
import type { Language } from '../../texts/text.ts';
import { placedFor } from './places.ts';

/** A format that is text and no drawing: the graph in another language, the trace, the program as code. */
export interface TextFormat {
  readonly id: string;
  readonly group: 'graph' | 'data' | 'code';
  readonly extension: string;
  readonly mime: string;
  /** It shows one step of the timeline. */
  readonly ofStep: boolean;
  /** Writes what a state shows, laid out for that width where it says places; or why it cannot. Throws nothing. */
  write(state: Store, width?: number): Text;
}

type Text = { readonly content: string; readonly notes: readonly string[] } | { readonly why: string };

/** All of them, in the order of a menu. */
export const TEXT_FORMATS: readonly TextFormat[] = [...FORMATS.map(ofFigure), ...DIALECTS.map(ofProgram)];

/** Formats of text know reverse mode alone: of forward mode they get the same step of that, and say so. */
function inReverse(shown: Figure, cursor: Cursor, language: Language) {
  if (shown.seen?.kind !== 'tangent') return { figure: shown, cursor, note: [] };
  const { base: figure, texts } = shown.seen;
  return { figure, cursor: sameMoment(shown.timeline, cursor, figure.timeline), note: [texts.exported[language]] };
}

function ofFigure(format: ExportFormat): TextFormat {
  const { id, extension, mediaType: mime } = format;
  const isTrace = id === 'trace';
  return {
    id,
    group: isTrace ? 'data' : 'graph',
    extension,
    mime,
    ofStep: !isTrace,
    write: (state, width) => {
      const { figure: shown, language } = state;
      if (shown === null) return { why: exportTexts.nothing[language] };
      const { figure, cursor, note: told } = inReverse(shown, state.cursor, language);
      const input = { figure, cursor, placed: () => placedFor(figure, width), iteration: iterationOf(state) };
      return { content: format.write(input), notes: [...told, ...format.notes(input).map((note) => note[language])] };
    },
  };
}

function ofProgram(dialect: Dialect): TextFormat {
  return {
    id: dialect,
    group: 'code',
    extension: 'py',
    mime: 'text/x-python',
    ofStep: false,
    write: (state) => {
      const { figure: shown, language } = state;
      if (shown === null) return { why: exportTexts.nothing[language] };
      const { figure } = inReverse(shown, state.cursor, language);
      const result = exportCode(dialect, { figure, iteration: iterationOf(state) });
      return result.ok ? { content: result.code, notes: [] } : { why: refusalMessage(result.reason, language) };
    },
  };
}

function iterationOf({ training, iteration, document }: Store) {
  return training === null ? null : { number: iteration, settings: settingsOf(document) };
}
