import { compile } from '../../src/engine/program/compile.ts';
import { parameterTable } from '../../src/engine/training/parameters.ts';
import { Probe } from '../../src/engine/training/probe.ts';
import { DATA, XOR } from './xor.ts';

/** Points of a decision boundary over [−0.5, 1.5]², 41 × 41. */
const SIDE = 41;
export const POINTS = SIDE * SIDE;

function grid(): Float64Array {
  const at = (k: number) => (2 * k) / (SIDE - 1) - 0.5;
  return Float64Array.from({ length: 2 * POINTS }, (_, k) =>
    at(k % 2 === 0 ? (k >> 1) % SIDE : Math.floor((k >> 1) / SIDE)),
  );
}

/** The prediction of the XOR network at every point, as the page asks for it. */
export function probe(): () => Float64Array {
  const compiled = compile(XOR);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const { graph } = compiled.program;
  const nodeOf = (name: string) => [...graph.names].find(([, of]) => of === name)?.[0] ?? -1;
  const [x, y] = [nodeOf('X'), nodeOf('y')];
  const made = Probe.of(graph, [y], new Map([[x, { shape: [POINTS, 2], data: grid() }]]));
  if (made === null) throw new Error('no probe');
  const parameters = new Float64Array(parameterTable(compiled.program).total);
  parameters.set([...DATA.w1, ...DATA.b1, ...DATA.w2, ...DATA.b2]);
  return () => {
    made.run(parameters);
    return made.value(y);
  };
}

/** The same by hand. */
export function fusedProbe(): () => Float64Array {
  const x = grid();
  const { w1, w2, b1, b2 } = DATA;
  const [a, b, c, d] = w1 as [number, number, number, number];
  const y = new Float64Array(POINTS);
  return () => {
    for (let s = 0; s < POINTS; s++) {
      const p0 = x[2 * s]!;
      const p1 = x[2 * s + 1]!;
      const h0 = 1 / (1 + Math.exp(-(a * p0 + b * p1 + b1[0]!)));
      const h1 = 1 / (1 + Math.exp(-(c * p0 + d * p1 + b1[1]!)));
      y[s] = 1 / (1 + Math.exp(-(w2[0]! * h0 + w2[1]! * h1 + b2[0]!)));
    }
    return y;
  };
}
