/** A number with its derivation back to the inputs. */
export function Explain() {
  return null;
}
