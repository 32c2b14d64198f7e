/** How large files are, in words, and what does not make them smaller. */
import { kindsPlaying } from '../model/players/registry.ts';
import type { NetFile, PlayedRun } from './taken.ts';

/** Of all files of a format together. */
export const bytesOf = (files: readonly NetFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** “61.2 kB”. */
export function kilobytes(bytes: number): string {
  const kB = bytes / 1000;
  return `${kB < 10 ? kB.toFixed(1) : Math.round(kB)} kB`;
}

/** Why a file is as large as before although players are out, in a sentence; null where they take bytes with them. */
export const zerosIn = ({ spec }: PlayedRun): string | null =>
  kindsPlaying(spec.granularity).includes('weight')
    ? 'Single weights that are out are zeros in it: they take no bytes with them.'
    : null;
