/** What played a game, so that its figure can be had again: the machine, and the commit of the program. */
import { execFileSync } from 'node:child_process';
import os from 'node:os';

export interface PlayedBy {
  /** Its processor, in words. */
  readonly machine: string;
  /** Short; with “+” where files differ from it; null where there is no repository. */
  readonly commit: string | null;
}

function commitOf(root: string): string | null {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'src', 'cli', 'package-lock.json');
    // What reproducing writes itself is no change of the program.
    const isOwn = changed
      .split('\n')
      .every((line) => line === '' || line.endsWith('measured.json'));
    return `${git('rev-parse', '--short', 'HEAD')}${isOwn ? '' : '+'}`;
  } catch {
    return null;
  }
}

/** @param root folder of the program */
export const playedHere = (root: string): PlayedBy => ({
  machine: `${os.cpus()[0]?.model.trim() ?? 'an unknown processor'}, wasm`,
  commit: commitOf(root),
});

/** @param value of a line @returns null where it does not say */
export function readPlayedBy(value: unknown): PlayedBy | null {
  if (typeof value !== 'object' || value === null) return null;
  const { machine, commit } = value as Record<string, unknown>;
  if (typeof machine !== 'string' || !(typeof commit === 'string' || commit === null)) return null;
  return { machine, commit };
}
