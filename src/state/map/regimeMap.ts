/**
 * The map of regimes: a game for each pair of two prices, played in the pool from coarse to fine, kept as it comes. It goes
 * on while other views are shown; what was played is found again, in this browser’s storage or among the kept runs.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { isSandbox } from '../../game/sandbox/game.ts';
import { grouped } from '../../game/notes.ts';
import { digestOf } from '../../record/digest.ts';
import type { RunRecord } from '../../record/record.ts';
import { cellCount, groundOf, specAt, type MapAsk } from '../../spec/map/ask.ts';
import { misfitOf } from '../../spec/map/axes.ts';
import { nextCell } from '../../spec/map/order.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Ended, Job, Pool } from '../pool/pool.ts';
import { keyOf, type Plan } from '../runs/plan.ts';
import type { Runs } from '../runs/runs.ts';
import type { LabStore } from '../store.ts';
import { MOST_BYTES, MOST_GAMES, type GameShelf } from './gameShelf.ts';
import {
  knownOf,
  misfitOfMap,
  playedGame,
  type MapState,
  type PlayedGame,
  type PlayingGame,
} from './mapState.ts';
import { empty, gamesPlayed, isRefused, isWhole, keepGames } from './playedBefore.ts';
import type { Remembered } from './remembered.ts';
import { createScenes, type MapScene } from './scene.ts';

export interface RegimeMap {
  readonly store: StoreApi<MapState>;
  /** What its games show, as they stand. */
  scene(): MapScene;
  /** Asks for another map; what plays is given up, what is done stays, and a map that played goes on. */
  change(part: Partial<MapAsk>): Promise<void>;
  /** Plays what is left. Where nothing can be played, `trouble` says why. */
  begin(): void;
  pause(): void;
  /** Gives up what plays; what is done stays. */
  cancel(): void;
  /** Reads a cell. */
  choose(cell: number | null): void;
  /**
   * Keeps the games of a cell, or of all cells, as runs.
   *
   * @returns how many were not kept before
   */
  keep(cell?: number): Promise<number>;
}

export interface RegimeMapParts {
  /** Of the run that is shown. */
  readonly lab: LabStore;
  readonly runs: Pick<Runs, 'store' | 'ready' | 'keep'>;
  readonly pool: Pool;
  readonly shelf: GameShelf;
  readonly memory: { recall(): Remembered; remember(next: Remembered): void };
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** A slider of the lab that is dragged asks for another map at every step of it: the last is looked for. */
const DRAG_MS = 250;
/** What plays is told of at most so often. */
const TELL_EVERY_MS = 200;
/** Games in a row that could not be played at all, before the rest is given up. */
const MOST_REFUSED = 3;
const NOT_STORED =
  'The browser’s storage does not take it: what was played stays until this page is closed.';
const CROWDED = `At most ${grouped(MOST_GAMES)} games of maps, and ${MOST_BYTES / 2 ** 20} MB of them, are kept: the first of this map have gone from the browser’s storage, and a reload will not find them.`;
const NO_NETWORK = 'A game without a network has no accuracy to map. Choose a network first.';

interface Unit {
  readonly cell: number;
  readonly round: number;
}

export function createRegimeMap(parts: RegimeMapParts): RegimeMap {
  const { lab, runs, pool, shelf, memory, now, sleep } = parts;
  const remembered = memory.recall();
  const widthOf = (base: RunSpec) => {
    const width = pool.atOnce(base);
    return { width, isShortOfMemory: width < pool.size };
  };
  const store = createStore<MapState>(() => ({
    ...{ ask: remembered.ask, base: lab.getState().spec, phase: 'reading' },
    ...{ games: empty(remembered.ask), playing: [], secondsPerGame: null, seconds: 0 },
    ...{ ...widthOf(lab.getState().spec), at: null, isOfOther: false, trouble: null },
  }));
  let job: Job | null = null;
  /** The games that play, by their plan. */
  const units = new Map<Plan, Unit>();
  const live = new Map<Plan, PlayingGame>();
  let toldAt = -Infinity;
  let refused = 0;
  let timed = { games: 0, seconds: 0 };
  let playsSince: number | null = null;
  /** Settles when every game that is over is where it is found again. */
  let stored: Promise<unknown> = Promise.resolve();
  /** Of what is looked up: an older question has no answer. */
  let question = 0;
  /** It played, and goes on as soon as what it asks for now has been looked up. */
  let goesOn = false;

  const state = () => store.getState();
  const isUnderWay = () => job !== null;
  const keyAt = (cell: number, round: number) => {
    const { ask, base } = state();
    return keyOf(specAt(ask, base, cell, round), []);
  };

  function rememberNow(): void {
    const { ask, base, phase } = state();
    memory.remember({ ask, playing: phase === 'playing' || goesOn ? groundOf(ask, base) : null });
  }

  function stopClock(): number {
    const spent = playsSince === null ? 0 : (now() - playsSince) / 1000;
    playsSince = null;
    return state().seconds + spent;
  }

  /** What has been played of this map before, wherever it is. */
  async function lookUp(afterMs = 0): Promise<void> {
    const mine = ++question;
    store.setState({ phase: 'reading' });
    if (afterMs > 0) await sleep(afterMs);
    await runs.ready;
    if (mine !== question) return;
    const { ask, base } = state();
    const wanted = empty(ask).map((rounds, cell) => rounds.map((_, round) => keyAt(cell, round)));
    const games = await gamesPlayed(wanted, parts);
    if (mine !== question) return;
    const at = state().at;
    store.setState({
      ...{ games, phase: isWhole(games) ? 'done' : 'idle', isOfOther: false },
      ...widthOf(base),
      at: at !== null && at < cellCount(ask) ? at : null,
      base,
    });
    const goes = goesOn;
    goesOn = false;
    if (goes) begin();
  }

  function tellPlaying(isUrgent = false): void {
    const at = now();
    if (!isUrgent && at - toldAt < TELL_EVERY_MS) return;
    toldAt = at;
    store.setState({ playing: [...live.values()] });
  }

  function nextPlan(): Plan | null {
    const { ask, base, games } = state();
    for (let round = 0; round < ask.seeds; round++) {
      const isTaken = (cell: number) =>
        [...units.values()].some((unit) => unit.cell === cell && unit.round === round);
      const cell = nextCell(
        knownOf({ games }),
        ask.cells,
        (each) => games[each]![round] === null && !isTaken(each),
      );
      if (cell === null) continue;
      const plan = { spec: specAt(ask, base, cell, round), log: [], label: `cell ${cell}` };
      units.set(plan, { cell, round });
      return plan;
    }
    return null;
  }

  function take(cell: number, round: number, game: PlayedGame): void {
    const games = state().games.map((rounds, each) =>
      each === cell ? rounds.map((old, i) => (i === round ? game : old)) : rounds,
    );
    store.setState({ games });
  }

  function finishIfDone(): void {
    const { games } = state();
    if (units.size > 0 || games.flat().some((game) => game === null)) return;
    job?.cancel();
    job = null;
    const phase = isWhole(games) ? 'done' : 'idle';
    store.setState({ phase, playing: [], seconds: stopClock() });
    rememberNow();
  }

  async function put(plan: Plan, record: RunRecord): Promise<void> {
    const { isStored, gone } = await shelf.put(keyOf(plan.spec, plan.log), record);
    if (!isStored) return store.setState({ trouble: NOT_STORED });
    if (gone.length === 0) return;
    const { games } = state();
    const own = new Set(
      games.flatMap((rounds, cell) => rounds.map((_, round) => keyAt(cell, round))),
    );
    if (gone.some((key) => own.has(key))) store.setState({ trouble: CROWDED });
  }

  function ended(plan: Plan, outcome: Ended): void {
    const unit = units.get(plan);
    units.delete(plan);
    live.delete(plan);
    if (unit === undefined) return;
    tellPlaying(true);
    if ('why' in outcome) {
      const nothing = { accuracy: 0, inShare: 0, inCount: 0, players: 0, course: [] };
      take(unit.cell, unit.round, { ...nothing, failure: outcome.why });
      if (++refused >= MOST_REFUSED) {
        cancel();
        store.setState({ trouble: outcome.why });
      }
    } else {
      refused = 0;
      take(unit.cell, unit.round, playedGame(digestOf(outcome.record)));
      timed = { games: timed.games + 1, seconds: timed.seconds + outcome.seconds };
      store.setState({ secondsPerGame: timed.seconds / timed.games });
      stored = Promise.all([stored, put(plan, outcome.record)]);
    }
    finishIfDone();
  }

  function begin(): void {
    const { phase, base, games } = state();
    if (phase === 'paused') {
      playsSince = now();
      job?.goOn();
      store.setState({ phase: 'playing' });
      return rememberNow();
    }
    if (phase !== 'idle') return;
    const misfit = isSandbox(base) ? NO_NETWORK : misfitOfMap(state());
    if (misfit !== null) return store.setState({ trouble: misfit });
    refused = 0;
    playsSince = now();
    store.setState({
      ...{ phase: 'playing', trouble: null, seconds: 0, secondsPerGame: null },
      // What could not be played is tried again.
      games: games.map((rounds) =>
        rounds.map((game) => (game !== null && isRefused(game) ? null : game)),
      ),
    });
    timed = { games: 0, seconds: 0 };
    rememberNow();
    job = pool.play({
      next: nextPlan,
      onProgress(plan, { step, steps }) {
        const unit = units.get(plan);
        if (unit === undefined) return;
        const isNew = !live.has(plan);
        live.set(plan, { cell: unit.cell, round: unit.round, step, steps });
        tellPlaying(isNew);
      },
      onEnd: ended,
    });
  }

  function cancel(): void {
    goesOn = false;
    if (job === null) return;
    const own = job;
    job = null;
    units.clear();
    live.clear();
    own.cancel();
    store.setState({ phase: 'idle', playing: [], seconds: stopClock() });
    rememberNow();
  }

  async function change(part: Partial<MapAsk>): Promise<void> {
    const { ask: before, phase } = state();
    const ask = { ...before, ...part };
    const misfit = misfitOf(ask.across) ?? misfitOf(ask.up);
    if (misfit !== null) return store.setState({ trouble: misfit });
    // Also where another change of the same hand is still being looked up.
    const goes = goesOn || phase === 'playing';
    cancel();
    goesOn = goes;
    store.setState({ ask, base: lab.getState().spec, games: empty(ask), at: null, trouble: null });
    rememberNow();
    // A key that is pressed again and again begins no games in between.
    await lookUp(goes ? DRAG_MS : 0);
  }

  lab.subscribe(({ backend }, before) => {
    if (backend?.name !== before.backend?.name) store.setState(widthOf(state().base));
  });

  // A map of other settings is another map, unless this one is under way.
  lab.subscribe(({ spec }, before) => {
    if (spec === before.spec) return;
    const { ask, base, isOfOther } = state();
    const isOther = groundOf(ask, spec) !== groundOf(ask, base);
    if (!isUnderWay() && isOther) {
      store.setState({ base: spec, games: empty(ask), trouble: null });
      void lookUp(DRAG_MS);
    } else if (isOther !== isOfOther) store.setState({ isOfOther: isOther });
  });

  void lookUp().then(() => {
    const { ask, base, phase } = state();
    if (phase === 'idle' && remembered.playing === groundOf(ask, base)) begin();
  });

  return {
    ...{ store, change },
    scene: createScenes(state),
    begin,
    pause() {
      if (state().phase !== 'playing') return;
      job?.rest();
      store.setState({ phase: 'paused', seconds: stopClock() });
      rememberNow();
    },
    cancel,
    choose: (at) => store.setState({ at }),
    async keep(cell) {
      const { ask, games } = state();
      const cells = cell === undefined ? games.map((_, each) => each) : [cell];
      const keys = cells.flatMap((each) =>
        Array.from({ length: ask.seeds }, (_, round) => keyAt(each, round)),
      );
      await stored;
      return keepGames(keys, parts);
    },
  };
}
