/**
 * `npm test`: from a fresh clone through every check. A failing phase does not stop the next, so that
 * one run shows all failures; the last line is `N passed, N failed`, with `, N skipped` if any were.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { countEndToEnd, countRun, countUnit } from './counts.mjs';
import { findChromium, installOtherBrowsers } from './browsers.mjs';
import { installSlurm } from './slurm.mjs';
import { installTorch } from './torch.mjs';
import {
  compileStep,
  installDependencies,
  prepareData,
  root,
  runTool,
  runToolBeside,
  seconds,
  sentenceOf,
} from './setup.mjs';

const reports = path.join(root, '.cache/reports');
mkdirSync(reports, { recursive: true });

/** @typedef {import('./counts.mjs').Counts} Counts */

const total = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {string} title
 * @param {() => Counts | Promise<Counts>} work what it throws counts as one failure
 */
async function phase(title, work) {
  const start = performance.now();
  console.log(`\n── ${title} ──`);
  /** @type {Counts} */
  let counts;
  try {
    counts = await work();
  } catch (error) {
    console.error(sentenceOf(error));
    counts = { passed: 0, failed: 1 };
  }
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped ?? 0;
  console.log(`${title}: ${describe(counts)} (${seconds(start)})`);
  return counts.failed === 0;
}

/** @param {Counts} counts */
const describe = ({ passed, failed, skipped = 0 }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** A tool that only says yes or no is one test. @param {boolean} endedWell @returns {Counts} */
const one = (endedWell) => ({ passed: endedWell ? 1 : 0, failed: endedWell ? 0 : 1 });

/**
 * Runs a test runner that writes a JSON report.
 *
 * @template Report
 * @param {string} name of the report
 * @param {(file: string) => boolean} start runs it to its end; whether it ended well
 * @param {(report: Report) => Counts} count
 */
function runner(name, start, count) {
  const file = path.join(reports, `${name}.json`);
  rmSync(file, { force: true }); // an old report must not stand in for a crashed runner
  const endedWell = start(file);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  return countRun(endedWell, report, count);
}

/** Throws what went wrong; else it counts as nothing. @param {() => Promise<unknown>} work */
const prepare = (work) => async () => {
  await work();
  return { passed: 0, failed: 0 };
};

async function test() {
  if (!(await phase('Packages', prepare(installDependencies)))) return;
  await phase('Data', prepare(prepareData));
  await phase('Training step', prepare(compileStep));
  let chromium = '';
  await phase(
    'Chromium',
    prepare(async () => {
      chromium = await findChromium();
      console.log(chromium);
    }),
  );
  await phase('Firefox and WebKitGTK', async () => {
    const missing = await installOtherBrowsers();
    for (const sentence of missing) console.log(sentence);
    // Their tests count as skipped, or, where CI is set, as failed.
    return { passed: 0, failed: 0 };
  });
  await phase(
    'Slurm',
    prepare(async () => {
      const missing = await installSlurm();
      if (missing !== null) console.log(missing);
    }),
  );
  await phase(
    'PyTorch',
    prepare(async () => {
      const missing = await installTorch();
      if (missing !== null) console.log(missing);
    }),
  );
  // Each keeps one core busy.
  const [isBuilt] = await Promise.all([
    phase('Build', async () => one(await runToolBeside('vite', ['build']))),
    phase('Format', async () => one(await runToolBeside('prettier', ['--check', '.']))),
    phase('Lint', async () => one(await runToolBeside('eslint', ['.', '--max-warnings', '0']))),
    phase('Types', async () => one(await runToolBeside('typescript', ['-b'], 'tsc'))),
  ]);
  await phase('Unit tests', () =>
    runner(
      'unit',
      (file) =>
        runTool('vitest', [
          'run',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${file}`,
        ]),
      countUnit,
    ),
  );
  await phase('End-to-end tests', () => {
    if (!isBuilt) throw new Error('There is no page to test: the build failed.');
    return runner(
      'endToEnd',
      (file) =>
        runTool(
          '@playwright/test',
          ['test', '--reporter=line,json'],
          { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
          'playwright',
        ),
      countEndToEnd,
    );
  });
}

await test();
console.log(`\n${describe(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
