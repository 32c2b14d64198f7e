/** Games on a graphics device that may be lost under them. */
import type { Loss } from './deviceLoss.ts';
import type { Games } from './games.ts';
import type { Game } from './trainer.ts';

function guardedGame(game: Game, { during, duringCall }: Loss): Game {
  return {
    layers: game.layers,
    rules: game.rules,
    readPlayers: () => during(game.readPlayers),
    readWeights: () => during(game.readWeights),
    readOverlaps: () => during(game.readOverlaps),
    writeParticipation: (s) => duringCall(() => game.writeParticipation(s)),
    writeNeuron: (neuron) => duringCall(() => game.writeNeuron(neuron)),
    evaluate: (set, epsilon) => during(() => game.evaluate(set, epsilon)),
    save: () => during(game.save),
    restore: (checkpoint) => duringCall(() => game.restore(checkpoint)),
    workShare: game.workShare,
  };
}

/** The same games, whose every failure after the loss of their device is a `DeviceLostError`. */
export function guarded(games: Games, loss: Loss): Games {
  const { during, duringCall } = loss;
  return {
    games: games.games.map((game) => guardedGame(game, loss)),
    step: (...given) => duringCall(() => games.step(...given)),
    ready: () => during(games.ready),
    settled: () => during(games.settled),
    memory: games.memory,
    dispose: games.dispose,
  };
}
