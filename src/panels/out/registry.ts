/**
 * Where the numbers of each picture are made, by the name of its panel. A panel without a line here does not
 * compile (`Panel` asks for such a name); its numbers are fetched when somebody wants them.
 */
import type { PictureTable } from './table.ts';

export const numbersOf = {
  ask: async () => (await import('../ask/numbers.ts')).numbers,
  crowd: async () => (await import('../crowd/numbers.ts')).numbers,
  curves: async () => (await import('../netCurves/numbers.ts')).numbers,
  distance: async () => (await import('../distance/numbers.ts')).numbers,
  filters: async () => (await import('../filters/numbers.ts')).numbers,
  find: async () => (await import('../find/numbers.ts')).numbers,
  inspector: async () => (await import('../inspector/numbers.ts')).numbers,
  matrices: async () => (await import('../weights/numbers.ts')).numbersOfLaterLayers,
  'paper-claims': async () => (await import('../paper/numbers.ts')).claimNumbers,
  'paper-course': async () => (await import('../paper/numbers.ts')).courseNumbers,
  'paper-end': async () => (await import('../paper/numbers.ts')).endNumbers,
  'paper-field': async () => (await import('../paper/numbers.ts')).fieldNumbers,
  'paper-interpretations': async () => (await import('../paper/numbers.ts')).interpretationNumbers,
  'paper-table': async () => (await import('../paper/numbers.ts')).tableNumbers,
  participation: async () => (await import('../participation/numbers.ts')).numbers,
  pixels: async () => (await import('../pixels/numbers.ts')).numbers,
  plane: async () => (await import('../plane/numbers.ts')).numbers,
  'plane-history': async () => (await import('../planeHistory/numbers.ts')).numbers,
  players: async () => (await import('../players/numbers.ts')).numbers,
  'price-map': async () => (await import('../priceMap/numbers.ts')).numbers,
  'price-map-around': async () => (await import('../priceMap/numbers.ts')).numbersOverEpochs,
  potential: async () => (await import('../potential/numbers.ts')).numbers,
  'pruning-history': async () => (await import('../pruningHistory/numbers.ts')).numbers,
  regimes: async () => (await import('../regimes/numbers.ts')).numbers,
  responses: async () => (await import('../responses/numbers.ts')).numbers,
  'runs-difference': async () => (await import('../runsDifference/numbers.ts')).numbers,
  'runs-plane': async () => (await import('../runs/numbers.ts')).numbers,
  'runs-prices': async () => (await import('../runs/numbers.ts')).numbers,
  'runs-tray': async () => (await import('../runs/numbers.ts')).numbers,
  slice: async () => (await import('../slice/numbers.ts')).numbers,
  'still-read': async () => (await import('../stillRead/numbers.ts')).numbers,
  unit: async () => (await import('../unit/numbers.ts')).numbers,
  utility: async () => (await import('../utility/numbers.ts')).numbers,
  verdicts: async () => (await import('../verdicts/numbers.ts')).numbers,
  weights: async () => (await import('../weights/numbers.ts')).numbers,
  work: async () => (await import('../work/numbers.ts')).numbers,
} satisfies Record<string, () => Promise<readonly PictureTable[]>>;

/** Of a panel whose picture may be taken away. */
export type PictureName = keyof typeof numbersOf;
