/** Processes beside this one, one for each core, among which games are shared out. */
import { fork, type ChildProcess } from 'node:child_process';
import type { RunJson } from '../../src/record/writeRecord.ts';
import type { Answer, Task } from './player.ts';

/** The longest take a quarter of an hour of a quiet core. */
const MOST_HOURS = 6;

/**
 * @param mostHours after which nothing more is waited for
 * @throws Error with a sentence if the game cannot be played, or if its process has died or hangs
 */
export function ask(
  player: ChildProcess,
  task: Task,
  mostHours: number = MOST_HOURS,
): Promise<RunJson> {
  return new Promise((resolve, reject) => {
    const over = (end: () => void) => {
      clearTimeout(limit);
      player.off('exit', onDeath).off('error', onError).off('message', onAnswer);
      end();
    };
    const fail = (sentence: string) => over(() => reject(new Error(sentence)));
    const onDeath = () => fail('The process that played it has died.');
    const onError = ({ message }: Error) => fail(`Its process cannot be reached: ${message}.`);
    const onAnswer = (answer: Answer) =>
      'record' in answer ? over(() => resolve(answer.record)) : fail(answer.error);
    const limit = setTimeout(
      () => fail(`It was given up after ${mostHours} hours.`),
      mostHours * 3_600_000,
    );
    player.once('exit', onDeath).once('error', onError).once('message', onAnswer);
    player.send(task, (error) => error && onError(error));
  });
}

export interface Played<Game> {
  readonly game: Game;
  readonly record: RunJson;
  readonly seconds: number;
}

export interface Hearers<Game> {
  /** Ends it: games under way are lost. */
  readonly signal: AbortSignal;
  onBegin(game: Game): void;
  /** One at a time. */
  onEnd(played: Played<Game>): Promise<void>;
  onFailure(game: Game, sentence: string): void;
}

/**
 * Begins the games in their order, as many at once as there are players.
 *
 * @param taskOf what a player is to be told
 * @throws whatever `onEnd` throws: what is played and cannot be kept is in vain, so nothing more is begun
 */
export async function playAll<Game>(
  games: readonly Game[],
  taskOf: (game: Game) => Task,
  count: number,
  { signal, onBegin, onEnd, onFailure }: Hearers<Game>,
): Promise<void> {
  const left = [...games];
  let writing = Promise.resolve();
  const players = new Set<ChildProcess>();
  let trouble: unknown = null;
  const hasStopped = () => signal.aborted || trouble !== null;
  const killAll = () => players.forEach((player) => player.kill('SIGKILL'));
  function giveUp(error: unknown): void {
    trouble ??= error;
    killAll();
  }
  signal.addEventListener('abort', killAll);
  function bring(): ChildProcess {
    const player = fork(new URL('./player.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
    players.add(player);
    // Whoever waits for an answer hears of it; an error after that ends nothing.
    return player.on('error', () => undefined);
  }
  async function playOn(): Promise<void> {
    let player: ChildProcess | null = null;
    for (let game = left.shift(); game !== undefined && !hasStopped(); game = left.shift()) {
      const current = game;
      player ??= bring();
      const began = performance.now();
      onBegin(current);
      let record: RunJson;
      try {
        record = await ask(player, taskOf(current));
      } catch (error) {
        if (hasStopped()) break;
        onFailure(current, error instanceof Error ? error.message : String(error));
        player.kill('SIGKILL');
        players.delete(player);
        player = null;
        continue;
      }
      const seconds = (performance.now() - began) / 1000;
      writing = writing.then(() => onEnd({ game: current, record, seconds }));
      await writing.catch(giveUp);
    }
    player?.kill('SIGKILL');
  }
  await Promise.all(Array.from({ length: Math.min(count, games.length) }, playOn));
  signal.removeEventListener('abort', killAll);
  if (trouble !== null) throw trouble;
}
