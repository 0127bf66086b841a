import { useMemo } from 'react';
import { shareTexts } from '../../texts/share.ts';
import { useSay } from '../useGradstep.ts';
import { qrPath } from './qrPath.ts';

/** A link as a QR code. Its colours are those that cameras know, in the dark too. */
export function QrCode({ link }: { readonly link: string }) {
  const say = useSay();
  const { size, path } = useMemo(() => qrPath(link), [link]);
  return (
    <svg
      className="share-qr"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={say(shareTexts.qr)}
    >
      <rect className="share-qr-paper" width={size} height={size} />
      <path className="share-qr-ink" d={path} />
    </svg>
  );
}
