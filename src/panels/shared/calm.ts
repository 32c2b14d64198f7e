/**
 * Ends of axes that stay where they are while they serve: an end moves out at once when it must, and
 * back in only after the data has been well inside for a while. Ends are round numbers.
 */

const DIGITS = [1, 1.5, 2, 3, 5, 7, 10] as const;
/** Room beyond the data when an end is set anew. */
const ROOM = 1.1;
/** More than one round number too far out: brought back, once it has been so for a while. */
const WASTEFUL = 1.7;
const PATIENCE_MS = 1500;

/** The next round number at or above a positive value. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = DIGITS.find((each) => each * power >= value * (1 - 1e-9)) ?? 10;
  return Number((digit * power).toPrecision(2));
}

export class CalmEnd {
  value = 0;
  private wastefulSince: number | null = null;

  /**
   * @param wanted how far the axis must reach, ≥ 0
   * @param now milliseconds
   * @returns how far it reaches
   */
  update(wanted: number, now: number): number {
    if (!(wanted > 0)) wanted = 0;
    const fitting = wanted === 0 ? 0 : roundUp(wanted * ROOM);
    if (wanted > this.value) {
      this.value = fitting;
      this.wastefulSince = null;
    } else if (this.value > WASTEFUL * fitting) {
      this.wastefulSince ??= now;
      if (now - this.wastefulSince >= PATIENCE_MS) {
        this.value = fitting;
        this.wastefulSince = null;
      }
    } else {
      this.wastefulSince = null;
    }
    return this.value;
  }

  reset(): void {
    this.value = 0;
    this.wastefulSince = null;
  }

  /** Milliseconds until it comes back in, if the data stays as it is; 0 if it need not. */
  settlesIn(now: number): number {
    return this.wastefulSince === null ? 0 : Math.max(1, this.wastefulSince + PATIENCE_MS - now);
  }
}

/** When a picture must be drawn again though nothing changes; 0 for never. */
export const settleIn = (ends: readonly CalmEnd[], now: number): number =>
  Math.max(...ends.map((end) => end.settlesIn(now)));

/**
 * The value below which a share of the finite values lies.
 * @param scratch shape [values.length] or longer; overwritten
 */
export function quantile(values: Float64Array, share: number, scratch: Float64Array): number {
  let count = 0;
  for (const value of values) if (Number.isFinite(value)) scratch[count++] = value;
  if (count === 0) return 0;
  const sorted = scratch.subarray(0, count).sort();
  return sorted[Math.round(share * (count - 1))];
}
