/**
 * What differs from step to step and from game to game, as one slot of a uniform buffer. Every recorded
 * step has a slot of its own, so that a slider moved between two steps of one submission acts on the
 * later one only; in a slot the games follow one another.
 */
/** Slots may begin at multiples of it on every device. */
const ALIGNMENT = 256;

/** Fields in the order of the WGSL struct. */
const WHOLE = [
  'rows',
  /** First entry in the list of images; without a list, the first image. */
  'start',
  /** 1: image `start + row`, without a list. */
  'isSequence',
  /** Byte at which the labels begin, behind the values. */
  'labels',
  'measuresSlopes',
  'measuresNorms',
  'measuresRivals',
  'dynamics',
  'optimizer',
  'sign',
  'isByTheta',
  'scale',
  /** 1: players' costs reach θ. */
  'costsReach',
  /** 1: players are put where they are told. */
  'places',
] as const;
const REAL = [
  'memory',
  'fresh',
  'benefitWeight',
  'lrS',
  'firstWeight',
  'secondWeight',
  'lrTheta',
  'thetaEpsilon',
  /** What becomes of a byte or a real number: value × scale − shift. */
  'pixelScale',
  'pixelShift',
] as const;

type Field = (typeof WHOLE)[number] | (typeof REAL)[number];

/** Groups of players that a net can have here, each with prices of its own. */
export const MOST_GROUPS = 8;

/** Of one group: α, 2β, γ_t, η. */
export type GroupPrices = readonly [alpha: number, size: number, fee: number, eta: number];

/** `prices`: of each group in order. */
export type StepValues = Partial<Record<Field, number>> & {
  readonly prices?: readonly GroupPrices[];
};

/** Aligned as elements of an array of uniforms must be. */
export const stepStruct = `struct Step {
  @align(16) ${[...WHOLE.map((name) => `${name}: u32,`), ...REAL.map((name) => `${name}: f32,`)].join('\n  ')}
  /** Of each group of players: α, 2β, γ_t, η. */
  prices: array<vec4f, ${MOST_GROUPS}>,
}`;

const SCALAR_BYTES = 16 * Math.ceil((WHOLE.length + REAL.length) / 4);
const STEP_BYTES = SCALAR_BYTES + 16 * MOST_GROUPS;

export interface Slots {
  /** What one step sees. */
  readonly bytes: number;
  /** From slot to slot. */
  readonly stride: number;
}

export function slotsOf(games: number): Slots {
  const bytes = games * STEP_BYTES;
  return { bytes, stride: Math.ceil(bytes / ALIGNMENT) * ALIGNMENT };
}

/**
 * Writes one slot; fields left out become 0.
 *
 * @param start byte at which the slot begins
 * @param values of each game
 */
export function writeSlot(memory: DataView, start: number, values: readonly StepValues[]): void {
  values.forEach((game, k) => {
    let at = start + k * STEP_BYTES;
    for (const name of WHOLE) {
      memory.setUint32(at, game[name] ?? 0, true);
      at += 4;
    }
    for (const name of REAL) {
      memory.setFloat32(at, game[name] ?? 0, true);
      at += 4;
    }
    for (let group = 0; group < MOST_GROUPS; group++) {
      for (let i = 0; i < 4; i++) {
        const place = start + k * STEP_BYTES + SCALAR_BYTES + 16 * group + 4 * i;
        memory.setFloat32(place, game.prices?.[group]?.[i] ?? 0, true);
      }
    }
  });
}
