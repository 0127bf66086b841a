import { useEffect } from 'react';

/**
 * Paper is light and has another size than the window: while the page is printed it has the light theme, and the whole graph
 * is scaled to the room that print.css gives it, however it is moved and zoomed on screen.
 */
export function usePaper(): void {
  useEffect(() => {
    let restore: (() => void)[] = [];
    const before = () => {
      restore = [lighten(document.documentElement), lighten(document.querySelector('.frame')), showAll()];
    };
    const after = () => {
      for (const back of restore) back();
      restore = [];
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
}

function lighten(element: HTMLElement | null): () => void {
  const theme = element?.dataset.theme;
  if (element === null || theme === undefined) return () => undefined;
  element.dataset.theme = 'light';
  return () => {
    element.dataset.theme = theme;
  };
}

function showAll(): () => void {
  const canvas = document.querySelector<SVGSVGElement>('.frame .graph-canvas');
  // In the scene's own coordinates: how it is moved and zoomed, print.css leaves out.
  const scene = canvas?.firstElementChild;
  const box = scene instanceof SVGGElement ? scene.getBBox() : null;
  if (canvas === null || box === null || box.width === 0) return () => undefined;
  canvas.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`);
  return () => canvas.removeAttribute('viewBox');
}
