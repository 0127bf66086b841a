import { memo, useCallback, useSyncExternalStore } from 'react';
import { Card } from './Card.tsx';
import type { NodeLook } from './look.ts';
import { LONGEST_NAME } from './measure.ts';
import type { NodeViewProps } from './nodeProps.ts';
import { LONGEST_PILL } from './nodeSize.ts';
import { Opener, Outline } from './shapes.tsx';
import { TYPE } from './style.ts';
import { TrayPart } from './TrayPart.tsx';
import { fitted, textWidth } from './textWidth.ts';

/** Half-width of what a symbol may fill of a ring. */
const RING_INNER = 20;

/** One node. It renders again only when its own look or place changes. */
export const NodeView = memo(function NodeView(props: NodeViewProps) {
  const { board, nodeKey, x, y, onRender } = props;
  const subscribe = useCallback((listener: () => void) => board.onNode(nodeKey, listener), [board, nodeKey]);
  const seen = () => board.node(nodeKey);
  const look = useSyncExternalStore(subscribe, seen, seen);
  onRender?.(nodeKey);
  if (look === undefined) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in SVG
    <g
      className={`graph-node is-${props.kind}${props.form === 'tray' ? ' is-tray' : ''} ${classesOf(look)}`}
      data-node={nodeKey}
      transform={`translate(${x},${y})`}
      tabIndex={0}
      role="button"
      aria-label={look.label}
      aria-pressed={look.selected}
      {...(props.composite ? { 'aria-expanded': false } : {})}
    >
      <Outline form={props.form} width={props.width} height={props.height} plain={props.kind === 'constant'} />
      {props.form === 'card' ? (
        <Card {...props} inside={look.inside} look={look} />
      ) : props.form === 'tray' ? (
        <TrayPart {...props} inside={look.inside} look={look} />
      ) : (
        <Inside {...props} inside={look.inside} />
      )}
      {props.name !== null && props.form !== 'card' && <Name {...props} />}
    </g>
  );
});

function classesOf(look: NodeLook): string {
  const classes = [look.computed ? 'is-computed' : 'is-idle'];
  if (look.active !== null) classes.push(`is-${look.active}`);
  if (look.got) classes.push('is-got');
  if (look.selected) classes.push('is-selected');
  if (look.hovered) classes.push('is-hovered');
  return classes.join(' ');
}

/** A symbol, or a leaf's name or number. */
function Inside({ form, kind, inside, width }: NodeViewProps) {
  if (form === 'circle') {
    const long = [...inside].length > 2;
    const natural = textWidth(inside, TYPE.longSymbol);
    const size = !long
      ? TYPE.symbol
      : natural <= 2 * RING_INNER
        ? TYPE.longSymbol
        : (TYPE.longSymbol * 2 * RING_INNER) / natural;
    return (
      <text className="graph-symbol" y={size * 0.35} fontSize={size} textAnchor="middle">
        {inside}
      </text>
    );
  }
  if (form === 'stack') {
    const front = width - 5;
    return (
      <>
        <text
          className="graph-symbol"
          x={-width / 2 + (front - 16) / 2}
          y={5.6}
          fontSize={TYPE.longSymbol}
          textAnchor="middle"
        >
          {inside}
        </text>
        <Opener x={-width / 2 + front - 14} y={0} />
      </>
    );
  }
  const text = kind === 'op' ? inside : fitted(inside, TYPE.number, LONGEST_PILL);
  if (form === 'parameter') {
    return (
      <>
        <text className="graph-theta" x={-width / 2 + 13} y={5.5} textAnchor="middle">
          θ
        </text>
        <text className="graph-inside" x={13} y={5.6} fontSize={TYPE.number} textAnchor="middle">
          {text}
        </text>
      </>
    );
  }
  return (
    <text className="graph-inside" y={5.6} fontSize={TYPE.number} textAnchor="middle">
      {text}
      {text !== inside && <title>{inside}</title>}
    </text>
  );
}

function Name({ name, automatic, form, height }: NodeViewProps) {
  const shown = fitted(name ?? '', TYPE.name, LONGEST_NAME);
  return (
    <text
      className={automatic ? 'graph-name is-automatic' : 'graph-name'}
      y={-height / 2 - (form === 'stack' ? 14 : 9)}
      fontSize={TYPE.name}
      textAnchor="middle"
    >
      {shown}
      {shown !== name && <title>{name}</title>}
    </text>
  );
}
