import { useId, useMemo, useRef, useState } from 'react';
import { displayNames } from '../../../engine/graph/displayNames.ts';
import { formatNumber } from '../../../format/number.ts';
import type { Training } from '../../../store/training/training.ts';
import { spacesTexts } from '../../../texts/spaces.ts';
import { type Say, useGradstep, useSay } from '../../useGradstep.ts';
import { axesOf, boxIn, hasLegend } from '../boundary/axis.ts';
import { Frame } from '../boundary/Frame.tsx';
import { Legend } from '../boundary/Legend.tsx';
import { learnerOf } from '../boundary/learner.ts';
import { type LegendLine, legendWords } from '../boundary/legendWords.ts';
import { Picker } from '../boundary/Picker.tsx';
import { Points } from '../boundary/Points.tsx';
import { PointTable } from '../boundary/PointTable.tsx';
import { type Moment, useMoment } from '../boundary/useMoment.ts';
import { levelName, levelsOnData, pointWords } from '../boundary/words.ts';
import { useSize } from '../shared/useSize.ts';
import { hiddenLayerOf } from './hiddenLayer.ts';
import { decisionPath, spaceExtents, spotsOf, trailPath, type UnitPair, warpedGrid, wayOf } from './space.ts';
import '../shared/plot.css';
import '../boundary/boundary.css';
import './hidden.css';

/** Whether a training has a hidden layer of two units or more. */
export function hasHiddenSpace(training: Training | null): boolean {
  const learner = training === null ? null : learnerOf(training.run);
  return learner !== null && hiddenLayerOf(learner) !== null;
}

/** Where the hidden layer puts the data at the iteration of the store. Fills its parent; empty where it does not apply. */
export function HiddenSpace() {
  const moment = useMoment();
  return moment === null || hiddenLayerOf(moment.learner) === null ? null : <Space moment={moment} />;
}

function Space({ moment }: { readonly moment: Moment }) {
  const { learner, iteration, parameters, name } = moment;
  const say = useSay();
  const body = useRef<HTMLDivElement>(null);
  const size = useSize(body);
  const clip = useId();
  const sample = useGradstep((state) => state.sample);
  const [chosen, choose] = useState<UnitPair>([0, 1]);
  const layer = hiddenLayerOf(learner);
  const units = layer?.units ?? 2;
  const pair: UnitPair = chosen[0] < units && chosen[1] < units ? chosen : [0, 1];
  const [first, second] = pair;
  const box = useMemo(() => boxIn(size, true), [size]);
  const way = useMemo(() => wayOf(learner, iteration, parameters, name), [learner, iteration, parameters, name]);
  const levels = useMemo(() => {
    learner.onData.at(parameters, name);
    return levelsOnData(learner);
  }, [learner, parameters, name]);
  const [[x0, x1], [y0, y1]] = useMemo(
    () => spaceExtents(learner, way, [first, second]),
    [learner, way, first, second],
  );
  const axes = useMemo(() => axesOf(box, [x0, x1], [y0, y1]), [box, x0, x1, y0, y1]);
  const drawn = useMemo(() => {
    learner.onPlane?.at(parameters, name);
    return {
      spots: spotsOf(way.now, units, [first, second], axes),
      grid: warpedGrid(learner, [first, second], axes),
      border: decisionPath(learner, parameters, axes, [x0, x1], [y0, y1]),
    };
  }, [learner, parameters, name, way, units, first, second, axes, x0, x1, y0, y1]);
  const trail = useMemo(
    () => trailPath(way, units, [first, second], axes, sample),
    [way, units, first, second, axes, sample],
  );
  const h = displayNames(learner.program.graph)[layer?.output ?? 0]?.text ?? 'h';
  const unitName = (unit: number) => say(spacesTexts.unit, { name: h, unit });
  const { spots, grid, border } = drawn;
  const lines = legendLines(moment, grid, trail, border, say);
  const legend = legendWords(learner.targets, lines, say);
  return (
    <figure className="plot space">
      <figcaption className="plot-caption">
        <h2 title={legend}>{say(spacesTexts.hidden)}</h2>
        {units > 2 ? (
          <UnitChoice units={units} pair={pair} choose={choose} nameOf={unitName} />
        ) : (
          <span>{say(trail === '' ? spacesTexts.now : spacesTexts.nowAndWay, h)}</span>
        )}
      </figcaption>
      <div className="plot-body" ref={body}>
        <svg {...size} role="img" aria-label={spaceWords(moment, way.now, units, pair, say)}>
          <clipPath id={clip}>
            <rect x={box.left} y={box.top} width={box.width} height={box.height} />
          </clipPath>
          <Frame axes={axes} />
          <g clipPath={`url(#${clip})`}>
            <path className="hidden-grid" d={grid} />
            <path className="hidden-trail" d={trail} />
            <path className="space-border" d={border} />
          </g>
          <Points spots={spots} targets={learner.targets} sample={sample} />
          {hasLegend(size, box) && <Legend box={box} targets={learner.targets} lines={lines} />}
        </svg>
        <p className="plot-quiet">{legend}</p>
        <Picker box={box} spots={spots} words={(k) => pointWords(learner, levels, k, say)} />
        <PointTable
          samples={spots.length}
          columns={[
            { name: unitName(first), value: (k) => way.now[k * units + first] as number },
            { name: unitName(second), value: (k) => way.now[k * units + second] as number },
            { name: levelName(learner, say), value: (k) => levels[k] as number },
          ]}
        />
      </div>
    </figure>
  );
}

/** Two lists, which unit is drawn along which axis. */
function UnitChoice(props: {
  readonly units: number;
  readonly pair: UnitPair;
  readonly choose: (pair: UnitPair) => void;
  readonly nameOf: (unit: number) => string;
}) {
  const { units, pair, choose, nameOf } = props;
  const say = useSay();
  const options = Array.from({ length: units }, (_, unit) => nameOf(unit));
  const list = (axis: 0 | 1, label: string) => (
    <select
      aria-label={label}
      title={label}
      value={pair[axis]}
      onChange={({ target }) => {
        const unit = Number(target.value);
        choose(axis === 0 ? [unit, pair[1]] : [pair[0], unit]);
      }}
    >
      {options.map((option, unit) => (
        <option key={option} value={unit}>
          {option}
        </option>
      ))}
    </select>
  );
  return (
    <span className="hidden-choice">
      {list(0, say(spacesTexts.horizontal))}
      {list(1, say(spacesTexts.vertical))}
    </span>
  );
}

/** So many points are read out; the table has more. */
const READ_OUT = 4;

function spaceWords({ iteration }: Moment, now: Float64Array, units: number, [a, b]: UnitPair, say: Say): string {
  const samples = now.length / units;
  const points = Array.from({ length: Math.min(samples, READ_OUT) }, (_, k) => {
    const place = [a, b].map((unit) => formatNumber(now[k * units + unit] as number));
    return `(${place.join(', ')})`;
  });
  return say(spacesTexts.hiddenSays, {
    samples,
    iteration,
    points: `${points.join(', ')}${samples > READ_OUT ? ', …' : ''}`,
  });
}

function legendLines({ learner }: Moment, grid: string, trail: string, border: string, say: Say): LegendLine[] {
  const { decision } = learner;
  const lines: LegendLine[] = [];
  if (trail !== '') lines.push({ className: 'hidden-trail', label: say(spacesTexts.way) });
  if (grid !== '') lines.push({ className: 'hidden-grid', label: say(spacesTexts.grid) });
  if (border !== '' && decision.kind === 'threshold') {
    const words = { name: levelName(learner, say), at: formatNumber(decision.at) };
    lines.push({ className: 'space-border', label: say(spacesTexts.border, words) });
  }
  return lines;
}
