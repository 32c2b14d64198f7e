/**
 * Where a value stands on a slider's track, as a position from 0 to 1, and back. On a log scale that
 * allows 0, the zero stands alone at the left end, apart from the axis: 0 | .0001 … 100.
 */
import type { NumberParameter } from '../game/parameter.ts';

export type SliderRange = Pick<NumberParameter, 'min' | 'max' | 'scale' | 'logFrom' | 'integer'>;

/** Share of the track between the detached zero and the start of the log axis. */
export const ZERO_GAP = 0.11;

/** Stops of the arrow keys within one decade; close to equal ratios, and round. */
const ARROW_STOPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
const SIGNIFICANT_DIGITS = 2;
/** Characters of a label that is round enough to stand in the middle of a linear axis. */
const SHORT_LABEL = 3;

export interface SliderScale {
  /** Position of a value; values outside the axis stand at its ends. */
  position(value: number): number;
  /** The value at a position, rounded to what a hand can aim at. */
  valueAt(position: number): number;
  /** The next value for an arrow key. */
  step(value: number, direction: 1 | -1): number;
  /** The next value for page up and down: a decade, or a tenth of a linear range. */
  page(value: number, direction: 1 | -1): number;
  readonly ticks: readonly Tick[];
}

export interface Tick {
  readonly position: number;
  /** Empty on minor ticks. */
  readonly label: string;
}

export const sliderScale = (range: SliderRange): SliderScale =>
  range.scale === 'log' ? logScale(range) : linearScale(range);

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** Takes away what binary fractions add: 0.30000000000000004 → 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12));

function linearScale({ min, max, integer }: SliderRange): SliderScale {
  const raw = (max - min) / 100;
  const decade = 10 ** Math.floor(Math.log10(raw));
  const grain = integer
    ? Math.max(1, Math.round(raw))
    : decade * (raw / decade >= 5 ? 5 : raw / decade >= 2 ? 2 : 1);
  const settle = (value: number) => tidy(clamp(Math.round(value / grain) * grain, min, max));
  const move = (by: number) => (value: number, direction: 1 | -1) =>
    tidy(clamp(value + direction * by, min, max));
  return {
    position: (value) => clamp((value - min) / (max - min), 0, 1),
    valueAt: (position) => settle(min + clamp(position, 0, 1) * (max - min)),
    step: move(grain),
    page: move(grain * 10),
    ticks: [0, 0.25, 0.5, 0.75, 1].map((position) => {
      const label = shortLabel(tidy(min + position * (max - min)));
      const labelled = position % 1 === 0 || (position === 0.5 && label.length <= SHORT_LABEL);
      return { position, label: labelled ? label : '' };
    }),
  };
}

function logScale({ min, max, logFrom = min, integer }: SliderRange): SliderScale {
  const hasZero = min === 0;
  const start = hasZero ? ZERO_GAP : 0;
  const low = Math.log10(logFrom);
  const high = Math.log10(max);
  const position = (value: number): number => {
    if (hasZero && value <= 0) return 0;
    return start + (1 - start) * clamp((Math.log10(value) - low) / (high - low), 0, 1);
  };
  const settle = (value: number): number => {
    const rounded = integer ? Math.round(value) : Number(value.toPrecision(SIGNIFICANT_DIGITS));
    return clamp(rounded, hasZero ? 0 : min, max);
  };
  const valueAt = (at: number): number => {
    if (hasZero && at < start / 2) return 0;
    return settle(10 ** (low + clamp((at - start) / (1 - start), 0, 1) * (high - low)));
  };
  const first = Math.floor(low + 1e-9);
  const last = Math.ceil(high - 1e-9);
  const stops = [
    ...(hasZero ? [0] : []),
    ...decades(first, last).flatMap((decade) => ARROW_STOPS.map((stop) => tidy(stop * decade))),
  ].filter(
    (stop) =>
      (stop === 0 || stop >= logFrom) && stop <= max && (!integer || Number.isInteger(stop)),
  );
  return {
    position,
    valueAt,
    step(value, direction) {
      const next =
        direction > 0 ? stops.find((stop) => stop > value) : stops.findLast((stop) => stop < value);
      return next ?? (direction > 0 ? max : min);
    },
    page(value, direction) {
      if (value === 0) return direction > 0 ? logFrom : 0;
      if (direction < 0 && value <= logFrom) return min;
      return settle(clamp(value * 10 ** direction, logFrom, max));
    },
    ticks: logTicks(first, last, logFrom, max, hasZero, position),
  };
}

const decades = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));

/** More decades than this leave room for a label on every second one only. */
const MOST_LABELLED = 5;

function logTicks(
  first: number,
  last: number,
  logFrom: number,
  max: number,
  hasZero: boolean,
  position: (value: number) => number,
): Tick[] {
  const every = last - first >= MOST_LABELLED ? 2 : 1;
  const ticks = decades(first, last).flatMap((decade, index) =>
    [1, 2, 5].map((mantissa) => ({
      value: tidy(mantissa * decade),
      labelled: mantissa === 1 && (last - first - index) % every === 0,
    })),
  );
  return [
    ...(hasZero ? [{ position: 0, label: '0' }] : []),
    ...ticks
      .filter(({ value }) => value >= logFrom && value <= max)
      .map(({ value, labelled }) => ({
        position: position(value),
        label: labelled ? shortLabel(value) : '',
      })),
  ];
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** As axes write it: .01, 1, 100; powers of ten where the zeros would run long. */
export function shortLabel(value: number): string {
  if (value === 0) return '0';
  const exponent = Math.log10(value);
  if (value < 1e-3 && Number.isInteger(Math.round(exponent * 1e9) / 1e9)) {
    return `10⁻${[...String(-Math.round(exponent))].map((digit) => superscripts[Number(digit)]).join('')}`;
  }
  return String(value)
    .replace(/^(-?)0\./, '$1.')
    .replace('-', '−');
}
