import { exportNoteTexts } from '../texts/exportNotes.ts';
import type { Text } from '../texts/text.ts';
import { toDot } from './dot.ts';
import type { ExportInput } from './figure.ts';
import { isLargeMermaid, toMermaid } from './mermaid.ts';
import { tikzNeedsUnicode, toTikz } from './tikz.ts';
import { toTraceJson, traceDocument } from './traceJson.ts';

/** A way to write a figure as text. */
export interface ExportFormat {
  readonly id: string;
  /** Of a file, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Pure, and never throws: what a format cannot hold is left out and said by `notes`. */
  write(input: ExportInput): string;
  /** What the user of this file must know, in one sentence each; usually nothing. */
  notes(input: ExportInput): readonly Text[];
}

const NOTHING: readonly Text[] = [];

/** Every text format there is, in the order in which a dialog lists them. The command line takes the same names. */
export const FORMATS: readonly ExportFormat[] = [
  {
    id: 'dot',
    extension: 'dot',
    mediaType: 'text/vnd.graphviz',
    write: ({ figure, cursor }) => toDot(figure, cursor),
    notes: () => NOTHING,
  },
  {
    id: 'mermaid',
    extension: 'mmd',
    mediaType: 'text/vnd.mermaid',
    write: ({ figure, cursor }) => toMermaid(figure, cursor),
    notes: ({ figure, cursor }) =>
      isLargeMermaid(toMermaid(figure, cursor)) ? [exportNoteTexts.mermaidLarge] : NOTHING,
  },
  {
    id: 'tikz',
    extension: 'tex',
    mediaType: 'application/x-tex',
    write: ({ figure, cursor, placed }) => toTikz(figure, cursor, placed()),
    notes: ({ figure }) => (tikzNeedsUnicode(figure) ? [exportNoteTexts.tikzUnicode] : NOTHING),
  },
  {
    id: 'trace',
    extension: 'json',
    mediaType: 'application/json',
    write: ({ figure, iteration }) => toTraceJson(figure, { iteration }),
    notes: ({ figure }) => (traceDocument(figure).omitted === null ? NOTHING : [exportNoteTexts.traceOmitted]),
  },
];
