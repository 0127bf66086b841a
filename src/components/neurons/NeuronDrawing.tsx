import { useId, useMemo, useRef } from 'react';
import type { Graph } from '../../engine/graph/graph.ts';
import type { Network } from '../../engine/training/network.ts';
import { FULL } from '../../format/number.ts';
import type { Figure } from '../../store/figure.ts';
import { neuronTexts } from '../../texts/neurons.ts';
import { useSize } from '../charts/shared/useSize.ts';
import { mayExplain } from '../mayExplain.ts';
import { type Say, useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { Legend } from './Legend.tsx';
import { Line } from './Line.tsx';
import { LabelGround, LineLabel } from './LineLabel.tsx';
import type { Numbers } from './NumberOf.tsx';
import { isMean } from './numbersOf.ts';
import { type ColumnMark, type LineMark, type NeuronPicture, neuronPicture, type UnitMark } from './picture.ts';
import { type ColumnPlace, endsOf, placeColumns, placeLabels, tipOf } from './place.ts';
import { planOf, unitName } from './plan.ts';
import { Unit } from './Unit.tsx';
import { type Pointed, usePointing } from './usePointing.ts';
import { incomingWords, lineWords, sampleWords, unitWords } from './words.ts';

/** Up to so many lines have their numbers always; others only when they are pointed at. */
const ALWAYS_WRITTEN = 12;
/** Up to so many lines have heads, and may be wide. */
const FEW_LINES = 64;
/** Below this width the loss has no column of its own. */
const ROOM_FOR_LOSS = 520;

export function NeuronDrawing({ network }: { readonly network: Network }) {
  const figure = useGradstep((state) => state.figure);
  // An opened lesson may still have the scalars of level 3 for a moment: those are another graph.
  return figure === null || figure.graph !== figure.program.graph ? null : (
    <Drawing figure={figure} network={network} />
  );
}

function Drawing({ figure, network }: { readonly figure: Figure; readonly network: Network }) {
  const say = useSay();
  const store = useStoreApi();
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const size = useSize(body);
  const cursor = useGradstep((state) => state.cursor);
  const chosen = useGradstep((state) => state.sample);
  // A number that is explained is what is looked at, not what was selected before.
  const selected = useGradstep((state) => state.explained?.node ?? state.selected);
  const hovered = useGradstep((state) => state.hovered);
  const cell = useGradstep((state) => state.explained?.element ?? state.cell);
  const asked = useGradstep(mayExplain);
  const { graph } = figure;
  const plan = planOf(graph, network);
  const picture = useMemo(() => neuronPicture(figure, cursor, chosen, network), [figure, cursor, chosen, network]);
  const { pointed, events } = usePointing(store, graph, picture);

  const places = useMemo(() => {
    const drawn = plan.columns.filter(({ kind }) => kind !== 'loss' || size.width >= ROOM_FOR_LOSS);
    const columns = placeColumns(
      drawn.map(({ shown, units }) => ({ shown, more: units > shown })),
      size,
    );
    const lines = plan.lines.map(({ layer, input, unit }) => {
      const ends = endsOf(columns[layer] as ColumnPlace, input, columns[layer + 1] as ColumnPlace, unit);
      const { x1, y1, x2, y2 } = ends;
      return {
        ends: { ...ends, beside: columns[layer]?.roomy === false },
        d: `M${x1.toFixed(1)},${y1.toFixed(1)}L${x2.toFixed(1)},${y2.toFixed(1)}`,
        tip: tipOf(ends),
      };
    });
    return { columns, lines };
  }, [plan, size]);
  const few = plan.lines.length <= FEW_LINES;
  const marked = plan.lines.findIndex(({ node, element }) => selected === graph.keys[node] && cell === element);
  const written = writtenLines(picture, pointed, marked);
  const writtenKey = written.join(' ');
  const labels = useMemo(() => {
    const indices = writtenKey === '' ? [] : writtenKey.split(' ').map(Number);
    const at = placeLabels(indices.map((index) => (places.lines[index] as (typeof places.lines)[number]).ends));
    return indices.map((index, k) => ({ index, ...(at[k] as { x: number; y: number }) }));
  }, [places, writtenKey]);

  return (
    <>
      <div className="neurons-body" ref={body}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in for a drawing whose units are buttons */}
        <svg width={size.width} height={size.height} role="group" aria-label={say(neuronTexts.picture)} {...events}>
          <LossWires picture={picture} places={places.columns} />
          {picture.lines.map((line, index) => {
            const { d, tip } = places.lines[index] as (typeof places.lines)[number];
            const at = line.plan;
            return (
              <Line
                key={`${at.node}:${at.element}`}
                index={index}
                d={d}
                tip={few ? tip : null}
                lane={line.lane}
                width={Math.round((1 + (few ? 6 : 3) * line.size) * 10) / 10}
                tone={Math.round((0.4 + 0.6 * line.size) * 100) / 100}
                negative={line.amount < 0}
                wild={!Number.isFinite(line.amount)}
                on={line.on && few}
                moving={line.moving}
                pointed={pointed.line === index || (hovered !== null && hovered === graph.keys[at.node])}
                marked={index === marked}
              />
            );
          })}
          {picture.columns.slice(0, places.columns.length).map((mark, index) => (
            <Units
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its number
              key={index}
              index={index}
              mark={mark}
              place={places.columns[index] as ColumnPlace}
              nodeKey={graph.keys[mark.column.node] as string}
              numbers={!asked ? 'read' : isMean(picture, index) ? 'mean' : 'asked'}
              selected={selected}
              hovered={hovered}
              cell={cell}
              graph={graph}
              describedBy={pointed.unit === null ? undefined : `${id}detail`}
              pointed={pointed.unit}
            />
          ))}
          <g className="neurons-labels">
            {/* Every ground lies under every number: none cuts into the number beside it. */}
            {labels.map(({ index, x, y }) => (
              <LabelGround
                key={index}
                index={index}
                line={picture.lines[index] as LineMark}
                x={x}
                y={y}
                asked={asked}
                marked={index === marked}
              />
            ))}
            {labels.map(({ index, x, y }) => (
              <LineLabel key={index} index={index} line={picture.lines[index] as LineMark} x={x} y={y} asked={asked} />
            ))}
          </g>
        </svg>
      </div>
      <footer className="neurons-foot">
        <p id={`${id}detail`} className="neurons-detail">
          {detailOf(graph, picture, pointed, say) ?? sampleWords(picture, say)}
        </p>
        <Legend widest={picture.widest} />
      </footer>
    </>
  );
}

interface UnitsProps {
  readonly index: number;
  readonly mark: ColumnMark;
  readonly place: ColumnPlace;
  readonly nodeKey: string;
  readonly numbers: Numbers;
  readonly selected: string | null;
  readonly hovered: string | null;
  readonly cell: number;
  readonly graph: Graph;
  readonly pointed: string | null;
  readonly describedBy: string | undefined;
}

function Units(props: UnitsProps) {
  const { index, mark, place, nodeKey, numbers, selected, hovered, cell, graph, pointed, describedBy } = props;
  const say = useSay();
  const { column, units, active } = mark;
  // z is no unit of its own: it is what this one has before its function.
  const before = graph.keys[column.layer?.preActivation ?? -1];
  const isHere = selected !== null && (selected === nodeKey || selected === before);
  return (
    <>
      {units.map((unit) => {
        const id = `${index}:${unit.unit}`;
        return (
          <Unit
            key={id}
            id={id}
            label={unitWords(graph, mark, unit, say)}
            describedBy={pointed === id ? describedBy : undefined}
            x={place.x}
            y={place.y[unit.unit] as number}
            radius={place.radius}
            roomy={place.roomy}
            pitch={place.pitch}
            name={unitName(column, unit.unit)}
            automatic={column.automatic}
            value={unit.value}
            preActivation={unit.preActivation}
            gradient={unit.gradient}
            level={unit.level}
            active={active}
            selected={isHere && cell % column.units === unit.unit}
            pointed={pointed === id || (pointed === null && hovered === nodeKey)}
            bias={unit.bias?.amount ?? null}
            biasLane={unit.bias?.lane ?? 'value'}
            biasMoving={unit.bias?.moving ?? false}
            numbers={numbers}
          />
        );
      })}
      {place.moreY !== null && (
        <text className="neurons-more" x={place.x} y={place.moreY} textAnchor="middle">
          {say(neuronTexts.more, column.units - column.shown)}
        </text>
      )}
    </>
  );
}

/** What goes into the loss has no weights: thin wires. */
function LossWires({ picture, places }: { readonly picture: NeuronPicture; readonly places: readonly ColumnPlace[] }) {
  const last = picture.columns.length - 1;
  const [from, to] = [places[last - 1], places[last]];
  if (picture.columns[last]?.column.kind !== 'loss' || from === undefined || to === undefined) return null;
  return from.y.map((y, unit) => {
    const { x1, y1, x2, y2 } = endsOf(from, unit, to, 0);
    return <path key={y} className="neurons-wire" d={`M${x1},${y1}L${x2},${y2}`} />;
  });
}

/** Lines whose numbers are written: all of a small network, else those into the unit that is pointed at, or the one, and the one that is marked. */
function writtenLines({ lines }: NeuronPicture, { line, unit }: Pointed, marked: number): readonly number[] {
  if (lines.length <= ALWAYS_WRITTEN) return lines.map((_, index) => index);
  const pointed = line !== null ? [line] : unit === null ? [] : incoming(lines, unit);
  return marked < 0 || pointed.includes(marked) ? pointed : [...pointed, marked];
}

function incoming(lines: readonly LineMark[], id: string): readonly number[] {
  const [column, unit] = id.split(':').map(Number);
  return lines.flatMap(({ plan }, index) => (plan.layer + 1 === column && plan.unit === unit ? [index] : []));
}

/** What is pointed at, in full; `null` where nothing is. */
function detailOf(graph: Graph, picture: NeuronPicture, { unit, line }: Pointed, say: Say): string | null {
  const one = line === null ? undefined : picture.lines[line];
  if (one !== undefined) return lineWords(graph, picture, one, say);
  if (unit === null) return null;
  const [column = 0, place = 0] = unit.split(':').map(Number);
  const mark = picture.columns[column];
  const found: UnitMark | undefined = mark?.units[place];
  if (mark === undefined || found === undefined) return null;
  const coming = incoming(picture.lines, unit).map((index) => picture.lines[index] as LineMark);
  const words = unitWords(graph, mark, found, say, FULL);
  return coming.length === 0 ? words : `${words}. ${incomingWords(graph, coming, say)}`;
}
