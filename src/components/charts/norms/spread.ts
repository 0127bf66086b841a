/** A label that wants to stand at a height. */
export interface Wish {
  readonly key: number;
  readonly y: number;
}

/**
 * Heights for labels beside each other's lines: each as near as it can be to where it wants to be, `gap` apart, within
 * top … bottom, in the order of the wishes. Where there is no room for all, the outermost stay and those between are
 * thinned out evenly.
 */
export function spread(wishes: readonly Wish[], gap: number, top: number, bottom: number): readonly Wish[] {
  const room = Math.max(1, Math.floor((bottom - top) / gap) + 1);
  const placed = thinned(
    [...wishes].sort((a, b) => a.y - b.y || a.key - b.key),
    room,
  ).map(({ key, y }) => ({ key, y: Math.min(bottom, Math.max(top, y)) }));
  // Labels that touch become one block around the mean of their wishes; blocks that touch become one in turn.
  const blocks: { labels: Wish[]; sum: number }[] = [];
  for (const label of placed) {
    let block = { labels: [label], sum: label.y };
    for (let before = blocks.at(-1); before !== undefined && bottomOf(before) + gap > topOf(block); ) {
      blocks.pop();
      block = { labels: [...before.labels, ...block.labels], sum: before.sum + block.sum };
      before = blocks.at(-1);
    }
    blocks.push(block);
  }
  function topOf({ labels, sum }: { labels: Wish[]; sum: number }): number {
    const half = ((labels.length - 1) * gap) / 2;
    return Math.max(top, Math.min(bottom - 2 * half, sum / labels.length - half));
  }
  function bottomOf(block: { labels: Wish[]; sum: number }): number {
    return topOf(block) + (block.labels.length - 1) * gap;
  }
  return blocks.flatMap((block) => block.labels.map(({ key }, k) => ({ key, y: topOf(block) + k * gap })));
}

function thinned(labels: readonly Wish[], room: number): readonly Wish[] {
  if (labels.length <= room) return labels;
  if (room === 1) return labels.slice(0, 1);
  return Array.from({ length: room }, (_, k) => labels[Math.round((k * (labels.length - 1)) / (room - 1))] as Wish);
}
