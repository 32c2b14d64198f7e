/** Parallel axes: the coefficients by which runs differ, then what they got. */
import { isPrice, type TermName } from '../../ui/labels.ts';
import { fixed, setting } from '../../ui/format.ts';
import { parameters, type ParameterName } from '../../spec/parameters.ts';
import {
  coefficientText,
  coefficientValue,
  isNumeric,
  longName,
  termOf,
} from '../runs/coefficients.ts';
import { accuracyScale, prunedScale, type OpenedScale } from '../../game/openedScales.ts';
import type { ToldRun } from '../runs/told.ts';

export interface Tick {
  readonly at: number;
  readonly words: string;
}

export interface Axis {
  readonly id: string;
  readonly head: string;
  readonly term: TermName | null;
  /** Where a run stands, from 0 to 1; null where nothing is known of it. */
  readonly at: (run: ToldRun) => number | null;
  /** What stands at a share of the axis, in words. */
  readonly words: (share: number) => string;
  /** Rising. */
  readonly ticks: readonly Tick[];
  /** How far an arrow key moves the end of a brush. */
  readonly stride: number;
}

/** As a share of the axis: nothing stands between the zero and the least of the others. */
const ZERO_GAP = 0.15;
/** With so many values each has its own tick. */
const FEW_VALUES = 7;
const STRIDE = 0.04;

const distinct = (runs: readonly ToldRun[], name: ParameterName): number[] =>
  [...new Set(runs.map((run) => coefficientValue(run, name)))]
    .filter(Number.isFinite)
    .sort((a, b) => a - b);

interface Scale {
  readonly at: (value: number) => number;
  readonly valueAt: (share: number) => number;
}

const cut = (share: number): number => Math.max(0, Math.min(1, share));

/** Logarithmic, 0 apart from the rest. */
function logScale(values: readonly number[]): Scale {
  const positive = values.filter((value) => value > 0);
  const [least, most] = [positive[0] ?? 1, positive.at(-1) ?? 1];
  const start = positive.length < values.length ? ZERO_GAP : 0;
  const decades = Math.log(most / least);
  return {
    at: (value) => {
      if (value <= 0) return 0;
      const share = decades === 0 ? (start === 0 ? 0.5 : 1) : Math.log(value / least) / decades;
      return cut(start + (1 - start) * share);
    },
    valueAt: (share) =>
      share < start / 2 ? 0 : least * Math.exp(decades * cut((share - start) / (1 - start))),
  };
}

function linearScale(values: readonly number[]): Scale {
  const [least, most] = [values[0] ?? 0, values.at(-1) ?? 1];
  const range = most - least;
  return {
    at: (value) => (range === 0 ? 0.5 : cut((value - least) / range)),
    valueAt: (share) => least + cut(share) * range,
  };
}

/** Values, or else some between them, that are not too near. */
function ticksOf(values: readonly number[], { at, valueAt }: Scale): Tick[] {
  const wanted =
    values.length <= FEW_VALUES
      ? values
      : [0, 0.25, 0.5, 0.75, 1].map((share) => Number(valueAt(share).toPrecision(2)));
  const ticks: Tick[] = [];
  for (const value of wanted) {
    const tick = { at: at(value), words: setting(value) };
    if (ticks.every((other) => Math.abs(other.at - tick.at) > 0.06)) ticks.push(tick);
  }
  return ticks;
}

const isLog = (name: ParameterName): boolean => {
  const parameter = parameters[name];
  return isPrice(name) || ('scale' in parameter && parameter.scale === 'log');
};

function numericAxis(runs: readonly ToldRun[], name: ParameterName): Axis {
  const values = distinct(runs, name);
  const scale = isLog(name) && (values[0] ?? 0) >= 0 ? logScale(values) : linearScale(values);
  return {
    ...{ id: name, head: longName(name), term: termOf(name), stride: STRIDE },
    at: (run) => {
      const value = coefficientValue(run, name);
      return Number.isFinite(value) ? scale.at(value) : null;
    },
    words: (share) => setting(Number(scale.valueAt(share).toPrecision(2))),
    ticks: ticksOf(values, scale),
  };
}

/** Words, evenly apart. */
function wordAxis(runs: readonly ToldRun[], name: ParameterName): Axis {
  const words = [...new Set(runs.map((run) => coefficientText(run, name)))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  const last = Math.max(1, words.length - 1);
  const shortly = (text: string) => (text.length > 14 ? `${text.slice(0, 13)}…` : text);
  return {
    ...{ id: name, head: longName(name), term: termOf(name), stride: 1 / last },
    at: (run) => words.indexOf(coefficientText(run, name)) / last,
    words: (share) => shortly(words[Math.round(share * last)] ?? ''),
    ticks:
      words.length <= 12 ? words.map((each, i) => ({ at: i / last, words: shortly(each) })) : [],
  };
}

function figureAxis(
  id: string,
  head: string,
  scale: OpenedScale,
  value: (run: ToldRun) => number | null,
): Axis {
  const ticks: Tick[] = [];
  for (const tick of [...scale.ticks].reverse())
    if (ticks.every((other) => Math.abs(other.at - scale.at(tick)) > 0.07))
      ticks.push({ at: scale.at(tick), words: setting(tick) });
  return {
    ...{ id, head, term: null, stride: STRIDE, ticks: ticks.reverse() },
    at: (run) => {
      const percent = value(run);
      return percent === null ? null : scale.at(percent);
    },
    words: (share) => {
      const percent = scale.valueAt(share);
      return fixed(percent, percent > 90 ? 1 : 0);
    },
  };
}

/** Coefficients that have room beside one another. */
export const MOST_COEFFICIENTS = 6;

/** @param names by which the runs differ @param best the highest accuracy that is shown, percent */
export function axesOf(
  runs: readonly ToldRun[],
  names: readonly ParameterName[],
  best: number,
): readonly Axis[] {
  return [
    ...names
      .slice(0, MOST_COEFFICIENTS)
      .map((name) =>
        isNumeric(name) && name !== 'seed' ? numericAxis(runs, name) : wordAxis(runs, name),
      ),
    figureAxis('pruned', 'pruned, %', prunedScale, ({ end }) => end?.pruned ?? null),
    figureAxis('right', 'accuracy, %', accuracyScale(best), ({ end }) => end?.cut ?? null),
  ];
}

/** From where to where on an axis a run must stand to be chosen, 0 to 1; the first is not above the second. */
export type Brush = readonly [from: number, to: number];
export type Brushes = Readonly<Record<string, Brush>>;

/** So that what stands on the very end is inside. */
const HARDLY = 1e-6;

/** @returns null where nothing is brushed */
export function chosenBy(
  runs: readonly ToldRun[],
  axes: readonly Axis[],
  brushes: Brushes,
): ReadonlySet<string> | null {
  const brushed = axes.filter(({ id }) => brushes[id] !== undefined);
  if (brushed.length === 0) return null;
  const isIn = (run: ToldRun, { id, at }: Axis): boolean => {
    const place = at(run);
    const [from, to] = brushes[id];
    return place !== null && place >= from - HARDLY && place <= to + HARDLY;
  };
  return new Set(
    runs.filter((run) => brushed.every((axis) => isIn(run, axis))).map(({ id }) => id),
  );
}

/** A brush after a key, null for none, undefined where the key means nothing: arrows move it, Shift the lower end. */
export function brushAfterKey(
  brush: Brush | undefined,
  key: string,
  shift: boolean,
  stride: number,
): Brush | null | undefined {
  if (key === 'Escape') return brush === undefined ? undefined : null;
  const up = key === 'ArrowUp' || key === 'ArrowRight';
  if (!up && key !== 'ArrowDown' && key !== 'ArrowLeft') return undefined;
  const by = up ? stride : -stride;
  // The first key chooses the upper or the lower half.
  if (brush === undefined) return up ? [0.5, 1] : [0, 0.5];
  const [from, to] = brush;
  if (shift) return [cut(Math.min(to, from + by)), to];
  if (up ? to >= 1 : from <= 0)
    return up ? [cut(Math.min(1, from + by)), 1] : [0, cut(Math.max(0, to + by))];
  return [cut(from + by), cut(to + by)];
}
