import { memo, type RefObject, useId } from 'react';
import type { Group } from '../../engine/graph/graph.ts';
import type { Figure } from '../../store/figure.ts';
import { graphTexts } from '../../texts/graph.ts';
import { useSay } from '../useGradstep.ts';
import { gridSize, shapeText } from './amount.ts';
import type { Board } from './Board.ts';
import { EdgeLabel } from './EdgeLabel.tsx';
import { EdgeView } from './EdgeView.tsx';
import type { Placed } from './LayoutKeeper.ts';
import { Halo, OutputRing } from './Marks.tsx';
import { modelOf, type NodeModel, WIRE } from './model.ts';
import { NodeView } from './NodeView.tsx';
import { hasTotal } from './nodeSize.ts';
import { RoomGround, RoomHeader } from './Rooms.tsx';

/** Told which component rendered, for the test that counts. */
export interface Probe {
  node(key: string): void;
  edge(id: string): void;
}

/** The drawing, in layers: rooms, halo, lanes, nodes, numbers. It renders when the figure or its layout changes. */
export const Scene = memo(function Scene(props: {
  figure: Figure;
  placed: Placed;
  board: Board;
  scene: RefObject<SVGGElement | null>;
  overlay: RefObject<SVGGElement | null>;
  probe: Probe | undefined;
}) {
  const { figure, placed, board, scene, overlay, probe } = props;
  const say = useSay();
  const { layout } = placed;
  const { graph } = figure;
  const model = modelOf(graph);
  const common = { board, onRender: probe?.edge, tangent: figure.timeline.tangents !== undefined };
  const rooms = graph.groups.map((group, g) => ({ group, box: layout.groups[g] }));
  const roomsFrom = (node: number) => rooms.filter(({ group }) => group.first === node);
  return (
    <g ref={scene}>
      <g>{rooms.map(({ group, box }) => box && <RoomGround key={group.key} groupKey={group.key} box={box} />)}</g>
      <g className="graph-halos">
        <Halo placed={placed} />
      </g>
      <g className="graph-edges">
        {model.edges.map((edge, e) => {
          const at = layout.edges[e];
          // Of the edges from one tray the first draws the wire that they share.
          if (at === undefined || edge.shared.length === 0) return null;
          return <EdgeView key={edge.id} id={edge.id} placed={at} {...common} />;
        })}
        <EdgeView id={WIRE} placed={layout.outputEdge} {...common} />
      </g>
      <g className="graph-nodes">
        {model.nodes.map((node, i) => [
          ...(rooms.length === 0 ? [] : roomsFrom(i)).map(
            ({ group, box }) =>
              box && (
                <RoomHeader
                  key={`room ${group.key}`}
                  groupKey={group.key}
                  name={roomName(group, ' · ')}
                  label={say(graphTexts.close, roomName(group, ', ').replaceAll('_', ' '))}
                  box={box}
                />
              ),
          ),
          nodeView(figure, node, i, placed, board, probe),
        ])}
        <OutputRing board={board} at={layout.outputEdge.end} />
      </g>
      <g className="graph-labels">
        {model.edges.map((edge, e) => {
          const at = layout.edges[e];
          if (at === undefined || at.upright) return null;
          return <EdgeLabel key={edge.id} id={edge.id} board={board} placed={at} {...headOf(model.nodes[edge.from])} />;
        })}
        <EdgeLabel id={WIRE} board={board} placed={layout.outputEdge} {...headOf(model.nodes[model.wire.from])} />
      </g>
      <g className="graph-overlay" ref={overlay} />
    </g>
  );
});

function roomName({ op, attributes, name }: Group, between: string): string {
  const word = op.call?.names[0] ?? op.symbol(attributes);
  return name === null ? word : word + between + name;
}

/** The line over a tensor's grid, as plain values; nothing where its name and shape stand elsewhere. */
function headOf(source: NodeModel | undefined) {
  if (source?.titled !== true) return {};
  const { kind, name, automatic, shape, cell } = source;
  const { rows, columns } = gridSize(shape);
  return { title: kind === 'op' ? name : null, automatic, shape: shapeText(shape), rows, columns, cell };
}

function nodeView(figure: Figure, node: NodeModel, i: number, placed: Placed, board: Board, probe: Probe | undefined) {
  const at = placed.layout.nodes[i];
  const size = placed.input.nodes[i]?.size;
  if (at === undefined || size === undefined) return null;
  return (
    <NodeView
      key={node.key}
      board={board}
      nodeKey={node.key}
      form={node.form}
      kind={node.kind}
      inside={node.inside}
      name={node.titled ? null : node.name}
      automatic={node.automatic}
      composite={node.composite}
      hasTotal={(node.form === 'card' || node.form === 'tray') && hasTotal(figure, i)}
      first={node.first}
      x={at.x}
      y={at.y}
      width={size.width}
      height={size.height}
      onRender={probe?.node}
    />
  );
}

/** The words that tell a screen reader what the drawing is and which keys work in it. */
export function useDescription() {
  const say = useSay();
  const id = useId();
  return { id, label: say(graphTexts.graph), keys: say(graphTexts.keys) };
}
