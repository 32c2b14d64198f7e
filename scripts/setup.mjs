/**
 * The steps that a fresh clone needs before anything can run. Each says what it does and how long it
 * took, and costs next to nothing when there is nothing to do. This file runs before `npm ci`: it
 * imports only what Node brings.
 */
import { spawn, spawnSync } from 'node:child_process';
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

/**
 * What went wrong, in a sentence that says what to do, for the faults that a computer has rather than
 * the project. What is not known is told as it stands.
 *
 * @param {unknown} error
 */
export function sentenceOf(error) {
  if (!(error instanceof Error)) return String(error);
  const { code, path: file } = /** @type {NodeJS.ErrnoException} */ (error);
  const subject = file ? path.relative(root, file) : 'A file';
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full, so ${file ?? 'a file'} could not be written; make room, then try again.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${subject} may not be read or written by this user; change its permissions, then try again.`;
    case 'ERR_MODULE_NOT_FOUND':
      return `A package is missing or incomplete (${error.message.split('\n')[0]}); “npm ci” brings it back.`;
    case 'ENOENT':
      if (!/^node_modules\b/.test(subject)) return error.message;
      return `${subject} is missing; “npm ci” brings it back.`;
    default:
      return error.message;
  }
}

/** Runs a command of this project; what stops it is said in a sentence. @param {() => Promise<void>} work */
export async function command(work) {
  try {
    await work();
  } catch (error) {
    console.error(sentenceOf(error));
    process.exit(1);
  }
}

/** @param {string} command @param {string[]} args */
export function mustRun(command, args) {
  if (!run(command, args)) throw new Error(`${[command, ...args].join(' ')} failed; see above.`);
}

/** The program of an installed package. @param {string} packageName @param {string} program its name */
function toolOf(packageName, program) {
  const { bin } = readJson(`node_modules/${packageName}/package.json`);
  return path.join(root, 'node_modules', packageName, typeof bin === 'string' ? bin : bin[program]);
}

/**
 * Runs the program of an installed package with this Node, whatever PATH and shell there are.
 *
 * @param {string} packageName @param {string[]} args @param {NodeJS.ProcessEnv} [env] added variables
 * @param {string} [program] its name, if not the package's own
 */
export function runTool(packageName, args, env, program = packageName) {
  return run(process.execPath, [toolOf(packageName, program), ...args], env);
}

/**
 * The same, while others run: what it writes is printed when it has ended.
 *
 * @param {string} packageName @param {string[]} args
 * @param {string} [program] its name, if not the package's own
 * @returns {Promise<boolean>} whether it ended well
 */
export function runToolBeside(packageName, args, program = packageName) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [toolOf(packageName, program), ...args], { cwd: root });
    /** @type {Buffer[]} */
    const written = [];
    child.stdout.on('data', (part) => written.push(part));
    child.stderr.on('data', (part) => written.push(part));
    child.on('error', reject);
    child.on('close', (status) => {
      process.stdout.write(Buffer.concat(written));
      resolve(status === 0);
    });
  });
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

/** @param {string} file @returns {any} null if it is missing or no JSON */
function readableJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Whether a project's packages lie there. npm's record of them may be damaged, and folders may have been
 * deleted behind its back.
 *
 * @param {string} folder of the project
 * @throws Error with a sentence if package-lock.json cannot be read
 */
export function hasPackages(folder) {
  const wanted = readableJson(path.join(folder, 'package-lock.json'));
  if (!wanted?.packages) {
    throw new Error(
      'package-lock.json is missing or damaged; “git checkout package-lock.json” brings it back.',
    );
  }
  const installed = readableJson(path.join(folder, 'node_modules/.package-lock.json'));
  if (!installed?.packages || !isInstalled(wanted, installed)) return false;
  return Object.keys(installed.packages).every((place) =>
    existsSync(path.join(folder, place, 'package.json')),
  );
}

/** Why `npm ci` failed. @param {string} output what it wrote @returns {string} a sentence */
export function npmSentence(output) {
  if (/ENOSPC/.test(output)) {
    return 'The disk is full, so the packages could not be installed; make room, then try again.';
  }
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_SOCKET/.test(output)) {
    return 'The packages could not be fetched, because the network or the registry did not answer; check the connection, then try again.';
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return 'node_modules may not be written by this user; change its permissions, then try again.';
  }
  return 'The packages could not be installed (npm ci); what npm wrote above says why.';
}

/** Runs `npm ci` unless node_modules is already what package-lock.json asks for. */
export async function installDependencies() {
  if (hasPackages(root)) return;
  await timed('Installing packages (npm ci)', () => {
    // Without the development packages nothing can be built, whatever NODE_ENV says.
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
    const npm = process.env.npm_execpath; // set when npm started this script
    const [program, first] = npm ? [process.execPath, [npm]] : ['npm', []];
    const { status, stderr, error } = spawnSync(program, [...first, ...args], {
      cwd: root,
      stdio: ['inherit', 'inherit', 'pipe'],
      encoding: 'utf8',
    });
    if (error)
      throw new Error(`npm could not be started (${error.message}); install it, then try again.`);
    process.stderr.write(stderr);
    if (status !== 0) throw new Error(npmSentence(stderr));
  });
}

/** Prepares the images under public/data that are not there. */
export async function prepareData() {
  const { folderOf, isPrepared, prepare, preparedSets } = await import('./prepareData.mjs');
  for (const set of preparedSets) {
    if (isPrepared(folderOf(set.name))) continue;
    await timed(`Preparing ${set.label} (public/data/${set.name})`, () => prepare(set));
  }
}

/** Compiles the SIMD training step unless it is there. */
export async function compileStep() {
  const simd = await import('./buildSimd.mjs');
  if (simd.isBuilt()) return;
  await timed('Compiling the training step (AssemblyScript)', () => simd.build());
}
