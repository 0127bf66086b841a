import { type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useLecture } from './lecture.ts';

/**
 * A large dot where the mouse is, or a pen or finger touches. While it is on, the figure below is pointed at and not worked
 * on: nothing pans or opens.
 */
export function Pointer() {
  const isOn = useLecture((state) => state.pointer);
  const dot = useRef<HTMLDivElement>(null);
  const last = useRef({ x: 0, y: 0 });
  useEffect(() => {
    const note = ({ clientX: x, clientY: y }: MouseEvent) => {
      last.current = { x, y };
    };
    window.addEventListener('pointermove', note);
    return () => window.removeEventListener('pointermove', note);
  }, []);
  // It begins where the mouse is.
  useLayoutEffect(() => {
    const { x, y } = last.current;
    if (!isOn || dot.current === null || (x === 0 && y === 0)) return;
    dot.current.style.transform = `translate(${x}px, ${y}px)`;
    dot.current.dataset.seen = '';
  }, [isOn]);
  const follow = ({ clientX, clientY, pointerType, buttons }: PointerEvent) => {
    if (dot.current === null || (pointerType === 'touch' && buttons === 0)) return;
    dot.current.style.transform = `translate(${clientX}px, ${clientY}px)`;
    dot.current.dataset.seen = '';
  };
  const hide = () => {
    if (dot.current !== null) delete dot.current.dataset.seen;
  };
  if (!isOn) return null;
  return (
    <div
      className="present-pointing"
      onPointerMove={follow}
      onPointerDown={follow}
      onPointerLeave={hide}
      onPointerUp={(event) => event.pointerType === 'touch' && hide()}
    >
      <div className="present-dot" ref={dot} />
    </div>
  );
}
