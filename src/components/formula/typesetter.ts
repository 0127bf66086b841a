import { useEffect, useSyncExternalStore } from 'react';
import { fitLater } from './fit.ts';
import { plainFormula } from './plainFormula.ts';

type Temml = typeof import('temml').default;

let typesetter: Temml | null = null;
let loading: Promise<void> | null = null;
const waiting = new Set<() => void>();

/** Fetches the typesetter, once. A page that is offline keeps the plain formulas and tries again with the next one. */
export function loadTypesetter(): Promise<void> {
  loading ??= import('temml').then(
    (module) => {
      typesetter = module.default;
      for (const tell of waiting) tell();
    },
    () => {
      loading = null;
    },
  );
  return loading;
}

function subscribe(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

/** temml, or `null` until it has come: it is no part of the first view of the page, and asked for after that is painted. */
export function useTypesetter(): Temml | null {
  const now = useSyncExternalStore(
    subscribe,
    () => typesetter,
    () => null,
  );
  useEffect(() => {
    if (now === null) void loadTypesetter();
  }, [now]);
  return now;
}

/** Only our own links: `\data{node=…,tone=…,chip=…}`. Names are escaped before, so a program cannot write commands. */
const trust = (context: { readonly command?: string }) => context.command === '\\data';

/** Sets a formula into an element as MathML, built of DOM nodes. */
export function typeset(temml: Temml, latex: string, into: HTMLElement): void {
  try {
    temml.render(latex, into, { trust, throwOnError: true, maxExpand: 100 });
  } catch {
    into.textContent = latex;
    return;
  }
  const math = into.querySelector('math');
  math?.setAttribute('displaystyle', 'true');
  if (math !== null) fitLater(math, into, plainFormula(latex));
  // A symbol is a link: the first one of each node in a formula can be reached by Tab.
  const seen = new Set<string>();
  for (const symbol of into.querySelectorAll('[data-node]')) {
    const key = symbol.getAttribute('data-node') ?? '';
    // No role: MathML's children are presentation to assistive tools, which read the formula as a whole.
    if (!seen.has(key)) symbol.setAttribute('tabindex', '0');
    seen.add(key);
  }
}
