import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type InlineConfig } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  judgeWorkerEntries,
  workerEntriesAreChecked,
  workerEntriesKeepToThemselves,
} from './workerEntries.mjs';
import { root } from './setup.mjs';

const page = 'new Worker(new URL(new URL(`main-1.js`,import.meta.url).href,``+import.meta.url))';

describe('a chunk that imports the entry of a worker is found', () => {
  test.each([
    ['statically', 'import{t as e}from"./main-1.js";e()'],
    ['for its effects', 'import"./main-1.js";'],
    ['dynamically', 'const m=()=>import(`./main-1.js`)'],
    ['by exporting from it', 'export{t}from"./main-1.js"'],
    ['by exporting all of it', 'export*from"./main-1.js"'],
  ])('%s', (_, chunk) => {
    const scripts = new Map([
      ['assets/index.js', page],
      ['assets/main-1.js', 'import("./lazy.js")'],
      ['assets/lazy.js', chunk],
    ]);
    expect(judgeWorkerEntries(scripts)).toEqual({
      entries: ['assets/main-1.js'],
      faults: [
        'assets/lazy.js imports assets/main-1.js, the entry of a worker; WebKit runs it twice.',
      ],
    });
  });

  test('and one that imports something else is not', () => {
    const scripts = new Map([
      ['assets/index.js', page],
      ['assets/main-1.js', 'import{t}from"./shared.js";import("./lazy.js")'],
      ['assets/lazy.js', 'import{t}from"./shared.js";import"./other/main-1.js"'],
      ['assets/shared.js', 'export const t=1'],
      ['assets/other/main-1.js', 'self.t=1'],
    ]);
    expect(judgeWorkerEntries(scripts)).toEqual({ entries: ['assets/main-1.js'], faults: [] });
  });
});

describe('a build whose worker shares code with what it loads later', () => {
  let folder: string;
  beforeAll(() => {
    mkdirSync(path.join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(path.join(root, '.cache/workerEntries-'));
    const files = {
      'index.html': '<script type="module" src="page.js"></script>',
      'page.js': 'new Worker(new URL("./entry.js", import.meta.url), { type: "module" });',
      'entry.js':
        'import { shared } from "./shared.js"; self.onmessage = () => import("./lazy.js"); shared();',
      'lazy.js': 'import { shared } from "./shared.js"; shared();',
      'shared.js': 'export const shared = () => self.postMessage("shared");',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const building = (worker: InlineConfig['worker'], page = 'page.js') =>
    build({
      configFile: false,
      root: folder,
      base: './',
      logLevel: 'silent',
      plugins: [workerEntriesAreChecked()],
      worker: { format: 'es', ...worker },
      build: { emptyOutDir: true, rolldownOptions: { input: path.join(folder, page) } },
    });

  test('fails as the bundler does it by itself', async () => {
    await expect(building({})).rejects.toThrow('the entry of a worker; WebKit runs it twice');
  });

  test('passes when entries keep to themselves', async () => {
    await building({ plugins: () => [workerEntriesKeepToThemselves()] });
  });

  test('fails when no worker is found, because the check would then prove nothing', async () => {
    await expect(building({}, 'shared.js')).rejects.toThrow('No worker was found');
  });
});
