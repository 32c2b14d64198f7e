/**
 * The grammar of --sweep: axes joined by commas, each `name=from:to:count`, `name=from:to:count:log` or
 * `name=a|b|c`, where a value may be a list in brackets: `gamma=[1.5,2.5]|2`. The games are all combinations of the axes' values; what a value means, and whether it
 * is allowed, is for the flags to say.
 */
import { UsageError } from './usageError.ts';

/** More would be a slip of the pen sooner than a wish. */
export const MOST_GAMES = 4096;
/** Decimal digits of a value between the ends: 0.1, not 0.09999999999999999. */
const DIGITS = 12;

export interface Axis {
  /** As written. */
  readonly name: string;
  /** Values as they would be written after a flag. */
  readonly texts: readonly string[];
}

function finite(text: string, axis: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new UsageError(`--sweep ${axis}: “${text}” is not a number.`);
  }
  return value;
}

function rangeOf(values: string, axis: string): string[] {
  const [fromText, toText, countText, scale = 'lin', ...rest] = values.split(':');
  if (
    fromText === undefined ||
    toText === undefined ||
    countText === undefined ||
    rest.length > 0 ||
    !['lin', 'log'].includes(scale)
  ) {
    throw new UsageError(`--sweep ${axis}: a range is from:to:count, or from:to:count:log.`);
  }
  const [from, to] = [finite(fromText, axis), finite(toText, axis)];
  const count = finite(countText, axis);
  if (!Number.isInteger(count) || count < 1) {
    throw new UsageError(
      `--sweep ${axis}: the count must be a whole number from 1; “${countText}” is not.`,
    );
  }
  if (count > MOST_GAMES) throw tooMany(count);
  if (count === 1 && from !== to) {
    throw new UsageError(`--sweep ${axis}: a single value cannot be both ${from} and ${to}.`);
  }
  if (scale === 'log' && (from <= 0 || to <= 0)) {
    throw new UsageError(`--sweep ${axis}: a log range needs both ends above 0.`);
  }
  const between = (share: number): number =>
    scale === 'log' ? from * (to / from) ** share : from + (to - from) * share;
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return String(from);
    if (i === count - 1) return String(to);
    return String(Number(between(i / (count - 1)).toPrecision(DIGITS)));
  });
}

const tooMany = (count: number): UsageError =>
  new UsageError(`--sweep asks for ${count} games; at most ${MOST_GAMES} are allowed.`);

function axisOf(text: string): Axis {
  const [, name, values] = /^\s*([^=]+?)\s*=(.*)$/s.exec(text) ?? [];
  if (name === undefined || values === undefined) {
    throw new UsageError(
      `--sweep: “${text}” is not an axis; axes are name=from:to:count[:log] or name=a|b|c.`,
    );
  }
  const texts = values.includes(':')
    ? rangeOf(values, text.trim())
    : values.split('|').map((value) => value.trim());
  if (texts.length > MOST_GAMES) throw tooMany(texts.length);
  const twice = texts.find((value, i) => texts.indexOf(value) !== i);
  if (twice !== undefined) {
    throw new UsageError(`--sweep ${text.trim()}: “${twice}” stands there twice.`);
  }
  return { name, texts };
}

/**
 * @param text what follows --sweep
 * @throws UsageError with one line that says what is wrong
 */
export function readAxes(text: string): Axis[] {
  // Not by the commas inside a list of prices: gamma=[1.5,2.5]|2.
  const axes = text.split(/,(?![^[]*\])/).map(axisOf);
  const count = axes.reduce((product, { texts }) => product * texts.length, 1);
  if (count > MOST_GAMES) throw tooMany(count);
  return axes;
}

/** All combinations, each as text by name; the last axis changes fastest. */
export function combinations(axes: readonly Axis[]): Map<string, string>[] {
  return axes.reduce<Map<string, string>[]>(
    (before, { name, texts }) =>
      before.flatMap((one) => texts.map((text) => new Map([...one, [name, text]]))),
    [new Map()],
  );
}
