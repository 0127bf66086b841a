import { memo } from 'react';
import type { Language } from '../../texts/text.ts';
import { timelineTexts } from '../../texts/timeline.ts';
import { useGradstep } from '../useGradstep.ts';
import { labelPlaces, type Segment, TRACK, type Track } from './track.ts';

/** The phases' grounds and names, the present one in bold. */
export function Segments({ track, labels, step }: { track: Track; labels: readonly number[]; step: number }) {
  const language = useGradstep((state) => state.language);
  const current = track.segments.findIndex(({ first, last }) => step >= first && step <= last);
  const places = labelPlaces(track, labels, current);
  return track.segments.map((segment, i) => (
    <SegmentView
      key={segment.first}
      segment={segment}
      name={phaseLabel(language, segment)}
      nameAt={places[i] ?? null}
      current={i === current}
    />
  ));
}

/** What stands over a phase: its name, or what it is called itself. */
export function phaseLabel(language: Language, { name, title }: Pick<Segment, 'name' | 'title'>): string {
  return (title ?? timelineTexts[name as Exclude<typeof name, 'tangent'>])[language];
}

interface Props {
  readonly segment: Segment;
  readonly name: string;
  readonly nameAt: number | null;
  readonly current: boolean;
}

const SegmentView = memo(function SegmentView({ segment, name, nameAt, current }: Props) {
  return (
    <g className={current ? 'timeline-segment is-now' : 'timeline-segment'}>
      {nameAt !== null && (
        <text x={nameAt} y={TRACK.label - 8}>
          {name}
        </text>
      )}
      <rect x={segment.x} y={TRACK.label} width={segment.width} height={TRACK.height} rx={8} />
    </g>
  );
});

/** Width of a name of 13 px: a full square for a Hangul syllable, about half of one for a Latin letter. */
export function labelWidth(text: string): number {
  let width = 8;
  for (const letter of text) width += letter > '\u1100' ? 13 : 7.5;
  return width;
}
