/**
 * Games on our own WebAssembly SIMD: one instance and one memory, in which they take turns.
 *
 * Steps are put off until TURN of them are there or someone asks for a result; then each game does all of
 * them in one turn, so that its weights come near the core once a turn and not once a step. A game's steps
 * touch nothing that another game's steps need, so the order of turns changes no number. Games that see
 * the same images through the same scale share the lists of pixels.
 */
import type { RunSpec } from '../../spec/spec.ts';
import type { GamesOptions } from '../route.ts';
import type { Games } from '../games.ts';
import type { Game } from '../trainer.ts';
import { gramRoom } from './gram.ts';
import { servedNet, weightsPlay, type SimdNet } from './shape.ts';
import { createSimdGame, type SimdGame } from './simdGame.ts';
import { createWeightGame } from './weightGame.ts';
import { createWorkspace, type Batch, type InputScaleName } from './workspace.ts';

/** Steps of a turn, where there are several games. */
const TURN = 8;

export interface SimdGamesOptions extends Pick<
  GamesOptions,
  'model' | 'specs' | 'data' | 'shrinks'
> {
  /** From `loadStep`. */
  readonly module: WebAssembly.Module;
}

export interface SimdGames extends Games {
  readonly games: readonly (Game & Pick<SimdGame, 'activeCounts'>)[];
}

/** The arguments of one `Games.step`. */
interface Step {
  readonly batches: readonly Uint32Array[];
  readonly specs: readonly RunSpec[];
  readonly fees: readonly number[];
}

interface Placed {
  readonly indices: Uint32Array;
  readonly scale: InputScaleName;
  readonly batch: Batch;
}

/** @throws Error if the network or its players are others: the route was given what it does not serve */
function mustServe(net: SimdNet | null): SimdNet {
  if (net === null)
    throw new Error('The network or its players are of a kind that is not computed here.');
  return net;
}

export function createSimdGames(options: SimdGamesOptions): SimdGames {
  const { module, model, specs, data, shrinks = true } = options;
  const nets = specs.map(({ granularity }) => mustServe(servedNet(model, granularity)));
  const [{ layers }] = nets;
  const turn = specs.length === 1 ? 1 : TURN;
  const workspace = createWorkspace({
    module,
    layers,
    statistics: data,
    batchSize: specs[0].batchSize,
    batches: turn,
    games: specs.map(({ optimizer }, index) => ({
      optimizer,
      weightsPlay: weightsPlay(nets[index]),
    })),
  });
  const { plan } = workspace;
  const room = gramRoom(module, layers);
  const games = specs.map((spec, index) =>
    weightsPlay(nets[index])
      ? createWeightGame({ workspace, index, shape: nets[index], spec, shrinks })
      : createSimdGame({
          ...{ workspace, index, shape: nets[index], spec, shrinks },
          gramRoom: room,
        }),
  );
  // Games of one seed have the same batches: one after the other, they find them in place.
  const order = games.map((_, k) => k);
  const images = specs.map(({ seed, inputNormalisation }) => `${seed} ${inputNormalisation}`);
  order.sort((a, b) => (images[a] < images[b] ? -1 : images[a] > images[b] ? 1 : a - b));

  let waiting: Step[] = [];

  function flush(): void {
    const steps = waiting;
    waiting = [];
    const places: Placed[] = [];
    for (const k of order) {
      const { scale, step } = games[k];
      steps.forEach(({ batches, specs: current, fees }, t) => {
        const indices = batches[k];
        if (places[t]?.indices !== indices || places[t].scale !== scale) {
          const batch = workspace.takeBatch(plan.batches[t], data.train, indices, scale);
          places[t] = { indices, scale, batch };
        }
        step(places[t].batch, current[k], fees[k]);
      });
    }
  }

  /** The game as it stands when all its steps are done. */
  const upToDate = (game: SimdGame): SimdGames['games'][number] => {
    const after =
      <Args extends unknown[], Result>(read: (...args: Args) => Result) =>
      (...args: Args): Result => {
        flush();
        return read(...args);
      };
    return {
      layers: game.layers,
      rules: game.rules,
      readPlayers: after(game.readPlayers),
      readWeights: after(game.readWeights),
      readOverlaps: after(game.readOverlaps),
      writeParticipation: after(game.writeParticipation),
      writeNeuron: after(game.writeNeuron),
      save: after(game.save),
      restore: after(game.restore),
      evaluate: after(game.evaluate),
      workShare: after(game.workShare),
      activeCounts: after(game.activeCounts),
    };
  };

  return {
    games: games.map(upToDate),
    step(batches, current, fees) {
      for (const { length } of batches) {
        if (length <= plan.rows) continue;
        throw new Error(`A batch has ${length} images, at most ${plan.rows} fit.`);
      }
      waiting.push({ batches, specs: current, fees });
      if (waiting.length === turn) flush();
    },
    ready: () => Promise.resolve(),
    settled() {
      flush();
      return Promise.resolve();
    },
    memory: () => ({
      tensors: games.reduce((sum, { held }) => sum + held.buffers, plan.buffers),
      bytes: games.reduce((sum, { held }) => sum + held.bytes, workspace.bytes.length),
    }),
    dispose() {},
  };
}
