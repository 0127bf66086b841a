/** What reaches less than this beyond the edge is air, a halo, or a rounded number, px. */
const LITTLE = 6;

/** Over so much the drawing fades, px. */
const FADE = 36;

/**
 * Fades the graph's drawing out where there is more of it beyond the edge. Looking around renders nothing, so the drawing
 * itself is watched.
 * @returns ends it
 */
export function fadeWhereMore(element: HTMLElement): () => void {
  let asked = 0;
  let known = '';
  const mark = () => {
    asked = 0;
    const svg = element.querySelector<SVGSVGElement>('.graph-canvas');
    const scene = svg?.querySelector(':scope > g');
    if (svg == null || scene == null) return;
    const mask = maskOf(scene.getBoundingClientRect(), svg.getBoundingClientRect());
    if (mask === known) return;
    known = mask;
    svg.style.maskImage = mask;
    svg.style.maskComposite = 'intersect';
  };
  // Once a frame, and after what is laid out in it.
  const ask = () => {
    if (asked === 0) asked = requestAnimationFrame(mark);
  };
  const moved = new MutationObserver(ask);
  moved.observe(element, { subtree: true, childList: true, attributes: true, attributeFilter: ['transform', 'class'] });
  const resized = new ResizeObserver(ask);
  resized.observe(element);
  return () => {
    moved.disconnect();
    resized.disconnect();
    cancelAnimationFrame(asked);
  };
}

/** The mask through which a drawing is seen; '' when all of it is. */
export function maskOf(drawn: Edges, seen: Edges): string {
  const beyond = (by: number) => by > LITTLE;
  const sides = [
    fade('right', beyond(seen.left - drawn.left), beyond(drawn.right - seen.right)),
    fade('bottom', beyond(seen.top - drawn.top), beyond(drawn.bottom - seen.bottom)),
  ];
  return sides.filter((side) => side !== '').join();
}

type Edges = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

function fade(towards: string, near: boolean, far: boolean): string {
  if (!near && !far) return '';
  const end = (fades: boolean) => (fades ? 'transparent' : '#000');
  return `linear-gradient(to ${towards},${end(near)},#000 ${FADE}px,#000 calc(100% - ${FADE}px),${end(far)})`;
}
