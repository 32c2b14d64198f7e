/** What index.html holds besides its own text: the script that speaks first, and what the page may load. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { needs, supportedInWords } from './supportedBrowsers.mjs';

const file = path.resolve(import.meta.dirname, '../src/pages/start.js');

/** The classic script of index.html: src/pages/start.js with the table of what the page needs. */
export function startScript() {
  const table = needs.map(
    ({ what, test }) =>
      `{ what: ${JSON.stringify(what)}, isThere: function () { return ${test}; } }`,
  );
  const source = readFileSync(file, 'utf8');
  return `${source}start([${table.join(', ')}], ${JSON.stringify(supportedInWords)});\n`;
}

/** Writes the script into the page's head. @returns {import('vite').Plugin} */
export const speaksFirst = () => ({
  name: 'speaks-first',
  configureServer: (server) => void server.watcher.add(file),
  transformIndexHtml: {
    order: 'pre', // so that it stands before the module, which the bundler puts in
    handler: () => [{ tag: 'script', children: startScript(), injectTo: 'head' }],
  },
});

/**
 * What the built page may load and run: its own files, WebAssembly, and the one script in its text.
 * Frames may hold it, wherever they are.
 *
 * @param {string} script the one in the page's text
 */
export function contentSecurityPolicy(script) {
  const hash = createHash('sha256').update(script).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'`,
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The policy comes after it, and before all that it judges. */
const CHARSET = '<meta charset="utf-8" />';

/**
 * The policy as a meta tag of the built page; the server of sources writes scripts and styles into it.
 *
 * @returns {import('vite').Plugin}
 */
export const loadsOnlyItsOwn = () => ({
  name: 'loads-only-its-own',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => text);
      if (scripts.length !== 1 || !html.includes(CHARSET)) {
        throw new Error('index.html should hold its character set, and one script in its text.');
      }
      const meta = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(scripts[0])}" />`;
      return html.replace(CHARSET, `${CHARSET}\n    ${meta}`);
    },
  },
});
