import { compile } from '../program/compile.ts';
import { timelineOf } from '../timeline/timeline.ts';
import { run } from '../trace/run.ts';
import { type Schedule, schedule } from '../trace/schedule.ts';
import { gradOf, nodeValue } from '../trace/trace.ts';
import { type FaultName, isImpossible, type Subject } from './fault.ts';
import { type FaultRun, runFault } from './runFault.ts';
import { FAULTS } from './table.ts';

/** A program that is not trained, ready to be run with faults. */
export function subjectOf(source: string): Subject {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const { program } = compiled;
  const plan = schedule(program.graph, program.plan) as Schedule;
  return {
    program,
    closed: program,
    graph: program.graph,
    timeline: timelineOf(plan),
    trace: run(plan),
    settings: null,
  };
}

/** The run with a fault; throws where the program cannot show it. */
export function wrongRun(source: string, name: FaultName): FaultRun {
  const answer = runFault(subjectOf(source), FAULTS[name]);
  if (isImpossible(answer)) throw new Error(`${name}: ${answer.why}`);
  return answer;
}

function nodeNamed(answer: FaultRun, name: string): number {
  for (const [node, own] of answer.trace.graph.names) if (own === name) return node;
  throw new Error(`no ${name}`);
}

/** A node's wrong gradient by name, flat; `null` where none arrives. */
export function wrongGrad(answer: FaultRun, name: string): number[] | null {
  const grad = gradOf(answer.trace, nodeNamed(answer, name));
  return grad === null ? null : [...grad];
}

export function wrongValue(answer: FaultRun, name: string): number[] {
  return [...nodeValue(answer.trace, nodeNamed(answer, name))];
}
