import { useEffect, useRef } from 'react';
import { shareTexts } from '../../texts/share.ts';
import { useSay } from '../useGradstep.ts';
import { NARROWEST, WIDEST } from './embedOptions.ts';

interface Props {
  /** `null` while it is being made. */
  readonly address: string | null;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly onWidth: (width: number) => void;
  /** The figure has told the height that it needs. */
  readonly onHeight: (height: number) => void;
}

/** The lowest and the highest that a frame may make itself. */
const LOWEST = 80;
const HIGHEST = 2000;

/** The figure live, in a frame as wide as chosen; its edge can be dragged. */
export function Preview({ address, title, width, height, onWidth, onHeight }: Props) {
  const say = useSay();
  const room = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const onMessage = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source !== frame.current?.contentWindow || origin !== location.origin) return;
      const told = heightTold(data);
      if (told !== null) onHeight(told);
    };
    addEventListener('message', onMessage);
    return () => removeEventListener('message', onMessage);
  }, [onHeight]);
  useEffect(() => {
    const element = room.current;
    if (element === null || globalThis.ResizeObserver === undefined) return;
    const observer = new ResizeObserver(() => {
      // Only a drag writes a width that is not the chosen one; a narrow window gives less room and changes no choice.
      const dragged = Number.parseFloat(element.style.width);
      if (Number.isFinite(dragged) && Math.abs(dragged - width) >= 1) onWidth(dragged);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [width, onWidth]);
  return (
    <section className="share-preview" aria-label={say(shareTexts.preview)}>
      <div className="share-preview-scroll">
        <div ref={room} className="share-preview-room" style={{ width, height, minWidth: NARROWEST, maxWidth: WIDEST }}>
          {address !== null && (
            // Another address is another frame: to change it in the same one would fill the page's history.
            <iframe key={address} ref={frame} src={address} title={title} />
          )}
        </div>
      </div>
    </section>
  );
}

/** The height of a `gradstep:resize` message (docs/embedding.md); `null` for everything else. */
function heightTold(data: unknown): number | null {
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'gradstep:resize') return null;
  if (!('height' in data) || typeof data.height !== 'number' || !Number.isFinite(data.height)) return null;
  return Math.ceil(Math.min(HIGHEST, Math.max(LOWEST, data.height)));
}
