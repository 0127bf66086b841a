/** A lesson of which so many lines still stand in the text is still that lesson, changed by the reader. */
const LEFT = 1 / 3;

/** Whether a text is the program of a lesson with changes, and not another program written in its place. */
export function isStillLesson(program: string, source: string): boolean {
  const lines = linesOf(program);
  const now = new Set(linesOf(source));
  return lines.filter((line) => now.has(line)).length >= lines.length * LEFT;
}

function linesOf(source: string): readonly string[] {
  return source
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
