import { useEffect, useState } from 'react';

/** The buttons stay so long after the mouse has come to rest, ms. */
const STAY = 2500;

/** Whether the mouse has stirred, or the screen was touched, a moment ago. */
export function useStirred(): boolean {
  const [stirred, setStirred] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stir = () => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => setStirred(false), STAY);
      setStirred(true);
    };
    window.addEventListener('pointermove', stir);
    window.addEventListener('pointerdown', stir);
    return () => {
      if (timer !== null) clearTimeout(timer);
      window.removeEventListener('pointermove', stir);
      window.removeEventListener('pointerdown', stir);
    };
  }, []);
  return stirred;
}
