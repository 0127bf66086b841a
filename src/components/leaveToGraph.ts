/**
 * Gives the focus to the graph of the same figure (the page, or the shadow root of an embedded one), without a ring:
 * whoever is sent there did not ask for the graph, but for the page's keys (→, Space) to act again.
 */
export function leaveToGraph(from: Element | null): void {
  if (from === null) return;
  const root = from.getRootNode() as Document | ShadowRoot;
  const graph = root.querySelector<HTMLElement>('.frame-graph');
  if (graph !== null) {
    graph.dataset.quiet = '';
    graph.focus({ preventScroll: true });
  } else if (root.activeElement instanceof HTMLElement) root.activeElement.blur();
}
