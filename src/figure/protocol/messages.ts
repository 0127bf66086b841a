// The public types of messages. Like api.ts, this file is shipped as it stands: it imports only that one.
import type { FigureFields } from '../api.ts';

/**
 * The version of the messages. A frame reads only its own: what another version means by a name it cannot know. A name or a
 * field that is added does not change it; one that changes its meaning does.
 */
export type ProtocolVersion = 1;

/** What every message to a frame has. */
interface Asked {
  readonly version: ProtocolVersion;
  /** The frame repeats it in its answer. Without it there is an answer only to `gradstep:get`. */
  readonly id?: RequestId;
}

export type RequestId = string | number;

/** Messages to a frame, as its parent writes them. */
export type FrameRequest =
  /** Goes to a step, `7`, to one of its edges, `'7.2'`, or to the last step, `'end'`; in this iteration or another one. */
  | (Asked & { readonly type: 'gradstep:goto'; readonly step: number | string; readonly iteration?: number })
  /** Changes whatever it says and leaves the rest. */
  | (Asked & FigureFields & { readonly type: 'gradstep:set' })
  /** Plays from here, or, with `playing: false`, stops. */
  | (Asked & { readonly type: 'gradstep:play'; readonly playing?: boolean; readonly speed?: number })
  | (Asked & { readonly type: 'gradstep:next' | 'gradstep:previous' })
  /** As it was when the frame was opened. */
  | (Asked & { readonly type: 'gradstep:reset' })
  /** Asks for a `gradstep:answer`. */
  | (Asked & { readonly type: 'gradstep:get' });

/** The place in time that a figure shows, and what it says there. */
export interface Moment {
  /** 0 before the first step, `length` after the last one. */
  readonly step: number;
  /** 1-based, where a backward step is walked edge by edge and only some of its edges are done; else `null`. */
  readonly edge: number | null;
  /** Steps of the timeline, of this iteration where the program is trained. */
  readonly length: number;
  /** The iteration of a training, counted from 0; `null` where nothing is trained. */
  readonly iteration: number | null;
  readonly phase: 'start' | 'forward' | 'loss' | 'zeroGrad' | 'backward' | 'update' | 'tangent';
  readonly playing: boolean;
  /** The sentence above the graph, in the figure's language. */
  readonly sentence: string;
  readonly lang: 'en' | 'ko';
}

/** What could not be used as it was said, in the words of the figure's language too. */
export interface SaidProblem {
  /** `later`: written for a later version. */
  readonly problem: 'unreadable' | 'outOfRange' | 'noLesson' | 'later';
  readonly name: string;
  readonly text: string;
  /** What stands for it, where it was out of range. */
  readonly used?: string;
  readonly words: string;
}

interface Told {
  readonly version: ProtocolVersion;
}

/** Messages from a frame, to its parent alone. */
export type FrameEvent =
  /** The figure is drawn and listens. Once, and again when the frame is loaded again. */
  | (Told & Moment & { readonly type: 'gradstep:ready'; readonly problems: readonly SaidProblem[] })
  /** Another step, iteration, language or program is shown; it plays, or has stopped. */
  | (Told & Moment & { readonly type: 'gradstep:step' })
  /** The height that the figure needs at its width, in CSS pixels. */
  | (Told & { readonly type: 'gradstep:resize'; readonly width: number; readonly height: number })
  /** What could not be used of a message without `id`. */
  | (Told & { readonly type: 'gradstep:problem'; readonly problems: readonly SaidProblem[] })
  /** A message with an `id` was carried out, as far as `problems` allow. */
  | (Told &
      Moment & {
        readonly type: 'gradstep:answer';
        /** `null` for a `gradstep:get` without one. */
        readonly id: RequestId | null;
        readonly problems: readonly SaidProblem[];
        /** The fragment of an address, without `#`, that opens the figure as it stands in the whole page. */
        readonly link: string;
      });

/** What a frame's answer says: where the figure is now, and what could not be used. */
export interface FrameAnswer extends Moment {
  readonly problems: readonly SaidProblem[];
  /** The fragment of an address, without `#`, that opens the figure as it stands. */
  readonly link: string;
}

export interface FrameOptions {
  /** The figure is there: now it can be talked to. Earlier messages wait for it. */
  readonly onReady?: (moment: Moment) => void;
  readonly onStep?: (moment: Moment) => void;
  /** What a link or a message said in vain. */
  readonly onProblem?: (problems: readonly SaidProblem[]) => void;
  /** Gives the frame the height that its figure needs (default: yes), at most `maxHeight` pixels (default: 2000). */
  readonly resize?: boolean;
  readonly maxHeight?: number;
}

/**
 * An iframe of `view=embed`, as its page drives it. Every method resolves when the figure has carried it out. It rejects with
 * an AbortError when the frame was loaded again before it answered (whether it was carried out is then not known, and it is not
 * sent again: `next` might be done twice), left its page, or was disconnected; with a DataCloneError when what it says cannot be
 * sent. The others are then sent all the same.
 */
export interface Frame {
  /** Resolves when the figure is there. */
  readonly ready: Promise<Moment>;
  goTo(step: number | string, iteration?: number): Promise<FrameAnswer>;
  set(fields: FigureFields): Promise<FrameAnswer>;
  play(): Promise<FrameAnswer>;
  pause(): Promise<FrameAnswer>;
  next(): Promise<FrameAnswer>;
  previous(): Promise<FrameAnswer>;
  reset(): Promise<FrameAnswer>;
  get(): Promise<FrameAnswer>;
  /** Stops listening. What was not answered is rejected with an AbortError. */
  disconnect(): void;
}

/**
 * Connects a page to a figure in one of its iframes, sandboxed ones too. Only messages of this frame's window, from the origin of
 * its address, are looked at.
 * @throws TypeError when `iframe` has no address of a page
 */
export type ConnectFrame = (iframe: HTMLIFrameElement, options?: FrameOptions) => Frame;
