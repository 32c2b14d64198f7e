/** A static host that knows nothing but the files of dist/, somewhere below its root. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

export const dist = path.resolve(import.meta.dirname, '../../dist');

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

export interface Host {
  readonly origin: string;
  close(): void;
}

/**
 * @param folder that holds the page, as `/some/where/`
 * @param headers of every answer
 * @param pages further pages by path
 * @param build folder of the files at the moment they are asked for
 */
export function serveDist(
  folder: string,
  headers: OutgoingHttpHeaders = {},
  pages: Readonly<Record<string, string>> = {},
  build: () => string = () => dist,
): Promise<Host> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://host');
    if (pathname in pages) {
      response.writeHead(200, { 'content-type': 'text/html' }).end(pages[pathname]);
      return;
    }
    const inside = pathname.startsWith(folder) ? pathname.slice(folder.length) : null;
    const file = path.join(build(), inside || 'index.html');
    if (inside === null || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...headers, 'content-type': type });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close() {
          server.closeAllConnections();
          server.close();
        },
      }),
    );
  });
}
