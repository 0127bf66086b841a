import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Names that never mean another file: see docs/deploy.md. */
const HASHED = /-[\w-]{8}\.\w+$/;

/** A static server that compresses, as hosts do, and counts what it sends. */
export class Host {
  /** Bytes of bodies sent so far, compressed. */
  sent = 0;
  /** Pages beside the folder, by path. */
  readonly pages = new Map<string, string>();
  readonly #server: Server;

  constructor(directory: string) {
    this.#server = createServer(({ url = '/' }, response) => {
      const path = new URL(url, 'http://local').pathname;
      const file = join(directory, normalize(path.endsWith('/') ? `${path}index.html` : path));
      const page = this.pages.get(path);
      if (page === undefined && !(existsSync(file) && statSync(file).isFile())) return response.writeHead(404).end();
      const body = gzipSync(page ?? readFileSync(file));
      this.sent += body.length;
      const type = page === undefined ? TYPES[extname(file)] : TYPES['.html'];
      const headers = { 'Content-Type': type ?? 'application/octet-stream', 'Access-Control-Allow-Origin': '*' };
      response
        .writeHead(200, {
          ...headers,
          'Content-Encoding': 'gzip',
          'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        })
        .end(body);
    });
  }

  /** Begins to listen on a free port. Returns the origin. */
  start(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', () =>
        resolve(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`),
      );
    });
  }

  /** Waits until nothing was asked for in a second. */
  async idle(): Promise<void> {
    for (let before = -1; before !== this.sent; ) {
      before = this.sent;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}
