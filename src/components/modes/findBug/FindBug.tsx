/** A fault beside the right engine, and the question which it is. */
export function FindBug() {
  return null;
}
