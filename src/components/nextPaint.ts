/** Resolves after the next frame has been painted: in a task queued by its animation frame. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
