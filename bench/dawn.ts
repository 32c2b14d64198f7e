/**
 * `npx tsx bench/dawn.ts`: our WebGPU step and stock tfjs in Node over Dawn, for a machine with a real
 * graphics card but no browser; PyTorch on the same card beside them. Dawn is the npm package `webgpu`,
 * which is not among the project's packages: install it anywhere and name its folder in WEBGPU_PACKAGE.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareData, root } from '../scripts/setup.mjs';
import { chooseBackend } from '../src/engine/backends.ts';
import { mnist } from '../src/data/mnist.ts';
import type { Dataset } from '../src/engine/dataset.ts';
import { openData } from '../src/engine/openData.ts';
import { inspectAdapter } from '../src/engine/webgpuAdapter.ts';
import { textOf } from '../src/model/readModel.ts';
import { alternate, type Entry } from './alternate.ts';
import { gamesCases, kindsCases, mainCase } from './cases.ts';
import { openOurs } from './contenders/ours.ts';
import { openStock } from './contenders/stock.ts';
import { dawnFlags, helpText, readFlags, UsageError, type Asked } from './flags.ts';
import { describeMachine, loadNow } from './machine.ts';
import { inPython } from './python.ts';
import type { Case } from './rows.ts';
import { rowsOf, summary } from './table.ts';

interface Dawn {
  create(flags: string[]): unknown;
  readonly globals: object;
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Makes `navigator.gpu`, which tfjs looks for when it is imported. */
async function installDawn(): Promise<void> {
  const folder = process.env.WEBGPU_PACKAGE;
  // A name that the compiler does not follow: the package need not be there.
  const place: string = folder
    ? pathToFileURL(path.join(path.resolve(folder), 'index.js')).href
    : 'webgpu';
  let dawn: Dawn;
  try {
    dawn = (await import(place)) as Dawn;
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Error(
      `Dawn is not here (${detail}). Install the npm package webgpu in a folder of its own and name that package’s folder in WEBGPU_PACKAGE.`,
      { cause: error },
    );
  }
  Object.assign(globalThis, dawn.globals);
  const navigator = { userAgent: 'Node', gpu: dawn.create([]) };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
}

const ours = (one: Case, dataset: Dataset): Entry => ({
  implementation: 'ours',
  backend: 'webgpu',
  shape: one,
  open: () => openOurs(one, dataset),
});

function mainEntries(dataset: Dataset): Entry[] {
  const one = mainCase('webgpu');
  const torch = (name: 'pytorch-eager' | 'pytorch-graph', graph: '0' | '1') =>
    inPython(name, 'cuda', 'graphics.py', one, ['--graph', graph]);
  return [
    ours(one, dataset),
    {
      implementation: 'tfjs-fit',
      backend: 'webgpu',
      shape: one,
      open: () => openStock(one, dataset),
    },
    torch('pytorch-eager', '0'),
    torch('pytorch-graph', '1'),
  ];
}

async function bench(asked: Asked<typeof dawnFlags>): Promise<void> {
  const loadAtStart = loadNow();
  await installDawn();
  const adapter = await inspectAdapter();
  if (adapter.kind === 'none') throw new Error(`Dawn is here, but ${adapter.why}.`);
  if (adapter.kind === 'software' && !asked.software) {
    throw new Error(
      `Dawn has only a software adapter here (${adapter.label}); its figures would say nothing of a graphics card. --software goes on nevertheless.`,
    );
  }
  await prepareData();
  const dataset = await openData(mnist, {
    base: path.join(root, 'public/data'),
    fetchBytes: (file) => readFile(file),
  });
  const chosen = await chooseBackend({ wanted: 'webgpu' });
  if (chosen.name !== 'webgpu') throw new Error(chosen.reason);
  const plan = { rounds: asked.rounds, steps: asked.steps, say };
  const { timings, absent } = await alternate(mainEntries(dataset), plan);
  const rows = rowsOf(timings, 'main', null);
  say('Every weight a player, beside every neuron …');
  const kinds = await alternate(
    kindsCases('webgpu').map((one) => ours(one, dataset)),
    plan,
  );
  rows.push(...rowsOf(kinds.timings, 'kinds', null));
  absent.push(...kinds.absent);
  for (const cases of gamesCases('webgpu')) {
    say(`Games of ${textOf(cases[0].model)} at once …`);
    const several = cases.map((one) => ours(one, dataset));
    const games = await alternate(several, plan);
    rows.push(...rowsOf(games.timings, 'games', null));
    absent.push(...games.absent);
  }
  const report = {
    machine: describeMachine(null, `${adapter.label} (${adapter.kind})`, loadAtStart),
    date: new Date().toISOString(),
    peak: null,
    rows,
    absent,
  };
  console.log(summary(report));
  if (asked.out !== null) await writeFile(asked.out, `${JSON.stringify(report, null, 1)}\n`);
}

/** @returns exit status: 2 for a wrong flag, 1 for what failed otherwise */
async function main(args: readonly string[]): Promise<number> {
  try {
    const asked = readFlags(dawnFlags, args);
    if (asked.help) {
      const title = [
        'npx tsx bench/dawn.ts [flags]',
        '',
        'Times the WebGPU step in Node over Dawn, and PyTorch on the same graphics card.',
        'WEBGPU_PACKAGE names the folder of the npm package webgpu, PYTHON the interpreter with PyTorch.',
      ];
      console.log(helpText(dawnFlags, title));
    } else await bench(asked);
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

// Dawn keeps the process alive.
process.exit(await main(process.argv.slice(2)));
