import type { Board } from './Board.ts';
import type { Form, NodeModel } from './model.ts';

/** Plain values only, so that an edit elsewhere leaves a node's props as they are. */
export interface NodeViewProps {
  readonly board: Board;
  readonly nodeKey: string;
  readonly form: Form;
  readonly kind: NodeModel['kind'];
  readonly inside: string;
  readonly name: string | null;
  readonly automatic: boolean;
  readonly composite: boolean;
  readonly hasTotal: boolean;
  /** The first in its tray. */
  readonly first: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Told at every render, for the test that counts them. */
  readonly onRender?: ((key: string) => void) | undefined;
}
