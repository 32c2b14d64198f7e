/** Numbers that only the pictures write; the rest are in ui/format.ts. */
import { fixed } from '../../ui/format.ts';

/** Participation: two decimals; 0 and 1 are written only where they are exact. */
export function formatS(s: number): string {
  if (s === 0 || s === 1) return String(s);
  if (s < 0.01) return '<0.01';
  return s > 0.995 ? '>0.99' : fixed(s, 2);
}

/** “s = 0.54”, “s < 0.01”. */
export function equalsS(s: number): string {
  const written = formatS(s);
  return /^[<>]/.test(written) ? `s ${written[0]} ${written.slice(1)}` : `s = ${written}`;
}

/** Epochs done: as many decimals as the pictures can show. */
export const formatEpoch = (epoch: number): string =>
  epoch === 0 ? '0' : fixed(epoch, epoch < 9.995 ? 2 : 1);
