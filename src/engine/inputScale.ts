/** How values of examples enter a net. */
import type { PixelStatistics } from '../data/dataSet.ts';
import type { InputScale } from '../game/smallNet.ts';
import type { RunSpec } from '../spec/spec.ts';

export const inputScale = (
  kind: RunSpec['inputNormalisation'],
  { pixelMean, pixelStd }: PixelStatistics,
): InputScale =>
  kind === 'standard' ? { shift: pixelMean, scale: pixelStd } : { shift: 0, scale: 1 };

/** What each byte becomes; shape [256]. */
export const byteTable = ({ shift, scale }: InputScale): Float32Array =>
  Float32Array.from({ length: 256 }, (_, byte) => (byte / 255 - shift) / scale);
