/**
 * From values to places and back, along a straight line or along logarithms, to the bit as d3's scales have it:
 * those bring colours, formats and dates along, which no picture here asks of a scale.
 */
type Ends = readonly [number, number];

export interface Scale {
  (value: number): number;
  invert(place: number): number;
  domain(): Ends;
  range(): Ends;
  /** About so many round values within the domain. */
  ticks(count: number): number[];
  /** The same, with values beyond the domain at its ends. */
  clamped(): Scale;
}

/** Where a value stands on the way from one end to the other; in the middle where there is no way. */
const shareOf = ([from, to]: Ends, value: number): number => {
  const way = to - from;
  return way ? (value - from) / way : Number.isNaN(way) ? Number.NaN : 0.5;
};

const placeAt = ([from, to]: Ends, share: number): number => from * (1 - share) + to * share;

/** From the lower end of the first on: the sums then are those of d3. */
function between(first: Ends, second: Ends, value: number): number {
  const isRising = first[1] >= first[0] || Number.isNaN(first[0] + first[1]);
  const [from, to]: readonly [Ends, Ends] = isRising
    ? [first, second]
    : [
        [first[1], first[0]],
        [second[1], second[0]],
      ];
  return placeAt(to, shareOf(from, value));
}

interface Way {
  readonly to: (value: number) => number;
  readonly back: (value: number) => number;
}

function scale(domain: Ends, range: Ends, { to, back }: Way, isClamped: boolean): Scale {
  const ends: Ends = [to(domain[0]), to(domain[1])];
  const [low, high] = [Math.min(...domain), Math.max(...domain)];
  const kept = (value: number) => (isClamped ? Math.max(low, Math.min(high, value)) : value);
  return Object.assign((value: number) => between(ends, range, to(kept(value))), {
    invert: (place: number) => kept(back(between(range, ends, place))),
    domain: () => domain,
    range: () => range,
    ticks: (count: number) => ticks(domain, count),
    clamped: () => scale(domain, range, { to, back }, true),
  });
}

/** Where steps of 1 turn into 2, 5 and 10. */
const [TWO, FIVE, TEN] = [Math.SQRT2, Math.sqrt(10), Math.sqrt(50)];

/** About `count` multiples of 1, 2 or 5 times a power of ten, from one end to the other. */
function ticks([start, stop]: Ends, count: number): number[] {
  if (!(count > 0)) return [];
  if (start === stop) return [start];
  const [low, high] = [Math.min(start, stop), Math.max(start, stop)];
  const step = (high - low) / count;
  const power = Math.floor(Math.log10(step));
  const error = step / 10 ** power;
  const factor = error >= TEN ? 10 : error >= FIVE ? 5 : error >= TWO ? 2 : 1;
  // Below 1 the steps are parts of whole numbers, which decimal fractions are not.
  const isPart = power < 0;
  const unit = isPart ? 10 ** -power / factor : 10 ** power * factor;
  const [times, over] = [
    (value: number) => (isPart ? value * unit : value / unit),
    (index: number) => (isPart ? index / unit : index * unit),
  ];
  let [from, to] = [Math.round(times(low)), Math.round(times(high))];
  if (over(from) < low) from++;
  if (over(to) > high) to--;
  if (to < from) return count >= 0.5 && count < 2 ? ticks([start, stop], 2 * count) : [];
  const all = Array.from({ length: to - from + 1 }, (_, at) => over(from + at));
  return stop < start ? all.reverse() : all;
}

const same = (value: number): number => value;

/** @param range where the ends of the domain are */
export const scaleLinear = (domain: Ends, range: Ends): Scale =>
  scale(domain, range, { to: same, back: same }, false);

/** @param domain above 0 */
export const scaleLog = (domain: Ends, range: Ends): Scale =>
  scale(domain, range, { to: Math.log, back: Math.exp }, false);
