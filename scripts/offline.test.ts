import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOf } from './offline.mjs';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'public-'));
  mkdirSync(path.join(folder, 'data/mnist'), { recursive: true });
  writeFileSync(path.join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(path.join(folder, 'data/mnist/manifest.json'), '{}');
  writeFileSync(path.join(folder, 'data/mnist/train-00.bin'), 'images');
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (page: string) =>
  new Map([
    ['index.html', page],
    ['assets/page-abc.js', 'code'],
    ['pruning-game.d.ts', 'types'],
  ]);

describe('what a build consists of', () => {
  it('is all that the page may ask for, data apart', () => {
    const { assets, others, data } = buildOf(written('page'), folder);
    expect(assets).toEqual(['assets/page-abc.js']);
    expect(others).toEqual(['icon.svg', 'index.html']);
    expect(data).toEqual({ mnist: ['data/mnist/manifest.json', 'data/mnist/train-00.bin'] });
  });

  it('has a version that is the same for the same files, and another where one differs', () => {
    const { version } = buildOf(written('page'), folder);
    expect(buildOf(written('page'), folder).version).toBe(version);
    expect(buildOf(written('other'), folder).version).not.toBe(version);
  });
});
