/**
 * The trainer of a run without a network: a frozen game (src/game/sandbox) whose s moves by the rules of
 * src/game/dynamics, in Float64. All players move at once, each from what the others did last.
 */
import {
  adamStep,
  bestResponseStep,
  projectedStep,
  proximalStep,
  type Moments,
} from '../game/dynamics.ts';
import type { FrozenLayer } from '../game/frozen/types.ts';
import { playerCount } from '../game/network.ts';
import type { ParameterName } from '../spec/parameters.ts';
import { layersOf, sandboxGame, sandboxParameters } from '../game/sandbox/game.ts';
import { pricesOfGroup } from '../game/prices.ts';
import type { RunSpec } from '../spec/spec.ts';
import type { Prices, Stake } from '../game/utility.ts';
import { CheckpointError, mustHavePlayers } from './checkpoint.ts';
import { momentsFrom, momentsOf } from './playerMoments.ts';
import type { GameTrainer } from './trainer.ts';

const fresh = (): Moments => ({ first: 0, second: 0, firstWeight: 0, secondWeight: 0 });

function move(
  s: number,
  stake: Stake,
  prices: Prices,
  { dynamics, lrS }: RunSpec,
  moments: Moments,
): number {
  switch (dynamics) {
    case 'projected':
      return projectedStep(s, stake, prices, lrS);
    case 'proximal':
      return proximalStep(s, stake, prices, lrS);
    case 'bestResponse':
      return bestResponseStep(s, stake, prices, lrS);
    case 'adam':
      return adamStep(s, stake, prices, lrS, moments);
    default:
      return dynamics satisfies never;
  }
}

/** @throws FrozenGameError when a game set by hand cannot be read */
export function createSandboxTrainer(startSpec: RunSpec): GameTrainer {
  let shapedBy = startSpec;
  let game = sandboxGame(startSpec);
  const layers = layersOf(game);
  const players = playerCount(layers);
  const names: readonly ParameterName[] = sandboxParameters(startSpec);
  const participation = game.map((layer) => layer.participation.slice());
  const moments = participation.map((s) => Array.from(s, fresh));

  const standing = (index: number): FrozenLayer => ({
    ...game[index],
    participation: participation[index],
  });

  function applyCoefficients(spec: RunSpec): void {
    if (names.some((name) => spec[name] !== shapedBy[name])) game = sandboxGame(spec);
    shapedBy = spec;
  }

  function stepLayer(index: number, spec: RunSpec, feeShare: number): void {
    const { marginalBenefit, normSquared, overlap } = game[index];
    const rivalry = overlap.times(participation[index]);
    const prices = pricesOfGroup(spec, index, feeShare);
    participation[index] = participation[index].map((s, i) =>
      move(
        s,
        { benefit: marginalBenefit[i], normSquared: normSquared[i], rivalry: rivalry[i] },
        prices,
        spec,
        moments[index][i],
      ),
    );
  }

  /** Layer after layer; shape [playerCount]. */
  const column = (of: (layer: FrozenLayer) => Float64Array): Float32Array =>
    Float32Array.from(layers.flatMap((_, index) => Array.from(of(standing(index)))));

  return {
    layers,
    applyCoefficients,
    step(_, spec, feeShare) {
      applyCoefficients(spec);
      layers.forEach((__, index) => stepLayer(index, spec, feeShare));
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
      layers.forEach(({ first }, index) => {
        participation[index] = participation[index].map((s, i) => {
          const told = all[first + i];
          return Number.isNaN(told) ? s : Math.min(1, Math.max(0, told));
        });
      });
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
          ...momentsOf(moments.flat()),
        },
        net: null,
      }),
    restore(checkpoint) {
      const { net, players: state } = checkpoint;
      if (net !== null) {
        throw new CheckpointError('The kept state has a network, and this run has none.');
      }
      mustHavePlayers(checkpoint, players);
      const all = momentsFrom(state);
      layers.forEach(({ first, count }, index) => {
        participation[index] = state.participation.slice(first, first + count);
        moments[index] = all.slice(first, first + count);
      });
    },
    ready: () => Promise.resolve(),
    settled: () => Promise.resolve(),
    workShare: () => 1,
    memory: () => ({ tensors: 0, bytes: 0 }),
    dispose: () => undefined,
  };
}
