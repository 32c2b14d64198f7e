/** Serves the sources to tests. A page that reloads because one of them changed would tear a test. */
import path from 'node:path';
import { mergeConfig } from 'vite';
import base from '../../vite.config.ts';

export default mergeConfig(base, {
  root: path.resolve(import.meta.dirname, '../..'),
  server: { hmr: false, watch: null },
});
