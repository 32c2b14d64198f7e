/**
 * Compiles the SIMD training step (src/engine/simd/assembly, AssemblyScript) into
 * src/engine/simd/build/: step.wasm for every machine with SIMD, step-relaxed.wasm for those that also
 * have relaxed SIMD (fused multiply-add). Neither is committed.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { command, root } from './setup.mjs';

const sourceFolder = path.join(root, 'src/engine/simd/assembly');
export const buildFolder = path.join(root, 'src/engine/simd/build');

/** Each file with its entry and the features it may use; the peak is for the bench alone. */
const variants = {
  'step.wasm': { entry: 'index.ts', features: ['simd'] },
  'step-relaxed.wasm': { entry: 'index.ts', features: ['simd', 'relaxed-simd'] },
  'peak.wasm': { entry: 'peak.ts', features: ['simd'] },
  'peak-relaxed.wasm': { entry: 'peak.ts', features: ['simd', 'relaxed-simd'] },
};

/** Fingerprint of everything that decides the result. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(import.meta.filename));
  const files = readdirSync(sourceFolder).filter((file) => file.endsWith('.ts'));
  for (const file of files.sort()) {
    hash.update(file).update(readFileSync(path.join(sourceFolder, file)));
  }
  const compiler = path.join(root, 'node_modules/assemblyscript/package.json');
  return hash.update(JSON.parse(readFileSync(compiler, 'utf8')).version).digest('hex');
}

const stampFile = path.join(buildFolder, 'stamp');

/** Whether both files lie there and were made from these sources by this compiler. */
export function isBuilt() {
  return (
    existsSync(stampFile) &&
    Object.keys(variants).every((file) => existsSync(path.join(buildFolder, file))) &&
    readFileSync(stampFile, 'utf8') === fingerprint()
  );
}

/** Compiles both variants. @throws Error with the compiler's messages */
export async function build() {
  // Named by a variable: the compiler's declarations would replace Node's `console` by their own.
  const compiler = 'assemblyscript/asc';
  const { default: asc } = await import(compiler);
  mkdirSync(buildFolder, { recursive: true });
  for (const [file, { entry, features }] of Object.entries(variants)) {
    // Under a name of its own first: several tests may compile at once.
    const fresh = path.join(buildFolder, `${process.pid}-${file}`);
    const { error, stderr } = await asc.main([
      path.relative(root, path.join(sourceFolder, entry)),
      ...['--baseDir', root, '--outFile', path.relative(root, fresh)],
      ...['--runtime', 'stub', '--noAssert', '--optimizeLevel', '3', '--converge'],
      ...features.flatMap((feature) => ['--enable', feature]),
    ]);
    if (error) throw new Error(`${file} could not be compiled:\n${stderr.toString()}`);
    renameSync(fresh, path.join(buildFolder, file));
  }
  writeFileSync(stampFile, fingerprint());
}

if (import.meta.filename === process.argv[1]) {
  await command(async () => {
    if (!isBuilt()) await build();
  });
}
