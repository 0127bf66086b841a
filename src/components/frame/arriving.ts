import type { ComponentType } from 'react';

/** A component in a chunk of its own. Without the file the page is still a page: only the room of what is in it stays empty. */
export function arriving<Props>(file: Promise<ComponentType<Props>>): Promise<{ default: ComponentType<Props> }> {
  return file.then(
    (component) => ({ default: component }),
    () => ({ default: Nothing }),
  );
}

function Nothing(): null {
  return null;
}
