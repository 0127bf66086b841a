import { type ReactNode, useEffect, useId, useRef } from 'react';
import { panelTexts } from '../../texts/panels.ts';
import { Icon } from '../frame/Icon.tsx';
import { useSay } from '../useGradstep.ts';

interface Props {
  readonly title: string;
  readonly className: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A dialog that is open as long as it is there: Escape, its button and a click beside it close it, and the focus goes back to
 * where it was. What has `data-first` has the focus at first.
 */
export function Dialog({ title, className, onClose, children }: Props) {
  const say = useSay();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open) return;
    element.showModal();
    element.querySelector<HTMLElement>('[data-first]')?.focus();
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      className={`share ${className}`}
      aria-labelledby={id}
      onClose={(event) => event.target === event.currentTarget && onClose()}
      onPointerDown={(event) => event.target === event.currentTarget && close()}
    >
      <div className="share-inside">
        <div className="share-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="frame-plain" aria-label={say(panelTexts.close)} onClick={close}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
