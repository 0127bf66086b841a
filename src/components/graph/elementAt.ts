/** The part of the drawing under a pointer or the focus that carries this mark. */
export function elementAt(target: EventTarget | null, name: string): SVGElement | null {
  const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return target instanceof Element ? target.closest<SVGElement>(`[data-${attribute}]`) : null;
}
