/** A run is its spec (a value for every parameter) and a log of what was changed at which step. */
import type { DataSet } from '../data/dataSet.ts';
import { readOwnFile } from '../data/own/ownFile.ts';
import { dataSetOf, kindsOfData, lackOf } from '../data/rows.ts';
import type { Intervention } from '../game/interventions.ts';
import { listed, quoted } from '../game/notes.ts';
import type { Model } from '../model/model.ts';
import { isSandbox } from '../game/sandbox/game.ts';
import { misfitOfPlayers, playerGroups } from '../model/players.ts';
import { namedModels, textOf } from '../model/readModel.ts';
import { NOBODY, readPlayers } from '../model/players/registry.ts';
import { firstPlayers, networkText, readNetwork, shortPlayers, type Named } from './network.ts';
import { countsOf, readKeep } from '../game/keep.ts';
import { listOf, priceFrom, readPrice } from '../game/prices.ts';
import { refusalOf } from '../game/sandbox/byHand.ts';
import { parameterNames, parameters, type ParameterName } from './parameters.ts';
import { defaultsOf, type Parameter, type ValuesOf } from '../game/parameter.ts';

/** A value for every parameter. */
export type RunSpec = ValuesOf<typeof parameters>;
/** Some parameters, to be changed. */
export type SpecPatch = Partial<RunSpec>;
export type Value = RunSpec[ParameterName];

/** What was changed just before the step with this number (0 is the first): live parameters, or an act. */
export interface Change {
  readonly step: number;
  /** Empty for an act. */
  readonly patch: SpecPatch;
  readonly act?: Intervention;
  /** The movement of the hand it is part of: changes of one movement carry one whole number. */
  readonly gesture?: number;
}

export const defaultSpec: RunSpec = defaultsOf(parameters);

export const isParameterName = (name: string): name is ParameterName =>
  Object.hasOwn(parameters, name);

/** The parameters that a patch changes. */
export const namesOf = (patch: SpecPatch) => Object.keys(patch) as ParameterName[];

/** A parameter that takes effect at the next step of the running game. */
export const isLive = (name: ParameterName): boolean => parameters[name].change === 'live';

/** Whether the patch needs a new run. */
export const needsRestart = (patch: SpecPatch): boolean =>
  Object.keys(patch).some((name) => !isLive(name as ParameterName));

/** What a parameter accepts, in words: for error sentences, `--help` and documentation. */
export function allowed(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'number':
      return `${parameter.integer ? 'a whole number' : 'a number'} from ${parameter.min} to ${parameter.max}`;
    case 'price':
      return `a number from ${parameter.min} to ${parameter.max}, or one for each group of players from the input on, joined by commas`;
    case 'counts':
      return 'a whole number from 0, or one for each group of players from the input on, joined by commas';
    case 'choice':
      return `one of ${parameter.options.map((option) => option.value).join(', ')}`;
    case 'network':
      return `one of ${parameter.options.map(({ value }) => value).join(', ')}, widths such as 784-300-100-10, or blocks such as 784 d300 tanh d10`;
    case 'players':
      return `one of ${parameter.options.map(({ value }) => value).join(', ')}, or one of these, or ${NOBODY}, for each layer of weights from the input on, joined by commas`;
    case 'flag':
      return 'true or false';
    case 'game':
      return 'benefits~squared norms~inner products below the diagonal~participation, numbers joined by _ and layers by !';
    case 'file':
      return 'what this program writes of a file that it has read: name~hash~values~input~examples~class column~classes';
    default:
      return parameter satisfies never;
  }
}

const unknownNames = (names: readonly string[]): string =>
  names.length === 1
    ? `${listed(names)} is not a parameter of the game.`
    : `${listed(names)} are not parameters of the game.`;

export type Checked =
  | { readonly ok: true; readonly value: Value; readonly note?: string }
  | { readonly ok: false; readonly note: string };

/** The data that a network may be meant for; @param file as a spec would have it */
const dataFor = (file: unknown): readonly DataSet[] =>
  typeof file === 'string' && readOwnFile(file) !== null
    ? [...kindsOfData, dataSetOf({ data: 'own', file })]
    : kindsOfData;

/** A name stays; anything else is written as short as it can be. */
const givenAs = (raw: string, model: Model): string =>
  Object.hasOwn(namedModels, raw.trim()) ? raw.trim() : textOf(model);

/**
 * Checks one value, given as text or as a value. Numbers outside the range are clamped with a note;
 * what cannot be read at all is refused with a note.
 *
 * @param file of the visitor's own data, whose network it may be
 */
export function checkValue(name: string, raw: unknown, file?: unknown): Checked {
  if (!isParameterName(name)) return { ok: false, note: unknownNames([name]) };
  const parameter: Parameter = parameters[name];
  const refused = {
    ok: false,
    note: `${name} must be ${allowed(parameter)}; ${quoted(raw)} is not.`,
  } as const;
  switch (parameter.kind) {
    case 'number': {
      const text = typeof raw === 'string' ? raw.trim() : raw;
      const value = typeof text === 'string' && text !== '' ? Number(text) : text;
      if (typeof value !== 'number' || !Number.isFinite(value)) return refused;
      if (parameter.integer && !Number.isInteger(value)) return refused;
      const clamped = Math.min(parameter.max, Math.max(parameter.min, value));
      return clamped === value
        ? { ok: true, value }
        : {
            ok: true,
            value: clamped,
            note: `${name} must be ${allowed(parameter)}; ${value} was set to ${clamped}.`,
          };
    }
    case 'price': {
      const read = readPrice(raw);
      if (read === null) return refused;
      const { min, max } = parameter;
      const clamped = priceFrom(listOf(read).map((one) => Math.min(max, Math.max(min, one))));
      return clamped === read
        ? { ok: true, value: read }
        : {
            ok: true,
            value: clamped,
            note: `${name} must be ${allowed(parameter)}; ${read} was set to ${clamped}.`,
          };
    }
    case 'counts': {
      const value = readKeep(raw);
      return value === null ? refused : { ok: true, value };
    }
    case 'choice':
      return parameter.options.some((option) => option.value === raw)
        ? { ok: true, value: raw as Value }
        : refused;
    case 'players': {
      const value = readPlayers(raw);
      return value === null ? refused : { ok: true, value };
    }
    case 'network': {
      if (typeof raw !== 'string') return refused;
      // For which data is a matter of the whole spec (`fitted`).
      const read = dataFor(file).map((dataSet) => readNetwork(raw, dataSet));
      const fitting = read.find(({ ok }) => ok) ?? read[0];
      // A name stands for another network with other data: it is given to a text only where the first data read it.
      if (fitting?.ok)
        return {
          ok: true,
          value: fitting === read[0] ? fitting.text : givenAs(raw, fitting.model),
        };
      return fitting === undefined
        ? refused
        : { ok: false, note: `${name}: ${quoted(raw)} ${fitting.refusal}` };
    }
    case 'flag':
      if (raw === true || raw === 'true') return { ok: true, value: true };
      if (raw === false || raw === 'false') return { ok: true, value: false };
      return refused;
    case 'file':
      return typeof raw === 'string' && (raw === '' || readOwnFile(raw) !== null)
        ? { ok: true, value: raw }
        : refused;
    case 'game': {
      const note = refusalOf(raw);
      return note === null
        ? { ok: true, value: raw as string }
        : { ok: false, note: `${name}: ${note}` };
    }
    default:
      return parameter satisfies never;
  }
}

/**
 * Checks every entry; what is refused is left out, and every clamp or refusal leaves a sentence.
 *
 * @param before the spec that it changes, whose data a network may be meant for
 */
export function checkPatch(
  raw: Readonly<Record<string, unknown>>,
  before: SpecPatch = {},
): { patch: SpecPatch; notes: string[] } {
  const notes: string[] = [];
  const patch: Record<string, Value> = {};
  const unknown = Object.keys(raw).filter((name) => !isParameterName(name));
  if (unknown.length > 0) notes.push(unknownNames(unknown));
  for (const [name, value] of Object.entries(raw)) {
    if (!isParameterName(name)) continue;
    const checked = checkValue(name, value, raw.file ?? before.file);
    if (checked.ok) patch[name] = checked.value;
    if (checked.note !== undefined) notes.push(checked.note);
  }
  const renamed = renamedNetwork(raw.network, { ...defaultSpec, ...before, ...patch });
  if (renamed !== null) notes.push(renamed);
  return { patch: patch as SpecPatch, notes };
}

/** A text that has a name with the first data was taken as that name: what it stands for with others, in a sentence. */
function renamedNetwork(raw: unknown, spec: RunSpec): string | null {
  const { network } = spec;
  if (typeof raw !== 'string' || raw.trim() === network) return null;
  if (!Object.hasOwn(namedModels, network) || lackOf(spec) !== null) return null;
  const dataSet = dataSetOf(spec);
  const [meant, becomes] = [kindsOfData[0]!, dataSet].map((data) => networkText(network, data));
  return meant === becomes
    ? null
    : `network: ${quoted(raw)} does not read ${dataSet.label}, and is the network ${network}; with these data that is ${becomes}.`;
}

type Composed = Named & Pick<RunSpec, 'granularity' | 'keep' | 'sandbox'>;

/** Counts for other groups than play, in a sentence; null where they fit. */
function misfitOfKeep(
  { keep, granularity, network, sandbox }: Composed,
  model: Model,
): string | null {
  const counts = countsOf(keep);
  if (counts === null || isSandbox({ sandbox })) return null;
  const groups = playerGroups(model, granularity).length;
  return counts.length === groups
    ? null
    : `keep: ${keep} names ${counts.length} groups of players; with players of the kind ${granularity} the network ${network} has ${groups}.`;
}

/** What does not go together though every value by itself is allowed, in a sentence; null where all does. */
export function misfitOf(spec: Composed): string | null {
  const { network, granularity } = spec;
  const lack = lackOf(spec);
  if (lack !== null) return `data: ${lack}`;
  const read = readNetwork(network, dataSetOf(spec));
  if (!read.ok) return `network: ${quoted(network)} ${read.refusal}`;
  const misfit = misfitOfPlayers(read.model, granularity);
  return misfit === null
    ? misfitOfKeep(spec, read.model)
    : `granularity: the network ${network} ${misfit}.`;
}

/** Where data are chosen that go with another network than those before, that one is chosen with them. */
export function withNetwork(patch: SpecPatch, before: RunSpec): SpecPatch {
  if (patch.data === undefined || patch.network !== undefined) return patch;
  if (lackOf({ ...before, ...patch }) !== null) return patch;
  const { network } = dataSetOf({ ...before, ...patch });
  return network === dataSetOf(before).network ? patch : { ...patch, network };
}

/**
 * Data of which too little is said give way to the first; a network that does not read such data gives way to the one that goes with them, and players of whom there
 * are none in the network to others; a sentence says so.
 */
export function fitted(spec: RunSpec): { spec: RunSpec; notes: string[] } {
  const misfit = misfitOf(spec);
  if (misfit === null) {
    const granularity = shortPlayers(spec, spec.granularity);
    return { spec: granularity === spec.granularity ? spec : { ...spec, granularity }, notes: [] };
  }
  if (lackOf(spec) !== null) {
    const { data } = defaultSpec;
    const rest = fitted({ ...spec, data });
    return { spec: rest.spec, notes: [`${misfit} They are ${data} instead.`, ...rest.notes] };
  }
  const { network } = dataSetOf(spec);
  const fits = readNetwork(spec.network, dataSetOf(spec)).ok;
  if (misfitOf({ ...spec, keep: 0 }) === null) {
    const rest = fitted({ ...spec, keep: 0 });
    return {
      spec: rest.spec,
      notes: [`${misfit} No number of players that stay is set instead.`, ...rest.notes],
    };
  }
  const change = fits ? { granularity: firstPlayers(spec) } : { network };
  const note = fits
    ? `${misfit} Players are of the kind ${change.granularity} instead.`
    : `${misfit} The network is ${network} instead.`;
  const rest = fitted({ ...spec, ...change });
  return { spec: rest.spec, notes: [note, ...rest.notes] };
}

/** The entries of `spec` that differ from `base`. */
export function difference(spec: RunSpec, base: RunSpec = defaultSpec): SpecPatch {
  const entries = parameterNames
    .filter((name) => spec[name] !== base[name])
    .map((name) => [name, spec[name]]);
  return Object.fromEntries(entries) as SpecPatch;
}
