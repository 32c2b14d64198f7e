/** Lines of sweeps, as far as they must be the same wherever and whenever they are played. */
import { readFileSync } from 'node:fs';

interface Line {
  readonly plan: { readonly number: number; readonly shard?: unknown };
  readonly manifest: { readonly began: string; readonly engines: unknown };
  readonly verdict: { readonly ended: string };
}

export const readLines = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

/** All but time, machine and shard. */
export const timeless = (file: string): unknown[] =>
  readLines(file).map(({ manifest, plan, ...line }) => ({
    ...line,
    manifest: { ...manifest, began: '', engines: [] },
    plan: { ...plan, shard: null },
  }));
