import type { Panel } from '../../lessons/modes.ts';
import { later } from '../frame/arriving.ts';
import { nextPaint } from '../nextPaint.ts';

/** Fetched soon after the first paint, not when it is asked for: by then the network may be gone. */
function soon<Props extends object>(file: () => Promise<(props: Props) => React.ReactNode>) {
  const arriving = nextPaint().then(file);
  arriving.catch(() => undefined);
  return later(() => arriving);
}

/** The room of each mode beside the graph. */
export const ROOMS = {
  predict: soon(async () => (await import('./predict/Predict.tsx')).Predict),
  explain: soon(async () => (await import('./explain/Explain.tsx')).Explain),
  gradientCheck: soon(async () => (await import('./gradientCheck/GradientCheck.tsx')).GradientCheck),
  findBug: soon(async () => (await import('./findBug/FindBug.tsx')).FindBug),
  forwardMode: soon(async () => (await import('./forwardMode/ForwardMode.tsx')).ForwardMode),
  derivative: soon(async () => (await import('./derivative/Derivative.tsx')).Derivative),
  whyGroup: soon(async () => (await import('./whyGroup/WhyGroup.tsx')).WhyGroup),
} satisfies Record<Exclude<Panel, 'step'>, (props: object) => React.ReactNode>;

/** The code beside the figure. */
export const CodeRoom = soon(async () => (await import('../code/CodeBeside.tsx')).CodeBeside);
