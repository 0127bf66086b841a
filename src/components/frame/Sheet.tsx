import { type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { panelTexts } from '../../texts/panels.ts';
import { useSay } from '../useGradstep.ts';
import { landed, SIZES, tapped } from './sheetSize.ts';
import type { SheetSize } from './usePanels.ts';

/** A finger that moves less than this has tapped. */
const SLOP = 6;

interface Props {
  readonly size: SheetSize;
  readonly onSize: (size: SheetSize) => void;
  /** The tabs; the sheet can be dragged by them as well. */
  readonly head: ReactNode;
  readonly children: ReactNode;
}

interface Drag {
  readonly y: number;
  readonly height: number;
  readonly room: number;
  /** The last move's direction: a flick goes on to the next size. */
  readonly last: number;
  readonly up: number;
  readonly moving: boolean;
}

/** The sheet at the bottom of a phone's page: dragged, tapped or keyed between small, half and full. */
export function Sheet({ size, onSize, head, children }: Props) {
  const say = useSay();
  const sheet = useRef<HTMLElement>(null);
  const drag = useRef<Drag | null>(null);
  const dragged = useRef(false);
  const [height, setHeight] = useState<number | null>(null);

  const onPointerDown = (event: PointerEvent) => {
    dragged.current = false;
    const element = sheet.current;
    if (event.button !== 0 || element === null) return;
    const room = element.parentElement?.clientHeight ?? 0;
    drag.current = { y: event.clientY, height: element.offsetHeight, room, last: event.clientY, up: 0, moving: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    const from = drag.current;
    if (from === null) return;
    if (!from.moving && Math.abs(event.clientY - from.y) < SLOP) return;
    // Captured only now: a tap must reach the tab under the finger.
    if (!from.moving) event.currentTarget.setPointerCapture?.(event.pointerId);
    drag.current = { ...from, moving: true, last: event.clientY, up: from.last - event.clientY };
    setHeight(Math.min(from.room, Math.max(0, from.height + from.y - event.clientY)));
  };
  const onPointerUp = () => {
    const from = drag.current;
    drag.current = null;
    setHeight(null);
    if (from === null || !from.moving || height === null) return;
    dragged.current = true;
    onSize(landed(height / Math.max(1, from.room), from.up));
  };
  const onClickCapture = (event: MouseEvent) => {
    // The click that ends a drag is not a tap on what lies under the finger then.
    if (!dragged.current) return;
    dragged.current = false;
    event.stopPropagation();
    event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = SIZES.indexOf(size) + ({ ArrowUp: 1, ArrowDown: -1 }[event.key] ?? 0);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onSize(SIZES[Math.min(Math.max(0, to), SIZES.length - 1)] as SheetSize);
  };

  const name = { small: panelTexts.sheetSmall, half: panelTexts.sheetHalf, full: panelTexts.sheetFull }[size];
  return (
    <section
      ref={sheet}
      className={`frame-sheet is-${size}${height === null ? '' : ' is-dragged'}`}
      style={height === null ? undefined : { height }}
      aria-label={say(panelTexts.panels)}
    >
      <div
        className="frame-sheet-head"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onClickCapture={onClickCapture}
      >
        <button
          type="button"
          className="frame-grip"
          aria-label={`${say(panelTexts.sheet)}: ${say(name)}`}
          onClick={() => onSize(tapped(size))}
          onKeyDown={onKeyDown}
        />
        {head}
      </div>
      {children}
    </section>
  );
}
