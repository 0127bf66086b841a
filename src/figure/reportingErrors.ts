/**
 * Calls what the page around the figure has given. What it throws is reported as any error of that page is, and stops neither
 * the figure nor what is called next.
 */
export function reportingErrors(call: () => void): void {
  try {
    call();
  } catch (error) {
    globalThis.reportError?.(error);
  }
}
