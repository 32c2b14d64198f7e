import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isWithin } from './checkNode.cjs';
import { root } from './setup.mjs';

const folder = path.join(root, '.github/workflows');
const workflows = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));

test('every action is pinned to a commit, and says of which version', () => {
  const used = workflows.flatMap((text) => [...text.matchAll(/uses: (.*)/g)].map(([, use]) => use));
  expect(used.length).toBeGreaterThan(0);
  for (const use of used) {
    expect(use).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
});

test('every job has a limit of its own, long enough for a slow machine', () => {
  for (const text of workflows) {
    const jobs = text.match(/^ {2}\w+:\n {4}\w/gm)!.length;
    expect(text.match(/timeout-minutes: \d{2}$/gm)).toHaveLength(jobs);
  }
});

test('the page is deployed by the workflow that tested it, after the test, and from what was tested', () => {
  const deploying = workflows.filter((text) => text.includes('actions/deploy-pages@'));
  expect(deploying).toHaveLength(1);
  const [before, deploy] = deploying[0].split(/^ {2}deploy:\n/m);
  expect(before).toMatch(/run: \.ci\/run[^]*upload-pages-artifact@.*\n\s+with:\n\s+path: dist\n/);
  expect(deploy).toMatch(/^ {4}needs: test$/m);
  // One build: a second would not be the one that was tested.
  expect(deploying[0]).not.toMatch(/npm (run|ci|test)/);
});

test('tests run on Debian, by a Node that will do', () => {
  const images = workflows.flatMap((text) => text.match(/image: .*/g) ?? []);
  expect(images).toHaveLength(1);
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const version = /node:(\d+\.\d+\.\d+)-bookworm$/.exec(images[0])![1];
  expect(isWithin(version, engines.node)).toBe(true);
});
