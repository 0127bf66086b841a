/** Asks for the next number, and says what was wrong with the answer. */
export function Predict() {
  return null;
}
