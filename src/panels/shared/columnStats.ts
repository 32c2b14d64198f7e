/**
 * What the whole crowd did at each column of the trajectory: mean s, pruned players and quantiles of s
 * per layer. Computed once per column and shared by the panels.
 */
import type { PlayerLayer } from '../../game/network.ts';
import type { Change, RunSpec } from '../../game/spec.ts';
import type { Trajectory } from '../../state/trajectory.ts';

/** Quantiles kept per layer, lowest first. */
export const QUANTILES = [0.1, 0.5, 0.9] as const;
/** Resolution of the quantiles: s is counted in this many steps. */
const LEVELS = 512;

/** ε in force at each column: a run is judged by the threshold of its time. */
export function epsilonAt(step: number, start: RunSpec, changes: readonly Change[]): number {
  let epsilon = start.epsilon;
  for (const change of changes) {
    if (change.step > step) break;
    epsilon = change.patch.epsilon ?? epsilon;
  }
  return epsilon;
}

/**
 * Quantiles of s by counting: exact to 1 / LEVELS.
 * @param s shape [count]
 * @param into shape [QUANTILES.length]
 */
export function quantiles(
  s: Float32Array,
  into: Float32Array,
  counts = new Uint32Array(LEVELS + 1),
): void {
  counts.fill(0);
  for (let i = 0; i < s.length; i++) counts[(s[i] * LEVELS + 0.5) | 0]++;
  let level = 0;
  let seen = counts[0];
  QUANTILES.forEach((share, index) => {
    const needed = share * (s.length - 1) + 1;
    while (seen < needed && level < LEVELS) seen += counts[++level];
    into[index] = level / LEVELS;
  });
}

export class ColumnStats {
  /** Columns computed so far. */
  length = 0;
  /** Mean s of all players; shape [capacity]. */
  readonly mean: Float32Array;
  /** Players with s ≥ ε; shape [capacity, layerCount]. */
  readonly active: Uint16Array;
  /** Shape [capacity, layerCount, QUANTILES.length]. */
  readonly quantile: Float32Array;
  private key = '';
  private readonly counts = new Uint32Array(LEVELS + 1);

  constructor(
    private readonly trajectory: Trajectory,
    readonly layers: readonly PlayerLayer[],
  ) {
    this.mean = new Float32Array(trajectory.capacity);
    this.active = new Uint16Array(trajectory.capacity * layers.length);
    this.quantile = new Float32Array(trajectory.capacity * layers.length * QUANTILES.length);
  }

  /**
   * Takes in columns that came since, at most `most` of them.
   * @returns whether all are taken in
   */
  update(start: RunSpec, changes: readonly Change[], most = 128): boolean {
    const { trajectory } = this;
    const thresholds = changes.filter(({ patch }) => patch.epsilon !== undefined);
    const key = `${trajectory.epoch} ${start.epsilon} ${thresholds.map(({ step, patch }) => `${step}:${patch.epsilon}`).join(' ')}`;
    if (key !== this.key || this.length > trajectory.length) this.length = 0;
    this.key = key;
    const until = Math.min(trajectory.length, this.length + most);
    while (this.length < until) this.take(this.length++, start, thresholds);
    return this.length === trajectory.length;
  }

  private take(column: number, start: RunSpec, thresholds: readonly Change[]): void {
    const { trajectory, layers } = this;
    const s = trajectory.column(column);
    const epsilon = epsilonAt(trajectory.steps[column], start, thresholds);
    let sum = 0;
    layers.forEach((layer, index) => {
      let active = 0;
      const until = layer.first + layer.count;
      for (let i = layer.first; i < until; i++) {
        sum += s[i];
        if (s[i] >= epsilon) active++;
      }
      const row = column * layers.length + index;
      this.active[row] = active;
      const to = row * QUANTILES.length;
      quantiles(
        s.subarray(layer.first, until),
        this.quantile.subarray(to, to + QUANTILES.length),
        this.counts,
      );
    });
    this.mean[column] = sum / s.length;
  }

  /** Players in, over all layers. */
  activeAt(column: number): number {
    let sum = 0;
    for (let index = 0; index < this.layers.length; index++)
      sum += this.active[column * this.layers.length + index];
    return sum;
  }
}

const cache = new WeakMap<Trajectory, ColumnStats>();

/** The statistics of a trajectory, shared by every panel that asks. */
export function statsOf(trajectory: Trajectory, layers: readonly PlayerLayer[]): ColumnStats {
  let stats = cache.get(trajectory);
  if (stats === undefined || stats.layers !== layers) {
    stats = new ColumnStats(trajectory, layers);
    cache.set(trajectory, stats);
  }
  return stats;
}
