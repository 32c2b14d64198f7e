/**
 * “Find me”: plays the games of a search in the page's pool and tells how it stands. What is tried next is for
 * src/spec/search to say; what was tried stays in the browser, and a reload finds it there.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { judged, triedOf } from '../../record/judged.ts';
import type { RunRecord } from '../../record/record.ts';
import { playersOf } from '../../spec/network.ts';
import {
  isOfSearch,
  misfitOfSearch,
  noteOf,
  searchFrom,
  searchOf,
  specOfGame,
} from '../../spec/search/found.ts';
import { epochsLeft, nextStep } from '../../spec/search/next.ts';
import { isSameGame, type Game, type Search, type Tried } from '../../spec/search/search.ts';
import { settingWords } from '../../spec/search/words.ts';
import type { Wanted } from '../../spec/search/wanted.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Ended, Job, Pool } from '../pool/pool.ts';
import { keyOf, type Plan } from '../runs/plan.ts';
import { whatFailed } from '../storage.ts';
import type { SearchRecords } from './storedSearch.ts';

/** A game that is over. */
export interface FoundGame extends Tried {
  readonly record: RunRecord;
}

export interface PlayingTry extends Game {
  readonly step: number;
  /** Of its whole training; null while it is being prepared. */
  readonly steps: number | null;
}

export interface AskedSearch {
  readonly search: Search;
  /** Of the run that it began from. */
  readonly spec: RunSpec;
  /** Players that there are. */
  readonly of: number;
}

export interface FinderState {
  /** Null before the first search. */
  readonly asked: AskedSearch | null;
  /** In the order in which they ended. */
  readonly games: readonly FoundGame[];
  readonly playing: readonly PlayingTry[];
  readonly phase: 'searching' | 'stopped' | 'ended';
  /** What is left of it at most, seconds; null while nothing is known. */
  readonly secondsLeft: number | null;
  /** What went wrong, in a sentence; else null. */
  readonly trouble: string | null;
  /** Whether it is known if an earlier page has left a search. */
  readonly isRead: boolean;
}

export interface Finder {
  readonly store: StoreApi<FinderState>;
  /** Begins anew, from the settings as they stand. @throws Error with a sentence where nothing can be found */
  begin(spec: RunSpec, wanted: Wanted): void;
  /** Goes on with what was stopped, or with so many more tries. */
  goOn(more?: number): void;
  /** Gives up the games that play; those that are over stay. */
  cancel(): void;
}

interface Parts {
  readonly pool: Pick<Pool, 'play' | 'atOnce'>;
  /** @throws where storage is denied */
  readonly open: () => Promise<SearchRecords>;
}

const NOTHING: FinderState = {
  ...{ asked: null, games: [], playing: [], phase: 'stopped', secondsLeft: null },
  ...{ trouble: null, isRead: false },
};

export function createFinder({ pool, open }: Parts): Finder {
  const store = createStore<FinderState>(() => NOTHING);
  const opening = open();
  let job: Job | null = null;
  /** Games that play, by what was asked of the pool. */
  const played = new Map<Plan, { readonly game: Game; readonly before: readonly Tried[] }>();
  /** Of all games that are over since this page was opened. */
  const pace = { seconds: 0, epochs: 0 };
  /** What is stored is stored in order. */
  let storing: Promise<unknown> = opening;

  function storeIt(use: (records: SearchRecords) => Promise<void>): void {
    storing = storing
      .then(() => opening)
      .then(use)
      .catch((error: unknown) =>
        store.setState({ trouble: `${whatFailed(error)}: a reload will not find these tries.` }),
      );
  }

  function secondsLeft({ asked, games }: FinderState): number | null {
    if (asked === null || pace.epochs === 0) return null;
    const together = asked.search.axes.length === 1 ? 1 : pool.atOnce(asked.spec);
    return (epochsLeft(asked.search, games) * pace.seconds) / pace.epochs / together;
  }

  const stepNow = () => {
    const { asked, games } = store.getState();
    return asked === null ? null : nextStep(asked.search, games, asked.of);
  };

  function next(): Plan | null {
    const { asked, games } = store.getState();
    const isPlaying = (game: Game) =>
      [...played.values()].some((each) => isSameGame(each.game, game));
    const game = stepNow()?.games.find((each) => !isPlaying(each));
    if (game === undefined || asked === null) return null;
    const plan = { spec: specOfGame(asked.spec, game), log: [], label: settingWords(game.setting) };
    played.set(plan, { game, before: games.map(bare) });
    tellPlaying();
    return plan;
  }

  const shares = new Map<Plan, { step: number; steps: number | null }>();
  function tellPlaying(): void {
    store.setState({
      playing: [...played].map(([plan, { game }]) => ({
        ...game,
        ...(shares.get(plan) ?? { step: 0, steps: null }),
      })),
    });
  }

  function stop(part: Partial<FinderState>): void {
    job?.cancel();
    job = null;
    played.clear();
    shares.clear();
    store.setState({ playing: [], ...part });
  }

  function onEnd(plan: Plan, ended: Ended): void {
    const of = played.get(plan);
    const { asked } = store.getState();
    played.delete(plan);
    shares.delete(plan);
    if (of === undefined || asked === null) return;
    if ('why' in ended) return stop({ phase: 'stopped', trouble: ended.why });
    const { game, before } = of;
    pace.seconds += ended.seconds;
    pace.epochs += game.epochs;
    const { record: told } = ended;
    const record = {
      ...told,
      manifest: { ...told.manifest, search: noteOf(asked.search, before) },
    };
    try {
      const found = { ...game, outcome: judged(record), record };
      store.setState(({ games }) => ({ games: [...games, found] }));
    } catch (error) {
      return stop({ phase: 'stopped', trouble: (error as Error).message });
    }
    storeIt((records) => records.add(record));
    store.setState((state) => ({ secondsLeft: secondsLeft(state) }));
    tellPlaying();
    if (stepNow()?.end !== null) stop({ phase: 'ended', secondsLeft: null });
  }

  function play(): void {
    stop({});
    if (stepNow()?.end !== null) return stop({ phase: 'ended', secondsLeft: null });
    store.setState((state) => ({
      phase: 'searching',
      trouble: null,
      secondsLeft: secondsLeft(state),
    }));
    job = pool.play({
      next,
      onEnd,
      onBegin(plan) {
        shares.delete(plan);
        tellPlaying();
      },
      onProgress(plan, { step, steps }) {
        const before = shares.get(plan);
        const percent = (of: typeof before) =>
          Math.floor((100 * (of?.step ?? 0)) / (of?.steps ?? 1));
        if (before !== undefined && percent(before) === percent({ step, steps })) return;
        shares.set(plan, { step, steps });
        tellPlaying();
      },
    });
  }

  function put(asked: AskedSearch, isSame: boolean): void {
    storeIt((records) => records.put({ note: noteOf(asked.search, []), spec: asked.spec }, isSame));
  }

  async function restore(): Promise<void> {
    const last = await (await opening).last();
    const search = last && searchFrom(last.note);
    // The hand was quicker.
    if (last === null || search === null || store.getState().asked !== null) return;
    const asked = { search, spec: last.spec, of: playersOf(last.spec) };
    // Another tab may have begun another search meanwhile.
    const games = last.records.flatMap((record): FoundGame[] => {
      const { search: note, spec } = record.manifest;
      if (note === undefined || !isOfSearch(search, note)) return [];
      const tried = triedOf(search, record);
      const isOf = keyOf(specOfGame(last.spec, tried), []) === keyOf(spec, []);
      return isOf ? [{ ...tried, record }] : [];
    });
    const isOver = nextStep(search, games, asked.of).end !== null;
    store.setState({ asked, games, phase: isOver ? 'ended' : 'stopped' });
  }
  void restore()
    // What cannot be read is not there; what cannot be stored is said when something is.
    .catch(() => undefined)
    .then(() => store.setState({ isRead: true }));

  return {
    store,
    begin(spec, { goal, axes, tries, epochs }) {
      const misfit = misfitOfSearch(spec, axes);
      if (misfit !== null) throw new Error(misfit);
      stop({ ...NOTHING, isRead: true });
      const base = { ...spec, epochs };
      const asked = {
        search: searchOf(base, { goal, axes, tries }),
        spec: base,
        of: playersOf(base),
      };
      store.setState({ asked });
      put(asked, false);
      play();
    },
    goOn(more = 0) {
      const { asked, games } = store.getState();
      if (asked === null) return;
      const tries = more === 0 ? asked.search.tries : triesAfter(asked.search, games) + more;
      const longer = { ...asked, search: { ...asked.search, tries } };
      store.setState({ asked: longer });
      put(longer, true);
      play();
    },
    cancel: () => stop({ phase: 'stopped', secondsLeft: null }),
  };
}

const bare = ({ setting, epochs, outcome }: FoundGame): Tried => ({ setting, epochs, outcome });

/** Of one coefficient a search may end before its tries are used. */
const triesAfter = ({ axes, tries }: Search, games: readonly Tried[]): number =>
  axes.length === 1 ? games.length : tries;
