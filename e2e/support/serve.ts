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

export interface Ways {
  /** From `index.html` it leads to the folder. */
  readonly leadsToFolder?: boolean;
  /** What it does not have it answers with its page. */
  readonly hasOnePage?: boolean;
}

export interface Host {
  readonly origin: string;
  close(): void;
}

/**
 * @param folder that holds the page, as `/some/where/`
 * @param headers of every answer
 * @param pages further pages by path
 * @param build folder of the files at the moment they are asked for
 * @param ways how it differs from the plainest host
 */
export function serveDist(
  folder: string,
  headers: OutgoingHttpHeaders = {},
  pages: Readonly<Record<string, string>> = {},
  build: () => string = () => dist,
  { leadsToFolder = false, hasOnePage = false }: Ways = {},
): Promise<Host> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://host');
    if (pathname in pages) {
      response.writeHead(200, { 'content-type': 'text/html' }).end(pages[pathname]);
      return;
    }
    if (leadsToFolder && pathname === `${folder}index.html`) {
      response.writeHead(308, { location: folder }).end();
      return;
    }
    const inside = pathname.startsWith(folder) ? pathname.slice(folder.length) : null;
    const isThere = (name: string) => existsSync(name) && statSync(name).isFile();
    const asked = path.join(build(), inside || 'index.html');
    const file = hasOnePage && !isThere(asked) ? path.join(build(), 'index.html') : asked;
    if (inside === null || !isThere(file)) {
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
