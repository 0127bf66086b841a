const PATHS = {
  first: 'M4 4v12M16 4.5 7 10l9 5.5z',
  last: 'M16 4v12M4 4.5 13 10l-9 5.5z',
  previous: 'M15 4 5 10l10 6z',
  next: 'M5 4l10 6-10 6z',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  more: 'M4 10h.01M10 10h.01M16 10h.01',
  down: 'M5 8l5 5 5-5',
  left: 'M12.5 4.5 7 10l5.5 5.5',
  right: 'M7.5 4.5 13 10l-5.5 5.5',
  close: 'M5 5l10 10M15 5 5 15',
  undo: 'M7.5 4.5 3.5 8.5l4 4M4 8.5h7.5a4 4 0 0 1 0 8H8',
  redo: 'M12.5 4.5l4 4-4 4M16 8.5H8.5a4 4 0 0 0 0 8H12',
} as const;

const FILLED: ReadonlySet<keyof typeof PATHS> = new Set(['first', 'last', 'previous', 'next']);

/** A small drawing on a button, in the text's colour; characters such as ⏮ are colour pictures on some systems. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className={FILLED.has(name) ? 'frame-icon is-filled' : 'frame-icon'} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
