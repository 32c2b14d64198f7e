/** What the visitor did to the game, as strips and marks on the time axis. */
import { interventionLabel, type Intervention } from '../../game/interventions.ts';
import { isSameMovement } from '../../spec/log.ts';
import { pricesThatAct } from '../../spec/play.ts';
import type { Change, RunSpec, Value } from '../../spec/spec.ts';
import { parameters, type ParameterName } from '../../spec/parameters.ts';
import { priceText, setting } from '../../ui/format.ts';
import { isPrice } from '../../ui/labels.ts';
import { priceOf, type Price, type PriceName } from '../../game/prices.ts';

const STRIP_ORDER: readonly PriceName[] = ['gamma', 'eta', 'beta', 'alpha'];

/** The prices that get a strip: γ and η always, the others once they were changed or say something; none that no rule of the run answers. */
export function stripPrices(start: RunSpec, changes: readonly Change[]): PriceName[] {
  const silent: Record<PriceName, number | null> = { alpha: 1, beta: 0, gamma: null, eta: null };
  const acting = [start, ...changes.map(({ patch }) => patch)].flatMap(({ dynamics }) =>
    dynamics === undefined ? [] : pricesThatAct({ dynamics }),
  );
  return STRIP_ORDER.filter(
    (name) =>
      acting.includes(name) &&
      (start[name] !== silent[name] || changes.some(({ patch }) => patch[name] !== undefined)),
  );
}

export interface PriceStep {
  readonly step: number;
  readonly value: number;
}

/** The values of a price over time, the one at step 0 first; where groups differ, of the first. */
export function priceSteps(
  name: PriceName,
  start: RunSpec,
  changes: readonly Change[],
): PriceStep[] {
  const steps: PriceStep[] = [{ step: 0, value: priceOf(start[name], 0) }];
  for (const { step, patch } of changes) {
    const value = patch[name];
    if (value !== undefined) steps.push({ step, value: priceOf(value, 0) });
  }
  return steps;
}

export interface ChangeMark {
  readonly name: ParameterName | Intervention['kind'];
  /** Step of the first and last change taken together in this mark. */
  readonly step: number;
  readonly lastStep: number;
  /** “γ 2 → 4”. */
  readonly label: string;
  /** The price whose strip and colour it belongs to; null for all other parameters. */
  readonly price: PriceName | null;
}

const written = (name: ParameterName, value: Value): string =>
  isPrice(name)
    ? priceText(value as Price)
    : typeof value === 'number'
      ? setting(value)
      : String(value);

/** “γ 2 → 4”. */
export function changeLabel(name: ParameterName, from: Value, to: Value): string {
  const { symbol, name: words } = parameters[name];
  return typeof to === 'boolean'
    ? `${words.toLowerCase()}: ${to ? 'on' : 'off'}`
    : `${symbol || words.toLowerCase()} ${written(name, from)} → ${written(name, to)}`;
}

/**
 * One mark per act, and one per change of a parameter; those of the same parameter by one movement of the
 * hand make one mark, from the value before to the value after, as do those of a program within `within`
 * steps. A drag that ends where it began leaves no mark.
 */
export function changeMarks(
  start: RunSpec,
  changes: readonly Change[],
  within: number,
): ChangeMark[] {
  const values: RunSpec = { ...start };
  const marks: (ChangeMark & { from: Value; to: Value; gesture?: number })[] = [];
  const acts: ChangeMark[] = [];
  for (const { step, patch, act, gesture } of changes) {
    if (act)
      acts.push({
        name: act.kind,
        step,
        lastStep: step,
        label: interventionLabel(act),
        price: null,
      });
    for (const name of Object.keys(patch) as ParameterName[]) {
      const to = patch[name];
      if (to === undefined || to === values[name]) continue;
      const from = values[name];
      Object.assign(values, { [name]: to });
      const open = marks.findLastIndex((mark) => mark.name === name);
      const last = marks[open];
      const joined =
        last !== undefined &&
        isSameMovement({ step: last.lastStep, gesture: last.gesture }, { step, gesture }, within);
      const first = joined ? marks[open].from : from;
      const mark = {
        name,
        step: joined ? marks[open].step : step,
        lastStep: step,
        from: first,
        to,
        gesture,
        label: changeLabel(name, first, to),
        price: isPrice(name) ? name : null,
      };
      if (joined) marks[open] = mark;
      else marks.push(mark);
    }
  }
  return [...marks.filter(({ from, to }) => from !== to), ...acts].sort((a, b) => a.step - b.step);
}
