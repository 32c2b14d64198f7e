/**
 * Reads a run's checkpoint from wherever it was kept: all of it is as it must be, or it is refused. Whether it is of
 * this run's network and players, a trainer says that is to go on from it (`netStateFor`).
 */
import { parameterNames } from '../spec/parameters.ts';
import { quoted } from '../game/notes.ts';
import { playerId } from '../game/players.ts';
import type { RuleName } from '../rules/registry.ts';
import { ruleNames } from '../rules/rows.ts';
import { checkValue, type RunSpec } from '../spec/spec.ts';
import {
  checkpointBytes,
  CHECKPOINT_VERSION,
  CheckpointError,
  MOST_CHECKPOINT_BYTES,
  type Checkpoint,
  type Compaction,
  type NetState,
  type PlayersState,
  type RuleMemories,
  type RunCheckpoint,
} from './checkpoint.ts';
import { digestOf } from './digest.ts';
import { MOMENTS, type LayerState } from './moments.ts';

type Record = Readonly<globalThis.Record<string, unknown>>;
type Numbers = Float32Array | Float64Array | Uint32Array;

const ROUTES = ['simd', 'wgsl', 'tfjs', 'sandbox'];
const BACKENDS = ['webgpu', 'wasm', 'cpu'];

function refuse(what: string): never {
  throw new CheckpointError(`The kept state cannot be used: ${what}.`);
}

function objectAt(value: unknown, place: string): Record {
  if (typeof value !== 'object' || value === null) refuse(`${place} is missing`);
  return value as Record;
}

function listAt(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) refuse(`${place} is not a list`);
  return value as unknown[];
}

function wholeAt(value: unknown, place: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) {
    refuse(`${place} is not a whole number from 0`);
  }
  return value as number;
}

function shareAt(value: unknown, place: string): number {
  if (!(typeof value === 'number' && value >= 0 && value <= 1)) {
    refuse(`${place} is not a number from 0 to 1`);
  }
  return value as number;
}

function arrayAt<Kind extends Numbers>(
  value: unknown,
  kind: new (length: number) => Kind,
  length: number,
  place: string,
): Kind {
  if (!(value instanceof kind)) refuse(`${place} has numbers of another kind`);
  const array = value as Kind;
  if (array.length !== length) {
    refuse(`${place} has ${array.length} numbers instead of ${length}`);
  }
  for (let i = 0; i < length; i++) {
    if (!Number.isFinite(array[i])) refuse(`${place} has numbers that are not finite`);
  }
  return array;
}

function oneOf<Name extends string>(value: unknown, names: readonly string[], place: string): Name {
  if (!names.includes(value as string)) refuse(`${place} is unknown`);
  return value as Name;
}

function specAt(value: unknown): RunSpec {
  const spec = objectAt(value, 'the spec');
  for (const name of parameterNames) {
    const checked = checkValue(name, spec[name]);
    if (!checked.ok || checked.note !== undefined) refuse(`its ${name} is not allowed`);
  }
  return Object.fromEntries(parameterNames.map((name) => [name, spec[name]])) as RunSpec;
}

function playersAt(value: unknown): PlayersState {
  const players = objectAt(value, 'the players');
  const { participation: s } = players;
  const count = s instanceof Float64Array ? s.length : 0;
  const column = (name: keyof PlayersState) =>
    arrayAt(players[name], Float64Array, count, `the players’ ${name}`);
  const weight = (name: keyof PlayersState) => {
    if (!Number.isFinite(players[name])) refuse(`the players’ ${name} is not a number`);
    return players[name] as number;
  };
  const participation = column('participation');
  participation.forEach((one) => shareAt(one, 'a participation'));
  return {
    participation,
    benefit: column('benefit'),
    benefitSum: column('benefitSum'),
    benefitWeight: weight('benefitWeight'),
    first: column('first'),
    second: column('second'),
    firstWeight: weight('firstWeight'),
    secondWeight: weight('secondWeight'),
  };
}

function layerAt(value: unknown, copies: number): LayerState {
  const layer = objectAt(value, 'a layer');
  const inputs = wholeAt(layer.inputCount, 'a layer’s width');
  const outputs = wholeAt(layer.outputCount, 'a layer’s width');
  const arrays = (list: unknown, length: number, place: string) => {
    const found = listAt(list, place);
    if (found.length !== copies) refuse(`${place} are not as many as they should be`);
    return found.map((one) => arrayAt(one, Float32Array, length, place));
  };
  return {
    inputCount: inputs,
    outputCount: outputs,
    kernels: arrays(layer.kernels, inputs * outputs, 'the weights'),
    biases: arrays(layer.biases, outputs, 'the biases'),
  };
}

/** Ascending numbers below `count`. */
function indicesAt(value: unknown, count: number): Uint32Array {
  const length = value instanceof Uint32Array ? Math.min(value.length, count) : 0;
  const list = arrayAt(value, Uint32Array, length, 'the list of active units');
  if (list.some((unit) => unit >= count) || new Set(list).size < length)
    refuse('its active units are out of order');
  return list;
}

function compactionAt(value: unknown, layers: readonly LayerState[], players: number): Compaction {
  const compaction = objectAt(value, 'the list of active units');
  const active = listAt(compaction.active, 'the list of active units');
  const widths = [layers[0].inputCount, ...layers.map(({ outputCount }) => outputCount)];
  if (active.length !== widths.length) refuse('its active units are of another net');
  const { floor, canLeave } = compaction;
  if (typeof canLeave !== 'boolean') refuse('it does not say whether players can leave');
  const units = active.map((list, l) => indicesAt(list, widths[l]));
  for (const list of units)
    if (list.some((unit, i) => i > 0 && unit <= list[i - 1]))
      refuse('its active units are out of order');
  const rows =
    compaction.rows === undefined ? null : listAt(compaction.rows, 'the list of active rows');
  if (rows !== null && rows.length !== layers.length) refuse('its active rows are of another net');
  return {
    active: units,
    ...(rows === null
      ? {}
      : { rows: rows.map((list, l) => indicesAt(list, layers[l].inputCount)) }),
    quietSteps: arrayAt(compaction.quietSteps, Uint32Array, players, 'the count of quiet steps'),
    fadedAt: wholeAt(compaction.fadedAt, 'the step of the moments'),
    floor: shareAt(floor, 'the floor'),
    canLeave: canLeave as boolean,
  };
}

function netAt(value: unknown, players: number): NetState {
  const net = objectAt(value, 'the network');
  const optimizer = oneOf<RunSpec['optimizer']>(
    net.optimizer,
    Object.keys(MOMENTS),
    'the optimizer',
  );
  const layers = listAt(net.layers, 'the layers').map((layer) =>
    layerAt(layer, 1 + MOMENTS[optimizer]),
  );
  if (layers.length === 0) refuse('its network has no layers');
  if (checkpointBytes(players, layers, optimizer) > MOST_CHECKPOINT_BYTES)
    refuse('it is too large');
  const { loss, compaction } = net;
  if (typeof loss !== 'number') refuse('the loss is missing');
  const steps = wholeAt(net.steps, 'the count of steps');
  if (steps > 0 && !Number.isFinite(loss)) refuse('the loss is not finite');
  const left = compaction === null ? null : compactionAt(compaction, layers, players);
  if (left !== null && left.fadedAt > steps) refuse('its moments are of a later step');
  return { optimizer, steps, loss: loss as number, layers, compaction: left };
}

function gameAt(value: unknown): Checkpoint {
  const game = objectAt(value, 'the game');
  const players = playersAt(game.players);
  return {
    route: oneOf(game.route, ROUTES, 'the engine that wrote it'),
    backend: oneOf(game.backend, BACKENDS, 'what computed it'),
    players,
    net: game.net === null ? null : netAt(game.net, players.participation.length),
  };
}

/** Whether they are of these players is for the run to say, which knows the rules' memories. */
function memoriesAt(value: unknown): RuleMemories {
  let numbers = 0;
  const memories = Object.entries(objectAt(value, 'what rules remember')).map(([rule, kept]) => {
    const name = oneOf<RuleName>(rule, ruleNames, `the rule ${quoted(rule)}`);
    const memory = Object.entries(objectAt(kept, `what ${name} remembers`)).map(([key, list]) => {
      const length = list instanceof Float64Array ? list.length : 0;
      numbers += length;
      return [key, arrayAt(list, Float64Array, length, `what ${name} remembers`)] as const;
    });
    return [name, Object.fromEntries(memory)] as const;
  });
  if (8 * numbers > MOST_CHECKPOINT_BYTES) refuse('it is too large');
  return Object.fromEntries(memories);
}

function pinnedAt(value: unknown, players: number): RunCheckpoint['pinned'] {
  const list = listAt(value, 'the list of pinned players');
  if (list.length > players) refuse('more players are pinned than there are');
  return list.map((entry) => {
    const [player, participation] = listAt(entry, 'the list of pinned players');
    if (wholeAt(player, 'a pinned player') >= players) refuse('a pinned player does not exist');
    return [playerId(player as number), shareAt(participation, 'a pinned participation')] as const;
  });
}

/** @throws CheckpointError with a sentence if it is no checkpoint, one of another version, or damaged */
export function readCheckpoint(data: unknown): RunCheckpoint {
  const kept = objectAt(data, 'it');
  if (kept.version !== CHECKPOINT_VERSION) refuse('another version of the program wrote it');
  const spec = specAt(kept.spec);
  const game = gameAt(kept.game);
  const contents = {
    spec,
    step: wholeAt(kept.step, 'its step'),
    actsDone: wholeAt(kept.actsDone, 'its count of acts'),
    hasEnded: kept.hasEnded === true,
    stepsPerEpoch: wholeAt(kept.stepsPerEpoch, 'its count of steps in an epoch'),
    pinned: pinnedAt(kept.pinned, game.players.participation.length),
    ...(kept.memories !== undefined && { memories: memoriesAt(kept.memories) }),
    game,
  };
  const digest = digestOf(contents);
  if (kept.digest !== digest) refuse('it is damaged');
  return { version: CHECKPOINT_VERSION, digest, ...contents };
}
