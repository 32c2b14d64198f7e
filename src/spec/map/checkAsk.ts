/** Another map, as a program or an older page asks for it: checked as the form's own choices are. */
import { quoted } from '../../game/notes.ts';
import { priceNames } from '../../game/prices.ts';
import type { Checked } from '../checks.ts';
import { parameters } from '../parameters.ts';
import { CELLS, EPOCHS, SEEDS, type MapAsk } from './ask.ts';
import { misfitOf, type MapAxis } from './axes.ts';

const refuse = (note: string) => ({ ok: false, note }) as const;

const isObject = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

function misfitOfAxis(side: 'across' | 'up', raw: unknown): string | null {
  const isAxis =
    isObject(raw) &&
    priceNames.some((name) => name === raw.name) &&
    [raw.from, raw.to].every((end) => typeof end === 'number');
  if (!isAxis)
    return `${side} must be like { name: 'gamma', from: 0.3, to: 12 }, of ${priceNames.join(', ')}; ${quoted(raw)} is not.`;
  return misfitOf(raw as unknown as MapAxis);
}

function misfitOfChoice(name: string, choices: readonly number[], raw: unknown): string | null {
  if (choices.some((choice) => choice === raw)) return null;
  return `${name} must be ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}; ${quoted(raw)} is not.`;
}

/** @param before what stands where nothing is said */
export function checkAsk(raw: unknown, before: MapAsk): Checked<MapAsk> {
  if (!isObject(raw))
    return refuse(`A map is asked for by an object such as { cells: 4 }; ${quoted(raw)} is not.`);
  const stranger = Object.keys(raw).find((name) => !Object.hasOwn(before, name));
  if (stranger !== undefined)
    return refuse(`A map has ${Object.keys(before).join(', ')}; ${quoted(stranger)} is not of it.`);
  const ask: Readonly<Record<keyof MapAsk, unknown>> = { ...before, ...raw };
  const misfit =
    misfitOfAxis('across', ask.across) ??
    misfitOfAxis('up', ask.up) ??
    misfitOfChoice('cells', CELLS, ask.cells) ??
    misfitOfChoice('epochs', EPOCHS, ask.epochs) ??
    misfitOfChoice('seeds', SEEDS, ask.seeds);
  if (misfit !== null) return refuse(misfit);
  const checked = ask as MapAsk;
  const { name } = checked.across;
  return name === checked.up.name
    ? refuse(`The two prices of a map differ; ${parameters[name].symbol} is asked for both ways.`)
    : { ok: true, value: checked };
}
