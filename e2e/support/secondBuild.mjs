/** Builds the page once more into a folder, as a later version: its help has another heading. */
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
        if (!id.endsWith('/help/Keys.tsx')) return null;
        const later = code.replace('>Sliders</h3>', '>Sliders of a later version</h3>');
        if (later === code) throw new Error('The help has no such heading any more.');
        return later;
      },
    },
  ],
});
