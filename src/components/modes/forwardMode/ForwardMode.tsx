/** Tangents beside gradients: passes, products, and the numbers of both. */
export function ForwardMode() {
  return null;
}
