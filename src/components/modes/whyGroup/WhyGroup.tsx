/** What a composite saves: nodes, memory, and the case in which its pieces overflow. */
export function WhyGroup() {
  return null;
}
