import { expect, test } from 'vitest';
import { isInstalled } from './setup.mjs';

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
