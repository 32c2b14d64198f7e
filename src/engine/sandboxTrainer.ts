/**
 * The trainer of a run without a network: a frozen game (src/game/sandbox) whose s moves by the rules of
 * src/rules, in Float64. All players move at once, each from what the others did last.
 */
import type { FrozenLayer } from '../game/frozen/types.ts';
import { playerCount } from '../game/network.ts';
import type { ParameterName } from '../spec/parameters.ts';
import { layersOf, sandboxGame, sandboxParameters } from '../game/sandbox/game.ts';
import { pricesOfGroup } from '../game/prices.ts';
import { adam } from '../rules/adam.ts';
import { bestResponse } from '../rules/bestResponse.ts';
import { projected } from '../rules/projected.ts';
import { proximal } from '../rules/proximal.ts';
import type { RuleName } from '../rules/registry.ts';
import type { Group, Memory } from '../rules/rule.ts';
import type { RunSpec } from '../spec/spec.ts';
import { CheckpointError, mustHavePlayers } from './checkpoint.ts';
import { served, servedBy } from './servedRules.ts';
import type { GameTrainer } from './trainer.ts';

/** Statements of src/rules, in Float64. They ask nothing of the moment, and what they remember fits a checkpoint. */
const moves = {
  projected: projected.move,
  proximal: proximal.move,
  bestResponse: bestResponse.move,
  adam: adam.move,
} satisfies Partial<Record<RuleName, Move>>;

type Move = (groups: readonly Group[], settings: RunSpec, moments: Memory) => Float64Array;

/** @throws FrozenGameError when a game set by hand cannot be read */
export function createSandboxTrainer(startSpec: RunSpec): GameTrainer {
  let shapedBy = startSpec;
  let game = sandboxGame(startSpec);
  const layers = layersOf(game);
  const players = playerCount(layers);
  const names: readonly ParameterName[] = sandboxParameters(startSpec);
  let participation: readonly Float64Array[] = game.map((layer) => layer.participation.slice());
  const moments = adam.start(layers.map(({ count }) => count));

  const standing = (index: number): FrozenLayer => ({
    ...game[index],
    participation: participation[index],
  });

  function applyCoefficients(spec: RunSpec): void {
    if (names.some((name) => spec[name] !== shapedBy[name])) game = sandboxGame(spec);
    shapedBy = spec;
  }

  const groupAt = (index: number, spec: RunSpec, feeShare: number): Group => {
    const { marginalBenefit, normSquared, overlap } = game[index];
    const s = participation[index];
    return {
      first: layers[index].first,
      participation: s,
      benefit: marginalBenefit,
      normSquared,
      rivalry: overlap.times(s),
      prices: pricesOfGroup(spec, index, feeShare),
    };
  };

  /** Layer after layer; shape [playerCount]. */
  const column = (of: (layer: FrozenLayer) => Float64Array): Float32Array =>
    Float32Array.from(layers.flatMap((_, index) => Array.from(of(standing(index)))));

  return {
    layers,
    rules: servedBy(moves),
    applyCoefficients,
    step(_, spec, feeShare) {
      applyCoefficients(spec);
      const groups = layers.map((__, index) => groupAt(index, spec, feeShare));
      const moved = served<Move>(moves, spec.dynamics)(groups, spec, moments);
      participation = layers.map(({ first, count }) => moved.subarray(first, first + count));
    },
    readPlayers: () =>
      Promise.resolve({
        participation: column((layer) => layer.participation),
        benefit: column((layer) => layer.marginalBenefit),
        normSquared: column((layer) => layer.normSquared),
        rivalry: column((layer) => layer.overlap.times(layer.participation)),
        loss: NaN,
      }),
    readOverlaps: () =>
      Promise.resolve(
        game.map(({ overlap: { count, product } }) => ({
          gram: Float32Array.from({ length: count * count }, (_, at) =>
            product(Math.floor(at / count), at % count),
          ),
        })),
      ),
    writeParticipation(all) {
      if (all.length !== players)
        throw new RangeError(
          `There are ${players} players; ${all.length} participations were given.`,
        );
      participation = layers.map(({ first }, index) =>
        participation[index].map((s, i) => {
          const told = all[first + i];
          return Number.isNaN(told) ? s : Math.min(1, Math.max(0, told));
        }),
      );
    },
    save: () =>
      Promise.resolve({
        route: 'sandbox',
        backend: 'cpu',
        players: {
          participation: Float64Array.from(participation.flatMap((s) => Array.from(s))),
          benefit: Float64Array.from(game.flatMap((layer) => Array.from(layer.marginalBenefit))),
          // Nothing is remembered of a benefit that follows from the spec.
          benefitSum: new Float64Array(players),
          benefitWeight: 0,
          first: moments.first.slice(),
          second: moments.second.slice(),
          firstWeight: moments.weights[0],
          secondWeight: moments.weights[1],
        },
        net: null,
      }),
    restore(checkpoint) {
      const { net, players: state } = checkpoint;
      if (net !== null) {
        throw new CheckpointError('The kept state has a network, and this run has none.');
      }
      mustHavePlayers(checkpoint, players);
      participation = layers.map(({ first, count }) =>
        state.participation.slice(first, first + count),
      );
      moments.first.set(state.first);
      moments.second.set(state.second);
      moments.weights.set([state.firstWeight, state.secondWeight]);
    },
    ready: () => Promise.resolve(),
    settled: () => Promise.resolve(),
    workShare: () => 1,
    memory: () => ({ tensors: 0, bytes: 0 }),
    dispose: () => undefined,
  };
}
