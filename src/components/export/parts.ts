import { removeOfThePage } from './inlined.ts';

/** What of the drawing is one part of it: its markup changes as a whole from step to step, or not at all. */
const PARTS = [
  'data-room',
  'data-room-header',
  'data-edge',
  'data-node',
  'data-ring',
  'data-label',
  'data-caption',
  'data-legend',
] as const;

/** The parts of one frame by name, in the order in which they are drawn, and what stands around them. */
export interface FrameParts {
  readonly parts: ReadonlyMap<string, string>;
  /** The root element without its children. */
  readonly opening: string;
}

const NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"';

/**
 * Takes a drawing apart. What is no part of it (paper, title) is left out; every part stands by itself, as the groups around
 * them say nothing.
 */
export function partsOf(svg: Element): FrameParts {
  const found: [string, Element][] = [];
  for (const element of svg.querySelectorAll(`.graph-halo, ${PARTS.map((name) => `[${name}]`).join(', ')}`)) {
    found.push([nameOf(element), element]);
  }
  removeOfThePage(svg);
  const parts = new Map<string, string>();
  for (const [name, element] of found) {
    parts.set(name, element.outerHTML.replace(NAMESPACE, ''));
  }
  const shell = svg.cloneNode(false) as Element;
  return { parts, opening: shell.outerHTML.replace(/\/>$|><\/svg>$/, '>') };
}

function nameOf(element: Element): string {
  for (const name of PARTS) {
    const key = element.getAttribute(name);
    if (key !== null) return `${name} ${key}`;
  }
  return 'halo';
}

/** The order of all parts that come in any frame: each stands behind the one that it follows there. */
export function orderOf(frames: readonly FrameParts[]): readonly string[] {
  const order: string[] = [];
  const known = new Set<string>();
  for (const { parts } of frames) {
    let place = 0;
    for (const name of parts.keys()) {
      if (known.has(name)) place = order.indexOf(name, 0) + 1;
      else {
        known.add(name);
        order.splice(place++, 0, name);
      }
    }
  }
  return order;
}
