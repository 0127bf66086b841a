import type { Theme } from '../../store/state.ts';
import { frameTexts } from '../../texts/frame.ts';
import { panelTexts } from '../../texts/panels.ts';
import { shareTexts } from '../../texts/share.ts';
import { useSay } from '../useGradstep.ts';
import { Choice } from './Choice.tsx';
import type { LanguageChoice } from './links.ts';

interface Look {
  readonly language: LanguageChoice;
  readonly theme: Theme;
}

/** Language and theme: fixed, or the reader's. */
export function LookChoices({
  look,
  onLook,
}: {
  readonly look: Look;
  readonly onLook: (change: Partial<Look>) => void;
}) {
  const say = useSay();
  return (
    <>
      <Choice<LanguageChoice>
        name={say(frameTexts.language)}
        options={[
          { value: 'reader', label: say(shareTexts.readers) },
          { value: 'en', label: 'English', lang: 'en' },
          { value: 'ko', label: '한국어', lang: 'ko' },
        ]}
        value={look.language}
        onChoose={(language) => onLook({ language })}
      />
      <Choice<Theme>
        name={say(panelTexts.theme)}
        options={[
          { value: 'auto', label: say(shareTexts.readers) },
          { value: 'light', label: say(frameTexts.themeLight) },
          { value: 'dark', label: say(frameTexts.themeDark) },
        ]}
        value={look.theme}
        onChoose={(theme) => onLook({ theme })}
      />
    </>
  );
}
