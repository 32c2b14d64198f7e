/** Plays a search to its end: whatever it asks for next, together where it asks for several. */
import { triedOf } from '../src/record/judged.ts';
import type { RunRecord } from '../src/record/record.ts';
import { playersOf } from '../src/spec/network.ts';
import { noteOf, specOfGame } from '../src/spec/search/found.ts';
import { bestOf, nextStep } from '../src/spec/search/next.ts';
import { isSameGame, type Game, type Search, type Tried } from '../src/spec/search/search.ts';
import {
  accuracyWords,
  answerSentence,
  contradictionSentence,
  endSentence,
  goalWords,
  nearMissSentence,
  noiseSentence,
  playersWords,
  settingWords,
} from '../src/spec/search/words.ts';
import type { RunSpec } from '../src/spec/spec.ts';
import type { AskedGame } from './flags.ts';
import { percent } from './runEpochs.ts';

export interface Find {
  readonly search: Search;
  /** Of the run that it begins from. */
  readonly spec: RunSpec;
  /** Games that were played before, oldest first. */
  readonly before: readonly RunRecord[];
  /**
   * Plays them, as many at once as can be.
   *
   * @returns their records, in this order; fewer where somebody has ended it
   */
  play(
    games: readonly AskedGame[],
    note: RunRecord['manifest']['search'],
    name: string,
  ): Promise<readonly RunRecord[]>;
  /** Gets one line at a time about how it goes. */
  say(line: string): void;
}

function triedLine({ axes }: Search, { setting, epochs, outcome }: Tried, of: number): string {
  const what =
    axes.length > 1 ? `${settingWords(setting)}, ${epochs} epochs` : settingWords(setting);
  return outcome === null
    ? `${what}: its numbers ran away.`
    : `${what}: ${accuracyWords(outcome.accuracy)} with ${playersWords(outcome.players, of)}`;
}

/** @throws Error with a sentence if data or backend cannot be had, or keep no examples to choose by */
export async function runFind({ search, spec, before, play, say }: Find): Promise<void> {
  const of = playersOf(spec);
  const records = [...before];
  const tried = records.map((record) => triedOf(search, record));
  let said: string | null = null;
  for (;;) {
    const { games, end, contradiction } = nextStep(search, tried, of);
    const words = contradiction && contradictionSentence(search.axes[0]!.name, contradiction);
    if (words !== null && words !== said) say(words);
    said = words;
    if (end !== null) {
      say(endSentence(end, tried));
      break;
    }
    const asked = games.map((game): AskedGame => ({
      swept: sweptOf(search, game),
      spec: specOfGame(spec, game),
    }));
    const first = tried.length + 1;
    const name =
      games.length === 1 ? `try ${first}` : `tries ${first} to ${first + games.length - 1}`;
    const played = await play(asked, noteOf(search, [...tried]), name);
    for (const record of played) {
      records.push(record);
      tried.push(triedOf(search, record));
      say(`${name} · ${triedLine(search, tried.at(-1)!, of)}`);
    }
    if (played.length < games.length) break;
  }
  sayAnswer();

  /** Test accuracy is read here, once, for the setting that was chosen without it. */
  function sayAnswer(): void {
    const best = bestOf(search, tried, of);
    if (best === null) return say('No game has come to its end: there is nothing to answer.');
    const end =
      records[tried.findIndex((one) => isSameGame(one, best))]!.series.evaluations.at(-1)!;
    say(`Wanted: ${goalWords(search.goal)}. ${answerSentence(search, tried, of)}`);
    say(noiseSentence(search, best));
    const miss = nearMissSentence(search, tried, best);
    if (miss !== null) say(miss);
    say(
      `Its test accuracy, read once and for nothing else: ${percent(end.testAccuracy)} (pruned ${percent(end.testAccuracyPruned)}).`,
    );
  }
}

/** Where games are of several lengths, that sets them apart as well. */
const sweptOf = ({ axes }: Search, { setting, epochs }: Game): AskedGame['swept'] =>
  axes.length > 1 ? { ...setting, epochs } : setting;
