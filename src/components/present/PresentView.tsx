import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { presentTexts } from '../../texts/present.ts';
import { arriving } from '../frame/arriving.ts';
import { useDocument, useLesson, useShownTheme } from '../frame/usePage.ts';
import { useGradstep } from '../useGradstep.ts';
import { listenWhileBlank } from './Blank.tsx';
import { LectureScreen } from './LectureScreen.tsx';
import { LectureContext, makeLecture } from './lecture.ts';
import '../tokens.css';
import '../frame/base.css';
import './present.css';

const LoadedSpeaker = lazy(() => arriving(import('./SpeakerScreen.tsx').then(({ SpeakerScreen }) => SpeakerScreen)));

/** A lecture, as the store's view says: what the audience sees, or the window that only the teacher sees. */
export function PresentView() {
  const [lecture] = useState(makeLecture);
  const isSpeaker = useGradstep((state) => state.view === 'speaker');
  const language = useGradstep((state) => state.language);
  const theme = useShownTheme();
  useDocument(theme);
  const title = useLesson()?.title[language] ?? 'Gradstep';
  useEffect(() => {
    document.title = `${(isSpeaker ? presentTexts.speakerTitle : presentTexts.lecture)[language]} · ${title}`;
  }, [isSpeaker, language, title]);
  // Before the keys of the lecture listen: those are effects.
  useLayoutEffect(() => (isSpeaker ? undefined : listenWhileBlank(lecture)), [lecture, isSpeaker]);
  return (
    <LectureContext value={lecture}>
      <div className={`frame ${isSpeaker ? 'speaker' : 'present'}`} data-theme={theme} lang={language}>
        {isSpeaker ? (
          <Suspense fallback={null}>
            <LoadedSpeaker />
          </Suspense>
        ) : (
          <LectureScreen />
        )}
      </div>
    </LectureContext>
  );
}
