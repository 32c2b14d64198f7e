import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasPackages, isInstalled, npmSentence, root, sentenceOf } from './setup.mjs';

const wanted = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.2.3' },
    'node_modules/other-system': { version: '1.0.0', optional: true },
  },
};

test('what package-lock.json asks for is installed, optional packages aside', () => {
  expect(isInstalled(wanted, { packages: { 'node_modules/a': { version: '1.2.3' } } })).toBe(true);
});

test.each([
  ['a package is missing', {}],
  ['a version differs', { 'node_modules/a': { version: '1.2.4' } }],
  [
    'a package is left over',
    { 'node_modules/a': { version: '1.2.3' }, 'node_modules/b': { version: '1.0.0' } },
  ],
])('%s: install again', (_, packages) => {
  expect(isInstalled(wanted, { packages })).toBe(false);
});

describe('preparation is taken up again', () => {
  let folder: string;
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'setup-'));
    const packages = { 'node_modules/a': { version: '1.2.3' } };
    write('package-lock.json', JSON.stringify({ packages: { '': {}, ...packages } }));
    write('node_modules/.package-lock.json', JSON.stringify({ packages }));
    write('node_modules/a/package.json', '{}');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('not when all is there', () => {
    expect(hasPackages(folder)).toBe(true);
  });

  test.each([
    ['cut off', '{"packages": {'],
    ['empty', ''],
    ['something else', 'null'],
  ])('when npm’s record is %s', (_, text) => {
    write('node_modules/.package-lock.json', text);
    expect(hasPackages(folder)).toBe(false);
  });

  test('when the folder of a package was deleted', () => {
    rmSync(path.join(folder, 'node_modules/a'), { recursive: true });
    expect(hasPackages(folder)).toBe(false);
  });

  test('but not from a lock file that is damaged: a sentence says what to do', () => {
    write('package-lock.json', '<<<<<<< HEAD');
    expect(() => hasPackages(folder)).toThrow('git checkout package-lock.json');
  });
});

/** What a piece of work throws. */
async function thrownBy(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

describe('what a computer lacks is said in one sentence', () => {
  test.skipIf(!existsSync('/dev/full'))('a full disk', async () => {
    const error = await thrownBy(() => {
      const disk = openSync('/dev/full', 'w');
      writeSync(disk, 'x');
    });
    expect(sentenceOf(error)).toBe(
      'The disk is full, so a file could not be written; make room, then try again.',
    );
  });

  test('a missing package', async () => {
    const name = 'a-package-that-nobody-has';
    expect(sentenceOf(await thrownBy(() => import(/* @vite-ignore */ name)))).toContain(
      'a-package',
    );
    const file = path.join(root, 'node_modules', name, 'package.json');
    expect(sentenceOf(await thrownBy(() => readFileSync(file)))).toBe(
      `node_modules/${name}/package.json is missing; “npm ci” brings it back.`,
    );
  });

  test('no network, as npm says it', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'setup-'));
    const packages = {
      '': { dependencies: { a: '1.0.0' } },
      'node_modules/a': { version: '1.0.0', resolved: 'http://127.0.0.1:9/a-1.0.0.tgz' },
    };
    writeFileSync(path.join(folder, 'package.json'), '{"dependencies":{"a":"1.0.0"}}');
    writeFileSync(
      path.join(folder, 'package-lock.json'),
      JSON.stringify({ lockfileVersion: 3, packages }),
    );
    const { stderr } = spawnSync(
      'npm',
      ['ci', '--fetch-retries=0', '--no-audit', '--cache', path.join(folder, 'cache')],
      { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' },
    );
    rmSync(folder, { recursive: true });
    expect(npmSentence(stderr)).toContain('check the connection');
  });

  test('a full disk, as npm says it; and what is not known refers to npm’s own words', () => {
    expect(npmSentence('npm error code ENOSPC')).toContain('make room');
    expect(npmSentence('npm error code EUSAGE')).toContain('what npm wrote above');
  });
});
