import { type GraphModel, WIRE } from '../../graph/model.ts';

/** Nodes and edges that stay in full tone. */
export interface Lit {
  readonly nodes: ReadonlySet<number>;
  readonly edges: ReadonlySet<number>;
}

/**
 * Makes all parts of the drawing pale that are not lit, until the answer is called. It is an attribute that React knows
 * nothing of, so that no part has to be drawn again; parts that come later get theirs as they come.
 */
export function toneParts(svg: SVGSVGElement, model: GraphModel, lit: Lit): () => void {
  const isPale = ({ dataset }: SVGElement) => {
    const { node, edge, label } = dataset;
    if (node !== undefined) return !lit.nodes.has(model.indexOf.get(node) ?? -1);
    const id = edge ?? label ?? WIRE;
    const index = model.edgeOf.get(id);
    if (index === undefined) return !lit.nodes.has(model.wire.from);
    return !lit.edges.has(index) && model.edges[index]?.shared.some((one) => lit.edges.has(one)) !== true;
  };
  const tone = () => {
    for (const part of parts(svg)) part.toggleAttribute('data-pale', isPale(part));
  };
  tone();
  const watch = new MutationObserver(tone);
  watch.observe(svg, { childList: true, subtree: true });
  return () => {
    watch.disconnect();
    for (const part of parts(svg)) part.removeAttribute('data-pale');
  };
}

function parts(svg: SVGSVGElement): NodeListOf<SVGElement> {
  return svg.querySelectorAll<SVGElement>('[data-node], [data-edge], [data-label], [data-ring]');
}
