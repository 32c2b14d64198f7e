/** The games of a moment as they stand on the projector: brought to the prepared step, then played and paused by hand. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SpecPatch } from '../../spec/spec.ts';
import type { Theatre, WatchedGame } from '../../state/watchedGame.ts';
import { lastOf } from '../lessons/chapter.ts';
import { LOOK_MS, sleep } from '../lessons/useGames.ts';
import type { Moment, PriceRow } from './moment.ts';

interface StandState {
  readonly phase: 'preparing' | 'paused' | 'playing' | 'failed';
  /** Why it failed; else empty. */
  readonly word: string;
  /** Whether anything has happened since the prepared step. */
  readonly hasMoved: boolean;
}

export interface Stand {
  readonly moment: Moment;
  readonly games: readonly WatchedGame[];
  readonly store: StoreApi<StandState>;
  /** Plays to where the moment is over; from there on as far again. Pauses by itself. */
  play(): void;
  pause(): void;
  /** Moves a slider; what comes to rest without a net does so at once. */
  price(row: PriceRow, value: number): void;
  end(): void;
}

/** Looks between a slider's movement and rest, at most. */
const LOOKS = 40;

export function createStand(theatre: Theatre, moment: Moment): Stand {
  const setups = moment.games.map(({ setup }) => setup);
  const games = setups.map(({ spec, changes }) => theatre.begin(spec, changes));
  const store = createStore<StandState>(() => ({ phase: 'preparing', word: '', hasMoved: false }));
  /** Of the newest wish; an older one gives up. */
  let turn = 0;

  const stepOf = (game: WatchedGame) => lastOf(game.store.getState()).step;

  /** One stride of every game that has not come so far. @returns whether there was one */
  async function advance(targets: readonly number[]): Promise<boolean> {
    const moved = await Promise.all(
      games.map(async (game, index) => {
        const setup = setups[index]!;
        const left = targets[index]! - stepOf(game);
        if (left <= 0) return false;
        await game.step(Math.min(setup.stride, left));
        if (setup.tested !== undefined) await game.test();
        return true;
      }),
    );
    return moved.includes(true);
  }

  function attempt(work: (isOver: () => boolean) => Promise<void>): void {
    const own = ++turn;
    const isOver = () => turn !== own;
    const come = (state: Partial<StandState>) => {
      if (!isOver()) store.setState(state);
    };
    void work(isOver).then(
      () => come({ phase: 'paused' }),
      (error: unknown) => come({ phase: 'failed', word: (error as Error).message }),
    );
  }

  attempt(async () => {
    await Promise.all(games.map(({ ready }) => ready));
    const tested = games.filter((_, index) => setups[index]!.tested !== undefined);
    await Promise.all(tested.map((game) => game.test()));
    while (await advance(games.map(() => moment.until)));
  });

  return {
    ...{ moment, games, store },
    play() {
      if (store.getState().phase !== 'paused') return;
      store.setState({ phase: 'playing', hasMoved: true });
      const targets = games.map((game, index) => {
        const [step, { steps }] = [stepOf(game), setups[index]!];
        return step < steps ? steps : step + steps;
      });
      attempt(async (isOver) => {
        while (!isOver() && (await advance(targets))) await sleep(LOOK_MS);
      });
    },
    pause() {
      if (store.getState().phase !== 'playing') return;
      turn++;
      store.setState({ phase: 'paused' });
    },
    price({ game: index, parameter, settle }, value) {
      const { phase } = store.getState();
      if (phase === 'preparing' || phase === 'failed') return;
      const game = games[index]!;
      const patch: SpecPatch = { [parameter]: value };
      store.setState({ hasMoved: true });
      if (settle === null) return void game.set(patch).catch(() => undefined);
      store.setState({ phase: 'playing' });
      attempt(async (isOver) => {
        await game.set(patch);
        for (let look = 0; look < LOOKS && !isOver(); look++) {
          const before = lastOf(game.store.getState()).participation;
          await game.step(Math.ceil(settle / LOOKS));
          const { participation } = lastOf(game.store.getState());
          if (participation.every((s, player) => s === before[player])) return;
          await sleep(LOOK_MS);
        }
      });
    },
    end() {
      turn++;
      for (const game of games) game.end();
    },
  };
}
