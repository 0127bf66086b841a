import { useId, useMemo, useRef } from 'react';
import { formatNumber } from '../../../format/number.ts';
import { spacesTexts } from '../../../texts/spaces.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';
import { useSize } from '../shared/useSize.ts';
import { axesOf, boxIn } from './axis.ts';
import { Frame } from './Frame.tsx';
import { fitPicture, verticalExtent } from './fit.ts';
import { Picker } from './Picker.tsx';
import { Points } from './Points.tsx';
import { PointTable } from './PointTable.tsx';
import { type Extent, rangeOf } from './plane.ts';
import type { Moment } from './useMoment.ts';
import { featureNames, levelName, levelsOnData, pointWords, predictionWords } from './words.ts';

/** The prediction along one feature, with the data. */
export function Fit({ moment }: { readonly moment: Moment }) {
  const { learner, parameters, name } = moment;
  const say = useSay();
  const body = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(body);
  const clip = useId();
  const sample = useGradstep((state) => state.sample);
  const { axes, spots } = useMemo(() => {
    const axes = axesOf(boxIn({ width, height }, false), learner.extents[0] as Extent, verticalExtent(learner));
    const spots = Array.from({ length: learner.onData.count }, (_, k) => ({
      x: axes.x(learner.data[k] as number),
      y: axes.y(learner.targets.values[k] ?? Number.NaN),
    }));
    return { axes, spots };
  }, [learner, width, height]);
  const { box } = axes;
  const { picture, levels } = useMemo(() => {
    learner.onPlane?.at(parameters, name);
    learner.onData.at(parameters, name);
    const levels = levelsOnData(learner);
    return { picture: fitPicture(learner, axes, levels), levels };
  }, [learner, parameters, name, axes]);
  const level = levelName(learner, say);
  const range = rangeOf(levels);
  const threshold = learner.decision.kind === 'threshold' ? axes.y(learner.decision.at) : null;
  return (
    <figure className="plot space">
      <figcaption className="plot-caption">
        <h2>{say(spacesTexts.fit)}</h2>
        <span>
          {range === null
            ? say(spacesTexts.notFinite, level)
            : say(spacesTexts.range, { name: level, low: formatNumber(range[0], 2), high: formatNumber(range[1], 2) })}
        </span>
      </figcaption>
      <div className="plot-body" ref={body}>
        <svg width={width} height={height} role="img" aria-label={predictionWords(learner, levels, say)}>
          <clipPath id={clip}>
            <rect x={box.left} y={box.top} width={box.width} height={box.height} />
          </clipPath>
          <Frame axes={axes} />
          <g clipPath={`url(#${clip})`}>
            {threshold !== null && (
              <line className="space-zero" x1={box.left} x2={box.left + box.width} y1={threshold} y2={threshold} />
            )}
            {picture.crossings.map((at) => (
              <line key={at} className="space-border" x1={at} x2={at} y1={box.top} y2={box.top + box.height} />
            ))}
            <path className="space-errors" d={picture.errors} />
            <path className="space-curve" d={picture.curve} />
          </g>
          <Points spots={spots} targets={learner.targets} sample={sample} />
        </svg>
        <Picker box={box} spots={spots} words={(k) => pointWords(learner, levels, k, say)} />
        <PointTable
          samples={learner.onData.count}
          columns={[
            { name: featureNames(learner, say)[0] as string, value: (k) => learner.data[k] as number },
            { name: say(spacesTexts.targetColumn), value: (k) => learner.targets.values[k] ?? Number.NaN },
            { name: level, value: (k) => levels[k] as number },
          ]}
        />
      </div>
    </figure>
  );
}
