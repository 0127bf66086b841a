import type { Form } from './model.ts';
import { TRAY } from './style.ts';

/** The shape itself and, 4 px outside, the ring that shows keyboard focus. */
export function Outline(props: { form: Form; width: number; height: number; plain?: boolean }) {
  const { form, width, height, plain = false } = props;
  if (form === 'circle') {
    return (
      <>
        <circle className="graph-focus" r={width / 2 + 6} />
        <circle className="graph-shape-line" r={width / 2} />
      </>
    );
  }
  const box = boxOf(form, width, height);
  return (
    <>
      <rect
        className="graph-focus"
        x={-width / 2 - 6}
        y={box.y - 6}
        width={width + 12}
        height={box.height + 12}
        rx={box.rx + 6}
      />
      {form === 'stack' && <rect className="graph-shape-line" {...box} x={box.x + 5} y={box.y - 5} />}
      <rect
        className={
          form === 'constant' || (form === 'tray' && plain) ? 'graph-shape-line is-constant' : 'graph-shape-line'
        }
        {...box}
      />
      {form === 'tray' && !plain && <path className="graph-tab" d={`M${box.x + TRAY.tab},${box.y}v${box.height}`} />}
      {form === 'parameter' && <path className="graph-tab" d={`M${box.x + 26},${box.y}v${box.height}`} />}
    </>
  );
}

/** Box of a shape with corners, around the node's centre. */
export function boxOf(form: Form, width: number, height: number) {
  const rx =
    form === 'pill'
      ? height / 2
      : form === 'card'
        ? 14
        : form === 'capsule'
          ? 14
          : form === 'stack'
            ? 8
            : form === 'tray'
              ? 0
              : 6;
  const front = form === 'stack' ? width - 5 : width;
  return { x: -width / 2, y: -height / 2, width: front, height, rx };
}

/** The chevron that opens a composite, with a thumb-sized place to hit. */
export function Opener({ x, y }: { x: number; y: number }) {
  return (
    <g className="graph-opener" data-open="">
      <rect x={x - 12} y={y - 20} width={24} height={40} />
      <path d={`M${x - 2.5},${y - 5}l5,5l-5,5`} />
    </g>
  );
}
