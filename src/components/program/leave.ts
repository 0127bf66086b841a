/** Gives the focus to the graph of the same figure (the page, or the shadow root of an embedded one). */
export function leaveToGraph(from: Element | null): void {
  if (from === null) return;
  const root = from.getRootNode() as Document | ShadowRoot;
  const graph = root.querySelector<HTMLElement>('.frame-graph');
  if (graph !== null) graph.focus();
  else if (root.activeElement instanceof HTMLElement) root.activeElement.blur();
}
