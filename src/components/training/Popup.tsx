import { type ReactNode, useId, useRef } from 'react';
import { Icon } from '../frame/Icon.tsx';
import './popup.css';

interface PopupProps {
  /** What stands on the button; an arrow alone when it is missing, and the name then says what it opens. */
  readonly word?: string;
  readonly name: string;
  /** The drawing on a button without a word. */
  readonly icon?: 'down' | 'more';
  /** `close` closes it again. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button of the toolbar that opens a native popover under itself; Escape and a click elsewhere close it. */
export function Popup({ word, name, icon = 'down', children }: PopupProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  /** Under the button, and within the page: anchor positioning is not in every browser yet. */
  const place = () => {
    const [from, to] = [button.current, box.current];
    if (from === null || to === null) return;
    const { bottom, left } = from.getBoundingClientRect();
    const room = document.documentElement.clientWidth - to.offsetWidth - 8;
    const height = document.documentElement.clientHeight - to.offsetHeight - 8;
    to.style.top = `${Math.max(8, Math.min(bottom + 4, height))}px`;
    to.style.left = `${Math.max(8, Math.min(left, room))}px`;
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={word === undefined ? 'training-arrow' : 'training-word'}
        popoverTarget={id}
        aria-label={word === undefined ? name : undefined}
        title={word === undefined ? name : undefined}
      >
        {word} <Icon name={word === undefined ? icon : 'down'} />
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that a popover needs not */}
      <div ref={box} id={id} popover="auto" className="training-popup" role="group" aria-label={name} onToggle={place}>
        {children(() => box.current?.hidePopover())}
      </div>
    </>
  );
}
