import type { Graph } from '../../../engine/graph/graph.ts';
import type { Placed } from '../../graph/LayoutKeeper.ts';
import { modelOf } from '../../graph/model.ts';
import { boxOf } from '../../graph/shapes.tsx';
import type { Marks } from './marks.ts';
import { NOTE, type NotesAt, tagWidth } from './notesAt.ts';

const { line: LINE } = NOTE;

/** Everything that is marked at one node. */
export function NodeMark(props: {
  placed: Placed;
  graph: Graph;
  node: number;
  marks: Marks;
  flag: NotesAt | undefined;
  notes: NotesAt | undefined;
  hatch: string;
}) {
  const { placed, graph, node, marks, flag, notes, hatch } = props;
  const at = placed.layout.nodes[node];
  const size = placed.input.nodes[node]?.size;
  const form = modelOf(graph).nodes[node]?.form;
  if (at === undefined || size === undefined || form === undefined) return null;
  const box = boxOf(form, size.width, size.height);
  const outline = (grow: number) => ({
    x: at.x + box.x - grow,
    y: at.y + box.y - grow,
    width: size.width + 2 * grow,
    height: box.height + 2 * grow,
    rx: form === 'circle' ? size.width / 2 + grow : box.rx + grow,
  });
  return (
    <>
      {flag !== undefined && (
        <>
          <rect className="mode-flag" fill={`url(#${hatch})`} {...outline(3)} />
          <Tag x={flag.x} y={flag.y} text={flag.lines[0] ?? ''} className="is-flag" />
        </>
      )}
      {marks.ringed?.has(node) && <rect className="mode-ring" {...outline(4)} />}
      {notes?.lines.map((line, k) => (
        <Tag key={line} x={notes.x} y={notes.y + k * LINE} text={line} className="is-note" />
      ))}
    </>
  );
}

/** A few words on ground of their own, so that they are read over lanes. */
function Tag({ x, y, text, className }: { x: number; y: number; text: string; className: string }) {
  const width = tagWidth(text);
  return (
    <g className={`mode-tag ${className}`} transform={`translate(${x},${y})`}>
      <rect x={-width / 2} y={-LINE / 2} width={width} height={LINE} rx={3} />
      <text dy="0.35em">{text}</text>
    </g>
  );
}
