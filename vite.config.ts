import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { loadsOnlyItsOwn, speaksFirst } from './scripts/startPage.mjs';
import { unitTests } from './scripts/unitTests.mjs';
import { tellsItsLicences } from './scripts/licences.mjs';
import { tellsItsTypes } from './scripts/types.mjs';
import { worksOffline } from './scripts/offline.mjs';
import { buildTarget } from './scripts/supportedBrowsers.mjs';
import { LongestFirst } from './scripts/longestFirst.mjs';
import {
  workerEntriesAreChecked,
  workerEntriesKeepToThemselves,
} from './scripts/workerEntries.mjs';

const { together, apart } = unitTests();
const licences = tellsItsLicences();

export default defineConfig({
  // Relative addresses: the build works from any sub-path of any static host.
  base: './',
  // A missing file is a 404, as on any static host, not the page once more.
  appType: 'mpa',
  plugins: [
    react(),
    speaksFirst(),
    loadsOnlyItsOwn(),
    workerEntriesAreChecked(),
    tellsItsTypes(),
    licences.page,
    worksOffline(),
  ],
  // A second tfjs-core would hold a second registry of kernels, and the first would seem empty.
  resolve: { dedupe: ['@tensorflow/tfjs-core'] },
  // One style sheet: that of a chunk which failed once would not be asked for again.
  build: {
    target: buildTarget,
    sourcemap: false,
    cssCodeSplit: false,
    // The list of what each chunk would have fetched ahead is longer than what it saves; every browser asks by itself.
    modulePreload: false,
    // All that the page begins with is one script: a dozen small ones would compress worse.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } },
    },
  },
  worker: { format: 'es', plugins: () => [workerEntriesKeepToThemselves(), licences.worker()] },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  // Workers are not found by following the page's imports. A dependency found late reloads the page,
  // which would tear a test.
  optimizeDeps: {
    entries: ['index.html', 'src/{worker,engine}/*.ts', 'e2e/harness/*.html', '!**/*.test.ts'],
  },
  test: {
    environment: 'node',
    setupFiles: 'test/seed.ts',
    projects: [
      { extends: true, test: { name: 'together', include: together, isolate: false } },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
    // Some tests train networks, on machines of two cores.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
