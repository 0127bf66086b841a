import { followUpdates, type Updates } from './updates.ts';

/**
 * Registers the service worker beside the page (`./sw.js`, for the folder that it lies in) and follows its updates.
 * `null` where there is none, and without a word in the console: http on a network, a sandboxed frame, storage refused, a
 * build without a worker. A page in a frame never registers: under somebody else's address the browser would keep a copy
 * for every such site; a worker that is there already answers it all the same.
 */
export async function register(): Promise<Updates | null> {
  try {
    if (window.top !== window.self) return null;
    // In a sandbox without an origin the property itself throws; on an insecure origin it is missing.
    const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
    if (container === undefined) return null;
    const registration = await container.register('./sw.js', { scope: './', updateViaCache: 'none' });
    container.controller?.postMessage('gradstep:tidy');
    return followUpdates(registration, {
      container,
      document,
      now: () => performance.now(),
      reload: () => location.reload(),
    });
  } catch {
    return null;
  }
}
