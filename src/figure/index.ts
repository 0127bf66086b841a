// The public entry of the package: `<grad-step>` is known to the page as soon as this is imported, `mount` is for JavaScript.
import type { Mount } from './api.ts';
import { define } from './element.ts';
import { gradstepFrame as connectFrame } from './frame.ts';
import { mount as mountFigure } from './mount.ts';
import type { ConnectFrame } from './protocol/messages.ts';

/** Puts a figure at the end of an element. */
export const mount: Mount = mountFigure;

/** Connects a page to a figure in one of its iframes. */
export const gradstepFrame: ConnectFrame = connectFrame;

define();
