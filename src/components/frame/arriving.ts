import { type ComponentType, createElement, lazy, type ReactNode, Suspense } from 'react';

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

/** A component that is asked for when it is first shown (or that is on its way already); until it has come, `fallback`. */
export function later<Props extends object>(
  file: () => Promise<ComponentType<Props>>,
  fallback: ReactNode = null,
): (props: Props) => ReactNode {
  const Loaded = lazy(() => arriving(file())) as ComponentType<Props>;
  return (props) => createElement(Suspense, { fallback }, createElement(Loaded, props));
}
