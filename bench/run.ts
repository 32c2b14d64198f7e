/** `npm run bench`: one step of each implementation, timed in turn in one browser and beside it. */
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { installDependencies, prepareData } from '../scripts/setup.mjs';
import type { BackendName } from '../src/engine/backends.ts';
import { alternate, type Entry, type Plan } from './alternate.ts';
import { inPage, openBrowser, type BenchBrowser } from './browser.ts';
import {
  analysisCases,
  filtersCases,
  gamesCases,
  growthCases,
  kindsCases,
  mainCase,
} from './cases.ts';
import { drawingSummary, measureDrawing } from './drawing/drawing.ts';
import { fadingSummary, measureFading } from './fading.ts';
import { mapSummary, measureMap } from './map.ts';
import { measureRecording, recordingSummary } from './recording/recording.ts';
import { keepingSummary, measureKeeping } from './keeping.ts';
import { browserFlags, helpText, readFlags, UsageError, type Asked } from './flags.ts';
import { describeMachine, loadNow } from './machine.ts';
import { inPython } from './python.ts';
import type { Absence, Peak, Report, Row } from './rows.ts';
import { textOf } from '../src/model/readModel.ts';
import { soak, soakSummary } from './soak/soak.ts';
import { measureSpiral, spiralSummary } from './spiral.ts';
import { rowsOf, summary } from './table.ts';

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function mainEntries({ page }: BenchBrowser, backend: BackendName): Entry[] {
  const one = mainCase(backend);
  const entries = (['ours', 'tfjs-fit', 'jax-js'] as const).map((name) => inPage(page, name, one));
  if (backend !== 'wasm') return entries;
  // Once, and in the same rounds as what it is held against.
  const cores = os.cpus().length;
  const threads = (count: number) => ['--threads', String(count)];
  return [
    ...entries,
    inPython('pytorch-1', 'native', 'processor.py', one, threads(1)),
    inPython('pytorch-n', 'native', 'processor.py', one, threads(cores)),
  ];
}

/** What many games at once cost, beside one. */
async function measureGames({ page }: BenchBrowser, plan: Plan, peak: Peak) {
  const rows: Row[] = [];
  const absent: Absence[] = [];
  for (const cases of gamesCases('wasm')) {
    say(`Games of ${textOf(cases[0].model)} at once …`);
    // Games put off steps until a few are there (simd/simdGames.ts): rounds must hold many.
    const long = { ...plan, steps: 4 * plan.steps };
    const entries = cases.map((one) => inPage(page, 'ours', one));
    const { timings, absent: missing } = await alternate(entries, long);
    rows.push(...rowsOf(timings, 'games', peak));
    absent.push(...missing);
  }
  return { rows, absent };
}

/** What looking at the frozen game costs the training. */
async function measureAnalysis({ page }: BenchBrowser, plan: Plan, peak: Peak) {
  say('Looking at the frozen game …');
  const entries = analysisCases('wasm').map((one) => inPage(page, 'ours', one));
  // A round must hold several looks.
  const { timings, absent } = await alternate(entries, { ...plan, steps: 60 * plan.steps });
  return { rows: rowsOf(timings, 'analysis', peak), absent };
}

/** Single weights as players beside neurons. */
async function measureKinds({ page }: BenchBrowser, plan: Plan, peak: Peak) {
  say('Neurons and single weights …');
  const entries = kindsCases('wasm').flatMap((one) => [
    inPage(page, 'ours', one),
    inPython('pytorch-1', 'native', 'processor.py', one, ['--threads', '1']),
  ]);
  const { timings, absent } = await alternate(entries, plan);
  return { rows: rowsOf(timings, 'kinds', peak), absent };
}

/** LeNet-5 with filters and neurons as players, beside the others. */
async function measureFilters({ page }: BenchBrowser, plan: Plan, peak: Peak) {
  say('LeNet-5, filters and neurons …');
  const { whole, thinned } = filtersCases('wasm');
  const entries = [
    inPage(page, 'ours', whole),
    inPage(page, 'ours', thinned),
    inPage(page, 'ours-general', whole),
    inPage(page, 'tfjs-fit', whole),
    inPage(page, 'jax-js', whole),
    inPython('pytorch-1', 'native', 'processor.py', whole, ['--threads', '1']),
  ];
  const { timings, absent } = await alternate(entries, plan);
  return { rows: rowsOf(timings, 'filters', peak), absent };
}

/** The one question that is asked alone; null for all others. */
function onlyOf(asked: Asked<typeof browserFlags>) {
  if (asked.games) return measureGames;
  if (asked.analysis) return measureAnalysis;
  if (asked.filters) return measureFilters;
  return asked.kinds ? measureKinds : null;
}

async function measure(asked: Asked<typeof browserFlags>, browser: BenchBrowser): Promise<Report> {
  const { page } = browser;
  const loadAtStart = loadNow();
  const plan: Plan = { rounds: asked.rounds, steps: asked.steps, say };
  const rows: Row[] = [];
  const absent: Absence[] = [];

  const peak = await page.evaluate(() => window.bench.peak());
  const only = onlyOf(asked);
  if (only !== null) {
    const found = await only(browser, plan, peak);
    const machine = describeMachine(browser.name, null, loadAtStart);
    return { machine, date: new Date().toISOString(), peak, ...found };
  }
  const adapter = await page.evaluate(() => window.bench.adapter());
  const backends: BackendName[] = ['wasm'];
  if (asked.cpu) backends.push('cpu');
  if (adapter.kind === 'hardware' || asked['software-webgpu']) backends.push('webgpu');
  else {
    const why =
      adapter.kind === 'none' ? adapter.why : `only a software adapter (${adapter.label})`;
    absent.push({ implementation: 'all', backend: 'webgpu', why });
  }

  for (const backend of backends) {
    say(`One step on ${backend}: ${plan.rounds} rounds …`);
    const { timings, absent: missing } = await alternate(mainEntries(browser, backend), plan);
    rows.push(...rowsOf(timings, 'main', peak));
    absent.push(...missing);
  }
  for (const { group, cases } of asked.growth ? growthCases('wasm') : []) {
    say(`Growth by ${group} …`);
    const entries = cases.map((one) => inPage(page, 'ours', one));
    // Wide nets are slow, and growth needs no fine figures.
    const brief = { ...plan, rounds: Math.min(plan.rounds, 3), steps: Math.ceil(plan.steps / 4) };
    const { timings, absent: missing } = await alternate(entries, brief);
    rows.push(...rowsOf(timings, group, peak));
    absent.push(...missing);
  }
  const label = adapter.kind === 'none' ? null : `${adapter.label} (${adapter.kind})`;
  const machine = describeMachine(browser.name, label, loadAtStart);
  return { machine, date: new Date().toISOString(), peak, rows, absent };
}

/** @returns exit status: 2 for a wrong flag, 1 for what failed otherwise, a soak that is not flat among it */
async function main(args: readonly string[]): Promise<number> {
  let asked: Asked<typeof browserFlags>;
  try {
    asked = readFlags(browserFlags, args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(error.message);
    return 2;
  }
  if (asked.help) {
    const title = [
      'npm run bench -- [flags]',
      '',
      'Times one training step of each implementation, in turn, in one real browser.',
      'PYTHON names the interpreter that has PyTorch, if it is not python3.',
    ];
    console.log(helpText(browserFlags, title));
    return 0;
  }
  await installDependencies();
  await prepareData();
  const write = async (report: object): Promise<void> => {
    if (asked.out !== null) await writeFile(asked.out, `${JSON.stringify(report, null, 1)}\n`);
  };
  if (asked.soak !== null) {
    const report = await soak(asked.soak, say);
    console.log(soakSummary(report));
    await write(report);
    return report.trends.every(({ isFlat }) => isFlat) ? 0 : 1;
  }
  if (asked.drawing) {
    const report = await measureDrawing(asked.rounds, say);
    console.log(drawingSummary(report));
    await write(report);
    return 0;
  }
  if (asked.recording !== null) {
    const report = await measureRecording(asked.recording, asked.rounds, say);
    console.log(recordingSummary(report));
    await write(report);
    return 0;
  }
  if (asked.map) {
    const report = await measureMap(say);
    console.log(mapSummary(report));
    await write(report);
    return 0;
  }
  if (asked.keeping) {
    const report = await measureKeeping(asked.rounds, say);
    console.log(keepingSummary(report));
    await write(report);
    return 0;
  }
  if (asked.spiral) {
    const report = await measureSpiral(asked.rounds, say);
    console.log(spiralSummary(report));
    await write(report);
    return 0;
  }
  if (asked.fading) {
    const report = await measureFading(asked.rounds);
    console.log(fadingSummary(report));
    await write(report);
    return 0;
  }
  const browser = await openBrowser(asked['software-webgpu']);
  try {
    const report = await measure(asked, browser);
    console.log(summary(report));
    await write(report);
    return 0;
  } finally {
    await browser.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
