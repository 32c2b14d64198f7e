/**
 * s as one byte: 0 and 1 exactly, between them to 1/508. Who stands that near to ε may come back on its other side: how
 * many are pruned is said by the counts, which are exact.
 */

/** Cells of the open interval between 0 and 1, each told by its middle. */
const CELLS = 254;

/** @param participation in [0, 1] @returns 0 for exact 0, 255 for exact 1; shape as given */
export const toBytes = (participation: Float32Array): Uint8Array =>
  Uint8Array.from(participation, (s) =>
    s === 0 ? 0 : s === 1 ? 255 : 1 + Math.min(CELLS - 1, Math.floor(s * CELLS)),
  );

export const fromBytes = (bytes: Uint8Array): Float32Array =>
  Float32Array.from(bytes, (byte) => (byte === 0 ? 0 : byte === 255 ? 1 : (byte - 0.5) / CELLS));
