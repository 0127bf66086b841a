import type { Refused } from '../../../store/lens/seen.ts';
import { forwardModeTexts as texts } from '../../../texts/forwardMode.ts';
import type { Language } from '../../../texts/text.ts';

/** Why a program is not shown in forward mode. */
export function refusalWords({ why, data = {} }: Refused, language: Language): string {
  const number = (name: string) => Number(data[name] ?? 0);
  const most = number('most');
  if (why === 'tooMany') return texts.refusedTooMany[language]({ inputs: number('inputs'), most });
  if (why === 'tooLarge') return texts.refusedTooLarge[language]({ work: number('work'), most });
  return texts.refusedNoInputs[language];
}
