import { type RefObject, useEffect, useId, useLayoutEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Placed } from '../../graph/LayoutKeeper.ts';
import { modelOf } from '../../graph/model.ts';
import { useGradstep } from '../../useGradstep.ts';
import { AskedMark } from './AskedMark.tsx';
import { boxesOf, placeFlags } from './flagsAt.ts';
import type { Marks } from './marks.ts';
import { NodeMark } from './NodeMark.tsx';
import { placeNotes } from './notesAt.ts';
import { toneParts } from './tone.ts';
import { useNotesInView } from './useNotesInView.ts';
import './marks.css';

/** Where marks are drawn. */
export interface MarksPlace {
  readonly placed: Placed;
  readonly svg: RefObject<SVGSVGElement | null>;
  /** Stands last in the scene: what is drawn there is over everything else. */
  readonly overlay: RefObject<SVGGElement | null>;
}

/** Marks over the drawing: rings, hatching and words in the scene, and the tone of what is lit or pale. */
export function MarksLayer({ placed, svg, overlay, marks }: MarksPlace & { readonly marks: Marks }) {
  const graph = useGradstep(({ figure }) => figure?.graph ?? null);
  const hatch = useId();
  const scene = useScene(overlay);
  const { lit, notes, flagged } = marks;
  const flags = useMemo(() => placeFlags(placed, flagged ?? new Map()), [placed, flagged]);
  const noted = useMemo(() => placeNotes(placed, notes ?? new Map(), boxesOf(flags)), [placed, notes, flags]);
  useNotesInView(svg, placed, noted, marks.looksAtNotes === true);
  useEffect(() => {
    if (svg.current === null || graph === null || lit === undefined) return;
    return toneParts(svg.current, modelOf(graph), lit);
  }, [svg, graph, lit]);
  if (scene === null || graph === null) return null;
  const nodes = new Set([...(marks.flagged?.keys() ?? []), ...(marks.ringed ?? []), ...(marks.notes?.keys() ?? [])]);
  return createPortal(
    <g className="mode-marks">
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="mode-hatch" d="M0,0V6" />
        </pattern>
      </defs>
      {[...nodes].map((node) => (
        <NodeMark
          key={graph.keys[node]}
          placed={placed}
          graph={graph}
          node={node}
          marks={marks}
          flag={flags.get(node)}
          notes={noted.at.get(node)}
          hatch={hatch}
        />
      ))}
      {marks.asked !== undefined && <AskedMark placed={placed} asked={marks.asked} />}
    </g>,
    scene,
  );
}

/**
 * The scene around the overlay. The ref is filled when the drawing is, which may be later than this, and again when the
 * drawing was hidden or made anew: so it is read at each render, and waited for while it is empty.
 */
function useScene(overlay: RefObject<SVGGElement | null>): Element | null {
  const [scene, setScene] = useState<Element | null>(null);
  // Without dependencies: a ref does not say when it changes.
  useLayoutEffect(() => {
    let waiting = 0;
    const look = () => {
      const found = overlay.current?.parentElement ?? null;
      setScene(found);
      if (found === null) waiting = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(waiting);
  });
  return scene;
}
