/** How long the rest of a run will take, in words that do not jump. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds that are told apart. */
const LEVELS = [
  5,
  ...[10, 20, 30, 45],
  ...[1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 45].map((minutes) => minutes * MINUTE),
  ...[1, 1.5, 2, 3, 4, 6, 8, 12, 24, 48, 96].map((hours) => hours * HOUR),
];

/** Another level must have been nearer for this long. */
const PATIENCE_MS = 2000;
/** Weight of the newest rate; the rest is what was known before. */
const NEWEST = 0.15;

const nearestLevel = (seconds: number): number =>
  LEVELS.reduce((best, level) =>
    Math.abs(Math.log(seconds / level)) < Math.abs(Math.log(seconds / best)) ? level : best,
  );

function words(level: number): string {
  if (level < 10) return 'a few seconds left';
  if (level < MINUTE) return `about ${level} s left`;
  if (level < HOUR) return `about ${level / MINUTE} min left`;
  return `about ${level / HOUR} h left`;
}

export class TimeLeft {
  private rate: number | null = null;
  private level: number | null = null;
  private otherSince: number | null = null;

  /** Nothing is known of how fast it goes from here on. */
  forget(): void {
    [this.rate, this.level, this.otherSince] = [null, null, null];
  }

  /**
   * @param steps still to be done
   * @param stepsPerSecond as measured now; what is not positive and finite is no measure
   * @param now milliseconds
   * @returns empty while the rate is unknown, and when nothing is left
   */
  tell(steps: number, stepsPerSecond: number, now: number): string {
    const isMeasured = stepsPerSecond > 0 && Number.isFinite(stepsPerSecond);
    if (isMeasured)
      this.rate =
        this.rate === null ? stepsPerSecond : this.rate + NEWEST * (stepsPerSecond - this.rate);
    if (this.rate === null || !(steps > 0)) return '';
    const nearest = nearestLevel(steps / this.rate);
    if (nearest === this.level) this.otherSince = null;
    else this.otherSince ??= now;
    // The first rates are those of a cold start.
    if (this.otherSince !== null && now - this.otherSince >= PATIENCE_MS)
      [this.level, this.otherSince] = [nearest, null];
    return this.level === null ? '' : words(this.level);
  }
}
