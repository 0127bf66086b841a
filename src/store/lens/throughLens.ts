import type { TrainingRun } from '../../engine/training/run.ts';
import type { Lens } from '../../lessons/modes.ts';
import type { Figure } from '../figure.ts';
import type { Figures } from '../figures.ts';
import type { Training } from '../training/training.ts';
import { derivativeFigure } from './derivativeFigure.ts';
import { faultFigure } from './faultFigure.ts';
import { tangentFigure } from './tangentFigure.ts';

/** What a lens may need beside the figure: the iteration it belongs to. */
export interface Around {
  readonly training: Training | null;
  readonly iteration: number;
  /** The same look at another run of the same training: with other settings. */
  readonly figuresOf: (run: TrainingRun) => Figures;
}

/** The same figures, each seen through the lens; a figure is made once. */
export function throughLens(
  figures: Figures,
  lens: Lens,
  training: Training | null,
  otherFigures: Around['figuresOf'],
): Figures {
  let last: { readonly figure: Figure; readonly seen: Figure } | null = null;
  return {
    figure: (iteration) => {
      const result = figures.figure(iteration);
      if (!result.ok) return result;
      if (last?.figure !== result.figure)
        last = {
          figure: result.figure,
          seen: look(result.figure, lens, { training, iteration, figuresOf: otherFigures }),
        };
      return { ok: true, figure: last.seen };
    },
    get refusal() {
      return figures.refusal;
    },
  };
}

function look(figure: Figure, lens: Lens, around: Around): Figure {
  if (lens.kind === 'tangent') return tangentFigure(figure, lens);
  if (lens.kind === 'fault') return faultFigure(figure, lens, around);
  return derivativeFigure(figure, lens);
}
