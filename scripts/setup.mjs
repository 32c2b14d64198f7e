/**
 * The steps that a fresh clone needs before anything can run. Each says what it does and how long it
 * took, and costs next to nothing when there is nothing to do. This file runs before `npm ci`: it
 * imports only what Node brings.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** @param {number} since as `performance.now()` gave it */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** @param {string} file relative to the root */
const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

/**
 * Says what is done, does it, says how long it took.
 *
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} work
 */
export async function timed(title, work) {
  const start = performance.now();
  console.log(`${title} …`);
  const result = await work();
  console.log(`  done in ${seconds(start)}`);
  return result;
}

/**
 * Runs a program to its end with this terminal.
 *
 * @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] added variables
 * @returns {boolean} whether it ended well
 */
export function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (done.error) console.error(`${command}: ${done.error.message}`);
  return done.status === 0;
}

/** @param {string} command @param {string[]} args */
export function mustRun(command, args) {
  if (!run(command, args)) throw new Error(`${[command, ...args].join(' ')} failed; see above.`);
}

/**
 * Runs the program of an installed package with this Node, whatever PATH and shell there are.
 *
 * @param {string} packageName @param {string[]} args @param {NodeJS.ProcessEnv} [env] added variables
 * @param {string} [program] its name, if not the package's own
 */
export function runTool(packageName, args, env, program = packageName) {
  const { bin } = readJson(`node_modules/${packageName}/package.json`);
  const file = typeof bin === 'string' ? bin : bin[program];
  return run(process.execPath, [path.join(root, 'node_modules', packageName, file), ...args], env);
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm keeps its own record of what it
 * installed; times of files would lie after a fresh checkout.
 *
 * @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock
 * @param {Lock} wanted package-lock.json @param {Lock} installed node_modules/.package-lock.json
 */
export function isInstalled(wanted, installed) {
  const isThere = Object.entries(wanted.packages).every(([place, { version, optional }]) => {
    if (place === '') return true; // the project itself
    const found = installed.packages[place];
    return found ? found.version === version : optional === true; // optional: for other systems
  });
  return isThere && Object.keys(installed.packages).every((place) => place in wanted.packages);
}

/** Runs `npm ci` unless node_modules is already what package-lock.json asks for. */
export async function installDependencies() {
  const record = 'node_modules/.package-lock.json';
  if (existsSync(path.join(root, record))) {
    if (isInstalled(readJson('package-lock.json'), readJson(record))) return;
  }
  await timed('Installing packages (npm ci)', () => {
    // Without the development packages nothing can be built, whatever NODE_ENV says.
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
    const npm = process.env.npm_execpath; // set when npm started this script
    if (npm) mustRun(process.execPath, [npm, ...args]);
    else mustRun('npm', args);
  });
}

/** Prepares MNIST under public/data unless it is there. */
export async function prepareData() {
  const data = await import('./prepareData.mjs');
  if (data.isPrepared()) return;
  await timed('Preparing MNIST (public/data/mnist)', () => data.prepare());
}

/** Compiles the SIMD training step unless it is there. */
export async function compileStep() {
  const simd = await import('./buildSimd.mjs');
  if (simd.isBuilt()) return;
  await timed('Compiling the training step (AssemblyScript)', () => simd.build());
}
