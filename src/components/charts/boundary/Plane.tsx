import { memo, useId, useMemo, useRef } from 'react';
import { formatNumber } from '../../../format/number.ts';
import { spacesTexts } from '../../../texts/spaces.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';
import { useSize } from '../shared/useSize.ts';
import { axesOf, boxIn, hasLegend } from './axis.ts';
import { Frame } from './Frame.tsx';
import { type FieldPicture, fieldPicture } from './field.ts';
import { Legend } from './Legend.tsx';
import { type LegendLine, legendWords } from './legendWords.ts';
import { Picker } from './Picker.tsx';
import { Points } from './Points.tsx';
import { PointTable } from './PointTable.tsx';
import type { Extent } from './plane.ts';
import type { Moment } from './useMoment.ts';
import { featureNames, levelName, levelsOnData, pointWords, predictionWords } from './words.ts';

/** The prediction over the plane of two features, with the data and the lines of the hidden units. */
export function Plane({ moment }: { readonly moment: Moment }) {
  const { learner, parameters, name } = moment;
  const say = useSay();
  const body = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(body);
  const clip = useId();
  const sample = useGradstep((state) => state.sample);
  const { axes, spots } = useMemo(() => {
    const [x, y] = learner.extents as [Extent, Extent];
    const axes = axesOf(boxIn({ width, height }, true), x, y);
    const spots = Array.from({ length: learner.onData.count }, (_, k) => ({
      x: axes.x(learner.data[2 * k] as number),
      y: axes.y(learner.data[2 * k + 1] as number),
    }));
    return { axes, spots };
  }, [learner, width, height]);
  const { box } = axes;
  const { picture, levels } = useMemo(() => {
    learner.onPlane?.at(parameters, name);
    learner.onData.at(parameters, name);
    return { picture: fieldPicture(learner, box, parameters), levels: levelsOnData(learner) };
  }, [learner, parameters, name, box]);
  const level = levelName(learner, say);
  const sentence = predictionWords(learner, levels, say);
  const { names: targetNames, classOf } = learner.targets;
  const lines = legendOf(picture, moment, level, say);
  const legend = legendWords(learner.targets, lines, say);
  return (
    <figure className="plot space">
      <figcaption className="plot-caption">
        <h2 title={legend}>{say(spacesTexts.boundary)}</h2>
        <span>{rangeWords(picture, level, learner.decision.kind === 'largest', say)}</span>
      </figcaption>
      <div className="plot-body" ref={body}>
        <svg width={width} height={height} role="img" aria-label={sentence}>
          <clipPath id={clip}>
            <rect x={box.left} y={box.top} width={box.width} height={box.height} />
          </clipPath>
          <g clipPath={`url(#${clip})`}>
            <rect
              className="space-band"
              style={tint(picture.ground)}
              x={box.left}
              y={box.top}
              width={box.width}
              height={box.height}
            />
            <Field picture={picture} />
          </g>
          <Frame axes={axes} />
          <Points spots={spots} targets={learner.targets} sample={sample} />
          {hasLegend({ width }, box) && <Legend box={box} targets={learner.targets} lines={lines} />}
        </svg>
        <p className="plot-quiet">{legend}</p>
        <Picker box={box} spots={spots} words={(k) => pointWords(learner, levels, k, say)} />
        <PointTable
          samples={learner.onData.count}
          columns={[
            ...featureNames(learner, say).map((name, f) => ({
              name,
              value: (k: number) => learner.data[2 * k + f] as number,
            })),
            ...(classOf === null
              ? []
              : [
                  {
                    name: say(spacesTexts.targetColumn),
                    value: (k: number) => targetNames[classOf[k] as number] as number,
                  },
                ]),
            { name: level, value: (k) => levels[k] as number },
          ]}
        />
      </div>
    </figure>
  );
}

/** With more lines of hidden units than this they step back behind the border. */
const FEW_ZERO_LINES = 4;

const Field = memo(function Field({ picture }: { readonly picture: FieldPicture }) {
  const zeroLine = picture.zeroLines.length > FEW_ZERO_LINES ? 'space-zero is-quiet' : 'space-zero';
  return (
    <>
      {picture.bands.map(({ level, path, tint: part }) => (
        <path key={level} className="space-band space-iso" style={part === null ? undefined : tint(part)} d={path} />
      ))}
      {picture.zeroLines.map((line) => (
        <path key={line.name} className={zeroLine} d={line.path} />
      ))}
      {picture.borders.map((path) => (
        <path key={path} className="space-border" d={path} />
      ))}
    </>
  );
});

/** The value colour at most at a third, so that lines and ink on it stay readable. */
function tint(part: number) {
  return { fill: `color-mix(in srgb, var(--value) ${Math.round(part * 33)}%, var(--paper))` };
}

type Say = ReturnType<typeof useSay>;

function rangeWords({ range }: FieldPicture, level: string, classes: boolean, say: Say): string {
  if (range === null) return say(spacesTexts.notFinite, level);
  if (classes) return '';
  return say(spacesTexts.range, { name: level, low: formatNumber(range[0], 2), high: formatNumber(range[1], 2) });
}

function legendOf(picture: FieldPicture, { learner }: Moment, level: string, say: Say): LegendLine[] {
  const { decision } = learner;
  const every = picture.every === null ? null : formatNumber(picture.every);
  const border =
    decision.kind === 'threshold'
      ? say(spacesTexts.border, { name: level, at: formatNumber(decision.at) })
      : say(spacesTexts.borders);
  return [
    ...(every === null
      ? []
      : [{ className: 'space-iso' as const, label: say(spacesTexts.every, { name: level, every }) }]),
    ...(picture.borders.length === 0 ? [] : [{ className: 'space-border' as const, label: border }]),
    ...(picture.zeroLines.length === 0 ? [] : [{ className: 'space-zero' as const, label: say(spacesTexts.zeroLine) }]),
  ];
}
