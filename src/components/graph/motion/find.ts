/** The drawn elements of nodes and edges, by key. */
export interface Finder {
  node(key: string): SVGGElement | null;
  edge(id: string): SVGGElement | null;
  label(id: string): SVGGElement | null;
  one(selector: string): SVGElement | null;
}

export function finderIn(svg: SVGSVGElement): Finder {
  const by = (attribute: string) => (key: string) => svg.querySelector<SVGGElement>(`[${attribute}="${key}"]`);
  return {
    node: by('data-node'),
    edge: by('data-edge'),
    label: by('data-label'),
    one: (selector) => svg.querySelector<SVGElement>(selector),
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
