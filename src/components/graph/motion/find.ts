/** The drawn elements of nodes and edges, by key. */
export interface Finder {
  node(key: string): SVGGElement | null;
  edge(id: string): SVGGElement | null;
  label(id: string): SVGGElement | null;
  one(selector: string): SVGElement | null;
}

export function finderIn(svg: SVGSVGElement): Finder {
  return {
    node: inLayer(svg, '.graph-nodes', 'data-node'),
    edge: inLayer(svg, '.graph-edges', 'data-edge'),
    label: inLayer(svg, '.graph-labels', 'data-label'),
    one: (selector) => svg.querySelector<SVGElement>(selector),
  };
}

const known = new WeakMap<Element, Map<string, SVGGElement>>();

/**
 * Finds the children of a layer by key. A selector would look through the whole drawing for each of them; here a layer is
 * read once, and again only when a child that is asked for is new.
 */
function inLayer(svg: SVGSVGElement, selector: string, attribute: string): (key: string) => SVGGElement | null {
  return (key) => {
    const layer = svg.querySelector(selector);
    if (layer === null) return null;
    const before = known.get(layer)?.get(key);
    if (before?.parentNode === layer && before.getAttribute(attribute) === key) return before;
    const children = new Map<string, SVGGElement>();
    for (const child of layer.children) {
      const name = child.getAttribute(attribute);
      if (name !== null) children.set(name, child as SVGGElement);
    }
    known.set(layer, children);
    return children.get(key) ?? null;
  };
}

/** An SVG element with attributes. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
