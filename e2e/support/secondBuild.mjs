/** Builds the page once more into a folder, as a later version: its help has another title. */
import path from 'node:path';
import { build } from 'vite';

const [, , outDir] = process.argv;
if (!outDir) throw new Error('A folder to build into is missing.');
const root = path.resolve(import.meta.dirname, '../..');

await build({
  root,
  logLevel: 'warn',
  build: { outDir, emptyOutDir: true },
  plugins: [
    {
      name: 'later-version',
      enforce: 'pre',
      transform(code, id) {
        if (!id.endsWith('/help/HelpOverlay.tsx')) return null;
        const later = code.replace('>Keys</h2>', '>Keys of a later version</h2>');
        if (later === code) throw new Error('The help has no such title any more.');
        return later;
      },
    },
  ],
});
