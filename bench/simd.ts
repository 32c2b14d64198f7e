/**
 * `npx tsx bench/simd.ts`: milliseconds per step of the SIMD trainer in Node, on the paper's MLP, with
 * the full net and with a net that a contest has shrunk to 3 %, and on the quick net; beside it the peak
 * of this machine's 128-bit SIMD (a loop that stays in the registers) and PyTorch with one thread, where
 * it is installed. Best and median of short rounds: other programs share the machine.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { loadStep, stepVariant } from '../src/engine/simd/module.ts';
import { createSimdTrainer, type SimdTrainer } from '../src/engine/simd/simdTrainer.ts';
import { networkWidths } from '../src/game/network.ts';
import { defaultSpec, type RunSpec, type SpecPatch } from '../src/game/spec.ts';
import { build, buildFolder, isBuilt } from '../scripts/buildSimd.mjs';
import { IMAGE_SIZE, pixelStatistics, readImages } from '../scripts/prepareData.mjs';

const BATCH = 128;
const ROUNDS = 25;
const ROUND_MS = 60;

if (!isBuilt()) await build();
// Node 20 has it behind a flag; browsers of today and later Nodes do not.
if (stepVariant() === 'step.wasm') setFlagsFromString('--experimental-wasm-relaxed-simd');

const images = readImages('t10k', 10_000);
const data = {
  train: { ...images, imageSize: IMAGE_SIZE, count: 10_000 },
  ...pixelStatistics(images.pixels),
};
const readBuilt = (file: string) => readFileSync(path.join(buildFolder, file));
const module = await loadStep((variant) => Promise.resolve(readBuilt(variant)));
if (module === null) throw new Error('This Node has no WebAssembly SIMD.');

/** GFLOP/s of the register-only loop. */
function peak(): number {
  const file = stepVariant() === 'step.wasm' ? 'peak.wasm' : 'peak-relaxed.wasm';
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readBuilt(file)), {
    env: { abort() {} },
  });
  const loop = instance.exports.peak as (rounds: number) => number;
  let best = 0;
  for (let i = 0; i < 40; i++) {
    const start = performance.now();
    const flops = loop(200_000);
    best = Math.max(best, flops / (performance.now() - start) / 1e6);
  }
  return best;
}

let position = 0;
function nextBatch(): Uint32Array {
  position += BATCH;
  return Uint32Array.from({ length: BATCH }, (_, i) => (position + i) % data.train.count);
}

/** Best and median milliseconds per step over short rounds. */
function time(trainer: SimdTrainer, spec: RunSpec): { best: number; median: number } {
  const rounds: number[] = [];
  for (let t = 0; t < 30; t++) trainer.step(nextBatch(), spec, spec.gamma);
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    let steps = 0;
    for (; performance.now() - start < ROUND_MS; steps++) {
      trainer.step(nextBatch(), spec, spec.gamma);
    }
    rounds.push((performance.now() - start) / steps);
  }
  rounds.sort((a, b) => a - b);
  return { best: rounds[0], median: rounds[rounds.length >> 1] };
}

function create(patch: SpecPatch): { trainer: SimdTrainer; spec: RunSpec } {
  const spec = { ...defaultSpec, batchSize: BATCH, ...patch };
  const widths = networkWidths(spec.network);
  return { spec, trainer: createSimdTrainer({ module: module!, widths, spec, data }) };
}

const show = (name: string, { best, median }: { best: number; median: number }, note = '') =>
  console.log(
    `${name.padEnd(44)} ${best.toFixed(2).padStart(7)} ${median.toFixed(2).padStart(7)}  ${note}`,
  );

const free = { alpha: 0, gamma: 0 } as const;
const peakBefore = peak();
console.log(
  `build ${stepVariant()}, register-only peak ${peakBefore.toFixed(1)} GFLOP/s, batch ${BATCH}`,
);
console.log(`${'ms per step'.padEnd(44)}    best  median`);

const paper = create({ network: 'paper', ...free });
const dense = time(paper.trainer, paper.spec);
// Three products a layer, two in the first, which passes no slope on.
const denseGflops = (2 * BATCH * (2 * 784 * 512 + 3 * (512 * 256 + 256 * 10))) / 1e9;
const rate = (denseGflops / dense.best) * 1e3;
show('paper, Adam, everyone plays', dense, `${rate.toFixed(0)} GFLOP/s of the dense product`);
for (const patch of [
  { optimizer: 'sgd', lrTheta: 0.1 },
  { beta: 1e-9 },
  { beta: 1e-9, eta: 1e-9, costIntoTheta: true },
  { inputNormalisation: 'standard' },
] as const satisfies SpecPatch[]) {
  const { trainer, spec } = create({ network: 'paper', ...free, ...patch });
  show(`paper, ${JSON.stringify(patch)}`.replaceAll('"', ''), time(trainer, spec));
}
const quick = create({ network: 'quick', ...free });
show('quick, Adam, everyone plays', time(quick.trainer, quick.spec));

// A contest in haste, until those that are out have left the matrices.
const players = 768;
const contest = create({ network: 'paper', gamma: 14, lrS: 1e-3, benefitMemory: 0.97 });
for (let t = 0; t < 2000 && contest.trainer.workShare() > 0.04; t++) {
  contest.trainer.step(nextBatch(), contest.spec, contest.spec.gamma * Math.min(1, t / 800));
}
const sparse = time(contest.trainer, contest.spec);
const { participation } = await contest.trainer.readPlayers();
const playing = participation.filter((s) => s >= contest.spec.epsilon).length;
const awake = contest.trainer.awakeCounts().slice(1, -1).join(' + ');
show(
  `paper, ${(100 * (1 - playing / players)).toFixed(1)} % out (${awake} in the matrices)`,
  sparse,
  `${(dense.best / sparse.best).toFixed(1)}× cheaper than the full net`,
);

const python = spawnSync(
  'python3',
  [path.join(import.meta.dirname, 'torchStep.py'), String(BATCH)],
  {
    encoding: 'utf8',
  },
);
if (python.status === 0) {
  const [best, median] = python.stdout.trim().split(/\s+/).map(Number);
  show('PyTorch, one thread, Adam, dense', { best, median });
} else {
  console.log('PyTorch is not installed here (Debian: python3-torch).');
}
