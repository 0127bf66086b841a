import { FIELDS, type FieldName, isFieldName } from '../store/link/fields.ts';
import type { Store } from '../store/state.ts';
import { cliTexts } from '../texts/cli.ts';
import type { Request } from './options.ts';

/** Fields of a link that say what a page shows beside its drawing, or how: nothing of them is in a file. */
export const OF_THE_PAGE: readonly FieldName[] = [
  'view',
  'controls',
  'stops',
  'speed',
  'picture',
  'panel',
  'cell',
  'select',
];
/** Fields that only level 3 has a use for. */
const OF_SCALARS: readonly FieldName[] = ['sample', 'neuron'];

/** What was said and changes nothing in the file, in at most one line each for its two reasons, and a neuron that is not there. */
export function idleNotes({ pairs, language }: Request, { level, neuron, figure }: Store): readonly string[] {
  const said = (names: readonly FieldName[]) =>
    pairs.filter(([name, text]) => isFieldName(name) && names.includes(name) && !isUsual(name, text));
  const options = (names: readonly FieldName[]) => [...new Set(said(names).map(([name]) => `--${name}`))].join(', ');
  const notes: string[] = [];
  const ofThePage = options(OF_THE_PAGE);
  if (ofThePage !== '') notes.push(cliTexts.ofThePage[language](ofThePage));
  const ofScalars = level === 3 ? '' : options(OF_SCALARS);
  if (ofScalars !== '') notes.push(cliTexts.ofScalars[language](ofScalars));
  const isOpen = figure?.graph.groups.some(({ key }) => key === neuron) ?? false;
  const name = said(['neuron']).at(-1)?.[1];
  if (level === 3 && name !== undefined && !isOpen) notes.push(cliTexts.noNeuron[language](name));
  return notes;
}

/** Whether it says no more than what is so without it. */
function isUsual(name: FieldName, text: string): boolean {
  return FIELDS[name].otherwise === `\`${text}\``;
}
