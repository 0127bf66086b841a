export function NeuronView() {
  return null;
}
