/** Chooses the inputs by which the output is derived, and says how large the graph becomes. */
export function Derivative() {
  return null;
}
