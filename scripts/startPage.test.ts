import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import viteConfig from '../vite.config.ts';
import { root } from './setup.mjs';
import { contentSecurityPolicy, startScript } from './startPage.mjs';
import { buildTarget, supported, supportedInWords } from './supportedBrowsers.mjs';

const readText = (file: string): string => readFileSync(path.join(root, file), 'utf8');

test('a browser of ten years ago can read the script that speaks first', () => {
  const languageOptions = { ecmaVersion: 5, sourceType: 'script' } as const;
  const messages = new Linter().verify(startScript(), { languageOptions });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
});

test('the build’s target, the check at the start and the README follow from one table', () => {
  expect(supported).toEqual({ chrome: 123, firefox: 121, safari: 17.5 });
  expect(viteConfig.build?.target).toBe(buildTarget);
  expect(startScript()).toContain(JSON.stringify(supportedInWords));
  expect(readText('README.md').replace(/\s+/g, ' ')).toContain(supportedInWords);
});

test('the policy in the docs is that of the page', () => {
  const policy = contentSecurityPolicy(startScript());
  expect(readText('docs/hosting.md')).toContain(`Content-Security-Policy: ${policy}\n`);
});
