/** “Find me” as a program drives it, by the buttons and the sentence of the page: docs/api.md. */
import { demanded } from '../../spec/checks.ts';
import { noteOf } from '../../spec/search/found.ts';
import { bestOf, type Found } from '../../spec/search/next.ts';
import { isSameGame, type Tried } from '../../spec/search/search.ts';
import { checkTries } from '../../spec/search/searchText.ts';
import { readWanted } from '../../spec/search/wanted.ts';
import { answerSentence } from '../../spec/search/words.ts';
import type { LabStore } from '../store.ts';
import type { Runs } from '../runs/runs.ts';
import { until } from '../until.ts';
import type { Finder, FinderState } from './finder.ts';

/** What is to be found: as in the record of a search (docs/find.md), and as by the command line. */
export interface FindAsk {
  /** `accuracy>=96` or `pruned>=90`, in percent, or `players<=20`. */
  readonly find: string;
  /** `gamma=0.5:12`, several joined by commas. */
  readonly move: string;
  /** Settings that may be tried. */
  readonly tries: number;
  /** Of a game that is played to its end. */
  readonly epochs: number;
}

/** A search as it stands. */
export interface FindReading {
  readonly ask: FindAsk;
  readonly phase: FinderState['phase'];
  /** In the order in which they ended. */
  readonly games: readonly Tried[];
  /** Players that there are. */
  readonly players: number;
  /** Of the games that came to their end; null before the first. */
  readonly best: Found | null;
  /** The same in a sentence. */
  readonly answer: string | null;
  /** Of the best, when the search is over: for nothing but to be told. */
  readonly testAccuracy: number | null;
  /** At most; null while nothing is known. */
  readonly secondsLeft: number | null;
  /** What the page says is wrong, in a sentence; null for nothing. */
  readonly trouble: string | null;
}

/** Drives “Find me”. Promises reject with a sentence that says what is wrong. */
export interface FindProgram {
  /** Begins another search, from the parameters as they stand, in place of the one before. */
  begin(ask: FindAsk): Promise<void>;
  /** Goes on with what was stopped, or with so many tries more. */
  goOn(more?: number): Promise<void>;
  /** Gives up what plays, and keeps what is over. */
  cancel(): Promise<void>;
  /** Resolves when the search is over; rejects where it stops before. */
  done(): Promise<FindReading>;
  /** The last search, also of an earlier visit; null where there was none. */
  read(): Promise<FindReading | null>;
  /** Keeps its games as runs. Resolves with how many were not kept before. */
  keep(): Promise<number>;
}

const NONE = 'Nothing has been searched for yet; begin() begins a search.';

function readingOf(state: FinderState): FindReading | null {
  const { asked, games, phase, secondsLeft, trouble } = state;
  if (asked === null) return null;
  const { search, of } = asked;
  const { find, move, tries, epochs } = noteOf(search, []);
  const best = bestOf(search, games, of);
  const game = best === null ? undefined : games.find((each) => isSameGame(each, best));
  const end = game?.record.series.evaluations.at(-1);
  const bare = ({ setting, epochs, outcome }: Tried): Tried => ({ setting, epochs, outcome });
  return {
    ask: { find, move, tries, epochs },
    ...{ phase, secondsLeft, trouble, players: of, games: games.map(bare) },
    best: best && { ...bare(best), outcome: best.outcome, isMet: best.isMet },
    answer: answerSentence(search, games, of),
    testAccuracy: phase === 'ended' ? (end?.testAccuracyPruned ?? null) : null,
  };
}

interface Parts {
  readonly lab: LabStore;
  readonly runs: Pick<Runs, 'store' | 'ready' | 'keep'>;
  readonly finder: Finder;
}

export function createFindProgram({ lab, runs, finder }: Parts): FindProgram {
  /** It is known what an earlier visit has left. */
  const known = () => until(finder.store, ({ isRead }) => isRead);
  const read = async () => readingOf(await known());
  return {
    read,
    async begin(ask) {
      const wanted = demanded(readWanted(ask));
      await known();
      finder.begin(lab.getState().spec, wanted);
    },
    async goOn(more) {
      const { asked } = await known();
      if (asked === null) throw new Error(NONE);
      finder.goOn(more === undefined ? 0 : demanded(checkTries(more)));
    },
    async cancel() {
      await known();
      finder.cancel();
    },
    async done() {
      await known();
      const state = await until(finder.store, ({ phase }) => phase !== 'searching');
      const reading = readingOf(state);
      if (reading === null) throw new Error(NONE);
      if (reading.phase === 'ended') return reading;
      const { length } = reading.games;
      throw new Error(
        reading.trouble ??
          `The search was stopped after ${length} ${length === 1 ? 'game' : 'games'}; goOn() goes on.`,
      );
    },
    async keep() {
      const { games } = await known();
      await runs.ready;
      const there = new Set(runs.store.getState().runs.map(({ id }) => id));
      const left = games.filter(({ record }) => !there.has(record.manifest.id ?? ''));
      for (const { record } of left) await runs.keep(record);
      return left.length;
    },
  };
}
