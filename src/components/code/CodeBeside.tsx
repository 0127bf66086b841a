/** The program as code, the running line lit. */
export function CodeBeside() {
  return null;
}
