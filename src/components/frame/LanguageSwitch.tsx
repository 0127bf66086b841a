import { frameTexts } from '../../texts/frame.ts';
import type { Language } from '../../texts/text.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';

/** Each language by its own name, in its own language, so that a reader who can read only one of them finds it. */
const LANGUAGES: readonly { readonly id: Language; readonly short: string; readonly name: string }[] = [
  { id: 'en', short: 'EN', name: 'English' },
  { id: 'ko', short: '한', name: '한국어' },
];

/** EN | 한 */
export function LanguageSwitch() {
  const say = useSay();
  const store = useStoreApi();
  const language = useGradstep((state) => state.language);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's; these two buttons are one switch
    <div className="frame-languages" role="group" aria-label={say(frameTexts.language)}>
      {LANGUAGES.map(({ id, short, name }) => (
        <button
          key={id}
          type="button"
          className="frame-plain frame-language"
          lang={id}
          aria-label={name}
          title={name}
          aria-pressed={id === language}
          onClick={() => store.getState().setLanguage(id)}
        >
          {short}
        </button>
      ))}
    </div>
  );
}
