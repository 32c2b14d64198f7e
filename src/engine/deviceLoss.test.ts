/** Whatever is under way when a graphics device is lost ends with a sentence, and so does what comes later. */
import { describe, expect, it } from 'vitest';
import { DeviceLostError, lossOf } from './deviceLoss.ts';
import { guarded } from './guardedGames.ts';
import type { Games } from './games.ts';
import type { Game } from './trainer.ts';

interface Fake {
  readonly games: Games;
  lose(reason: string): void;
  /** What the device does with work under way. */
  fail(error: Error): void;
}

/** Games whose readings never end by themselves. */
function fake(): Fake {
  let lose: Fake['lose'] = () => {};
  let fail: Fake['fail'] = () => {};
  const lost = new Promise<{ reason: string; message: string }>((resolve) => {
    lose = (reason) => resolve({ reason, message: 'A valid external Instance reference is gone.' });
  });
  const hangs = () => new Promise<never>((_, reject) => (fail = reject));
  const game = {
    layers: [],
    rules: [],
    readPlayers: hangs,
    readWeights: hangs,
    readOverlaps: hangs,
    evaluate: hangs,
    save: hangs,
    writeParticipation: () => {},
    writeNeuron: () => {},
    restore: () => {},
    workShare: () => 1,
  } satisfies Game;
  const games: Games = {
    games: [game],
    step: () => {},
    ready: hangs,
    settled: hangs,
    memory: () => ({ tensors: 0, bytes: 0 }),
    dispose: () => {},
  };
  return {
    games: guarded(games, lossOf({ lost })),
    lose: (reason) => lose(reason),
    fail: (error) => fail(error),
  };
}

const readings: readonly [string, (games: Games) => Promise<unknown>][] = [
  ['ready', (games) => games.ready()],
  ['settled', (games) => games.settled()],
  ['readPlayers', ({ games: [game] }) => game.readPlayers()],
  ['readWeights', ({ games: [game] }) => game.readWeights()],
  ['readOverlaps', ({ games: [game] }) => game.readOverlaps()],
  ['evaluate', ({ games: [game] }) => game.evaluate({} as never, 0.1)],
  ['save', ({ games: [game] }) => game.save()],
];

describe('work on a device that is lost', () => {
  it.each(readings)('%s ends although the device never answers', async (_, read) => {
    const { games, lose } = fake();
    const reading = read(games);
    lose('unknown');
    await expect(reading).rejects.toThrow(DeviceLostError);
    await expect(reading).rejects.toThrow(/^The graphics device stopped answering\.$/);
    await expect(read(games)).rejects.toThrow(DeviceLostError);
  });

  it('says so too where the reading fails first, in the words of the API', async () => {
    const { games, lose, fail } = fake();
    const reading = games.games[0].readPlayers();
    fail(new Error("Failed to execute 'mapAsync' on 'GPUBuffer'"));
    lose('destroyed');
    await expect(reading).rejects.toThrow(/^The graphics device was shut down\.$/);
  });

  it('refuses steps and placements', async () => {
    const { games, lose } = fake();
    games.step([], [], []);
    lose('unknown');
    await Promise.resolve();
    const [game] = games.games;
    expect(() => games.step([], [], [])).toThrow(DeviceLostError);
    expect(() => game.writeParticipation(new Float32Array())).toThrow(DeviceLostError);
    expect(() => game.restore({} as never)).toThrow(DeviceLostError);
    expect(() => games.dispose()).not.toThrow();
  });

  it('leaves other failures as they are', async () => {
    const { games, fail } = fake();
    const reading = games.games[0].readPlayers();
    fail(new Error('something else'));
    await expect(reading).rejects.toThrow(/^something else$/);
  });
});
