import { useCallback, useMemo, useState } from 'react';
import type { State } from '../../store/state.ts';
import { headerButtons } from '../../texts/headerButtons.ts';
import { shareTexts } from '../../texts/share.ts';
import { useSay } from '../useGradstep.ts';
import { Dialog } from './Dialog.tsx';
import { EmbedChoices } from './EmbedChoices.tsx';
import { type EmbedOptions, embeddedPairs, framePairs, widthWithin } from './embedOptions.ts';
import { figureTitle } from './figureTitle.ts';
import { withoutFragment } from './links.ts';
import { Preview } from './Preview.tsx';
import { Snippet } from './Snippet.tsx';
import { elementSnippet, iframeSnippet, mountSnippet, type Places } from './snippets.ts';
import { useAddress } from './useAddress.ts';

interface Props {
  /** What was on screen when the dialog was opened. */
  readonly state: State;
  readonly options: EmbedOptions;
  readonly onOptions: (change: Partial<EmbedOptions>) => void;
  readonly onClose: () => void;
}

/** The library beside the page, as the build writes it. */
const LIBRARY = './figure/gradstep.js';
/** Until the figure has told its height. */
const USUAL_HEIGHT = 420;

/** A figure as the reader of another page will see it, and what the author writes there for it: in one of three ways. */
export function EmbedDialog({ state, options, onOptions, onClose }: Props) {
  const say = useSay();
  const [height, setHeight] = useState(USUAL_HEIGHT);
  const page = withoutFragment(location.href);
  const { controls, width, step, language, theme } = options;
  // A width that is dragged must not load the figure again.
  const pairs = useMemo(
    () => embeddedPairs(state, { controls, width: 0, step, language, theme }),
    [state, controls, step, language, theme],
  );
  const frame = useMemo(() => framePairs(pairs), [pairs]);
  const address = useAddress(page, frame);
  const title = figureTitle(state);
  const places: Places = { library: new URL(LIBRARY, page).href, app: page };
  const onWidth = useCallback((chosen: number) => onOptions({ width: widthWithin(chosen) }), [onOptions]);
  return (
    <Dialog title={say(headerButtons.embed)} className="share-embed" onClose={onClose}>
      <div className="share-embed-columns">
        <EmbedChoices state={state} options={options} onOptions={onOptions} onWidth={onWidth} />
        <div className="share-embed-result">
          <Preview
            address={address}
            title={title}
            width={width}
            height={height}
            onWidth={onWidth}
            onHeight={setHeight}
          />
          <Snippet
            name={say(shareTexts.asFrame)}
            about={say(shareTexts.aboutFrame)}
            text={address === null ? '' : iframeSnippet({ address, title, width, height })}
          />
          <Snippet
            name={say(shareTexts.asElement)}
            about={say(shareTexts.aboutElement)}
            text={elementSnippet(places, pairs)}
          />
          <Snippet
            name={say(shareTexts.asScript)}
            about={say(shareTexts.aboutScript)}
            text={mountSnippet(places, pairs)}
          />
        </div>
      </div>
    </Dialog>
  );
}
