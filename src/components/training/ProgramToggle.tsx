import { trainingTexts } from '../../texts/training.ts';
import { Icon } from '../frame/Icon.tsx';
import { useProgramOpen } from '../frame/useProgramOpen.ts';
import { useSay } from '../useGradstep.ts';

/** Opens and closes the program's column: closed, the graph has its room. */
export function ProgramToggle() {
  const say = useSay();
  const [open, setOpen] = useProgramOpen();
  return (
    <button type="button" className="training-word" aria-expanded={open} onClick={() => setOpen(!open)}>
      {say(trainingTexts.program)} <Icon name={open ? 'left' : 'right'} />
    </button>
  );
}
