import { type ToggleEvent, useId, useRef } from 'react';
import { modesTexts } from '../../texts/modes.ts';
import { Icon } from '../frame/Icon.tsx';
import { leaveToGraph } from '../leaveToGraph.ts';
import { useSay } from '../useGradstep.ts';
import { ModeList } from './ModeList.tsx';

/** The menu of modes, a native popover under its button. */
export function ModesMenu() {
  const say = useSay();
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const onToggle = ({ newState, currentTarget }: ToggleEvent<HTMLElement>) => {
    if (newState !== 'open') return;
    const { left } = button.current?.getBoundingClientRect() ?? { left: 0 };
    const most = globalThis.innerWidth - currentTarget.offsetWidth - 8;
    currentTarget.style.left = `${Math.max(8, Math.min(left, most))}px`;
    (
      currentTarget.querySelector<HTMLElement>('[aria-pressed="true"]') ?? currentTarget.querySelector('button')
    )?.focus();
  };
  const done = () => {
    menu.current?.hidePopover();
    // Not the button that opened the menu: → and Space are the figure's again.
    leaveToGraph(menu.current);
  };
  return (
    <>
      <button ref={button} type="button" className="frame-menu-button" popoverTarget={id}>
        {say(modesTexts.menu)} <Icon name="down" />
      </button>
      <div ref={menu} id={id} popover="auto" className="mode-menu" onToggle={onToggle}>
        <ModeList onDone={done} />
      </div>
    </>
  );
}
