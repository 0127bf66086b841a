import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { policyText } from '../build/content-security-policy.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** A static server as docs/deploy.md describes one, with a built page in a folder below its root. */
export class StaticSite {
  /** Paths below the folder that were asked for, in order. */
  readonly requests: string[] = [];
  /** A path that is answered with some HTML and status 200, as hosts do whose every address is one page. */
  broken: string | null = null;
  /** Lets the browser's HTTP cache keep files with a hash in their name. */
  isImmutable = true;
  /** Pages beside the folder: an address's path, and its HTML. */
  readonly pages = new Map<string, string>();
  #server: Server | null = null;
  #port = 0;

  constructor(
    /** The folder that is served. Another one may be put in its place at any time: a deploy. */
    public directory: string,
    private readonly folder = '/x/y/',
  ) {}

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get url(): string {
    return `${this.origin}${this.folder}`;
  }

  /** Begins to listen; on the port that it had, if it had one. */
  start(): Promise<void> {
    const server = createServer(({ url = '/' }, response) => {
      const path = decodeURIComponent(new URL(url, 'http://local').pathname);
      const page = this.pages.get(path);
      if (page !== undefined) return response.writeHead(200, { 'Content-Type': TYPES['.html'] }).end(page);
      const below = path.startsWith(this.folder) ? path.slice(this.folder.length) : null;
      if (below !== null) this.requests.push(below);
      const file = below === null ? null : join(this.directory, normalize(`/${below === '' ? 'index.html' : below}`));
      if (below === this.broken) return response.writeHead(200, { 'Content-Type': TYPES['.html'] }).end('<p>Log in');
      if (file === null || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
      response.writeHead(200, {
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': `${policyText()}; frame-ancestors *`,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
        'Cache-Control': cacheControl(below ?? '', this.isImmutable),
        // A sandboxed frame has no origin, so that its own modules come from another one.
        'Access-Control-Allow-Origin': '*',
      });
      response.end(readFileSync(file));
    });
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', () => {
        this.#port = (server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  /** Stops listening, and ends every connection. */
  stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    return new Promise((resolve) => {
      if (server === null) return resolve();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
}

function cacheControl(path: string, isImmutable: boolean): string {
  if (!isImmutable) return 'no-store';
  return path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}
