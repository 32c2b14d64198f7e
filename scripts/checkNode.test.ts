import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { inWords, isWithin } from './checkNode.cjs';
import { root } from './setup.mjs';

const readText = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(readText('package.json')) as {
  engines: { node: string };
  scripts: Record<string, string>;
};
const wanted = manifest.engines.node;

/** The forms that packages use for their engines, as the two that ours uses. */
const plain = (range: string): string =>
  range
    .replace(/>=\s+/g, '>=')
    .replace(/\.[x*]/g, '')
    .replace(/(^|\|\|)\s*(\d+)\s*(?=\|\||$)/g, '$1^$2');

interface Locked {
  readonly engines?: { readonly node?: string };
  readonly optional?: boolean;
}
const packages = Object.entries(
  (JSON.parse(readText('package-lock.json')) as { packages: Record<string, Locked> }).packages,
).flatMap(([name, { engines, optional }]) =>
  name === '' || optional || !engines?.node ? [] : [{ name, range: plain(engines.node) }],
);

/** Packages that refuse a version of Node. */
const refusing = (version: string): string[] =>
  packages.filter(({ range }) => !isWithin(version, range)).map(({ name }) => name);

describe('engines is exact', () => {
  test.each(['20.19.0', '20.20.2', '22.13.0', '22.99.0', '24.0.0', '25.1.0', '30.0.0'])(
    '%s is admitted, and no package refuses it',
    (version) => {
      expect(isWithin(version, wanted)).toBe(true);
      expect(refusing(version)).toEqual([]);
    },
  );

  test.each(['12.22.12', '18.20.8', '20.10.0', '20.18.3', '21.7.3', '22.12.0', '23.11.1'])(
    '%s is refused, and some package would refuse it',
    (version) => {
      expect(isWithin(`v${version}`, wanted)).toBe(false);
      expect(refusing(version)).not.toEqual([]);
    },
  );
});

test('any Node can read the check', () => {
  const languageOptions = { ecmaVersion: 5, sourceType: 'commonjs' } as const;
  const messages = new Linter().verify(readText('scripts/checkNode.cjs'), { languageOptions });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
});

test('every command begins with the check', () => {
  for (const [name, command] of Object.entries(manifest.scripts)) {
    expect(command, name).toMatch(/^node scripts\/checkNode\.cjs && /);
  }
});

test('a Node that will not do gets one sentence and no stack', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'checkNode-'));
  try {
    mkdirSync(path.join(folder, 'scripts'));
    const copy = path.join(folder, 'scripts/checkNode.cjs');
    cpSync(path.join(root, 'scripts/checkNode.cjs'), copy);
    writeFileSync(path.join(folder, 'package.json'), '{"engines":{"node":"^9998.1 || >=9999"}}');
    const { status, stderr } = spawnSync(process.execPath, [copy], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toBe(
      `The Pruning Game needs Node 9998.1, 9999 or newer; this is ${process.version}. Install one of these (https://nodejs.org), then try again.\n`,
    );
    expect(inWords(wanted)).toBe('20.19.0, 22.13.0, 24.0.0 or newer');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
