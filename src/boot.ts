/** In a build: see build/figure-files.ts. */
declare const FIGURE_FILES: { readonly page: string; readonly preload: readonly string[] };

type Page = typeof import('./figure/page.tsx');

/** Messages that are kept for a figure that is not there yet. */
const MOST_EARLY = 100;

const place = document.getElementById('root');
if (place === null) throw new Error('no #root');

const embedded = isEmbedded();
// What shows the one cannot show the other.
addEventListener('hashchange', () => {
  if (isEmbedded() !== embedded) location.reload();
});
if (embedded) void showFigure(place);
else void import('./main.tsx').then(({ showApp }) => showApp(place));

/**
 * Whether the address asks for a figure alone: the page is then another, smaller one. What else it says is read there
 * (store/link/fragment.ts), where this word too is read again; the last one counts.
 */
function isEmbedded(): boolean {
  // The browser's reader, as that of links is not here yet: both part at `&`, undo escapes, and never throw.
  return new URLSearchParams(location.hash.slice(1)).getAll('view').pop()?.trim().toLowerCase() === 'embed';
}

async function showFigure(place: HTMLElement): Promise<void> {
  const early: MessageEvent[] = [];
  const keep = (event: MessageEvent) => {
    if (event.source === parent && early.length < MOST_EARLY) early.push(event);
  };
  addEventListener('message', keep);
  const page = await figurePage().catch(() => null);
  // Without a network, and without a reader's language yet: both.
  if (page === null) place.textContent = 'Gradstep: this figure could not be loaded. · 그림을 불러오지 못했다.';
  else await page.showPage(place, early);
  removeEventListener('message', keep);
}

/** The figure's page: from the sources while developing, else as the library's build has made it. */
function figurePage(): Promise<Page> {
  if (import.meta.env.DEV) return import('./figure/page.tsx');
  const { page, preload } = FIGURE_FILES;
  const address = (file: string) => new URL(file, import.meta.url).href;
  for (const file of preload) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = address(file);
    document.head.append(link);
  }
  return import(/* @vite-ignore */ address(page));
}
