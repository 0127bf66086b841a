import { codeExportTexts as texts } from '../../texts/codeExport.ts';
import type { Language } from '../../texts/text.ts';
import type { CodeRefusal } from './codeResult.ts';

/** Why there is no code, in one sentence. */
export function refusalMessage(reason: CodeRefusal, language: Language): string {
  switch (reason.code) {
    case 'recursiveOrder':
      return texts.recursiveOrder[language](reason);
    case 'tooLong':
      return texts.tooLong[language](reason);
    case 'nonFinite':
      return texts.nonFinite[language](reason);
    case 'notAProbability':
      return texts.notAProbability[language](reason);
    case 'noCode':
      return texts.noCode[language](reason);
    case 'noScalars':
      if (reason.reason === 'output') return texts.scalarOutput[language]();
      if (reason.reason === 'tooLarge') return texts.scalarTooLarge[language](reason);
      return texts.scalarOp[language](reason);
  }
}
