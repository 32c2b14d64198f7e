/** What the presenter's moments state: their games played in Node, held to what follows from the game by hand. */
import { describe, expect, it } from 'vitest';
import { MARK_KEYS, type Moment } from '../src/pages/presenter/moment.ts';
import { MOMENTS, moments, placeOf, wordOf } from '../src/pages/presenter/moments/registry.ts';
import { plainVoice } from '../src/pages/presenter/Voice.tsx';
import { presenterWords } from '../src/pages/presenter/words/words.ts';
import { languageNames, speechIn } from '../src/pages/lessons/words/words.ts';
import type { SpecPatch } from '../src/spec/spec.ts';
import type { Played } from '../src/state/watchedGame.ts';
import { playSetup } from './playSetup.ts';

const momentOf = (id: string): Moment => moments.find((each) => each.id === id)!;

/** Its games at a step, or with a price set there and so many steps more. */
async function played(
  { games }: Moment,
  step: number,
  patch: SpecPatch | null = null,
  settle = 0,
): Promise<readonly Played[]> {
  const all: Played[] = [];
  for (const { setup } of games)
    all.push(await playSetup({ ...setup, steps: step }, { patch, settle }));
  return all;
}

const prepared = (moment: Moment) => played(moment, moment.until);
/** Each game where it pauses by itself. */
const over = async ({ games }: Moment): Promise<readonly Played[]> => {
  const all: Played[] = [];
  for (const { setup } of games) all.push(await playSetup(setup));
  return all;
};

const tells = (moment: Moment, games: readonly Played[], which: 'ask' | 'now', language = 'en') => {
  const { teller } = speechIn(language as 'en');
  const words = presenterWords[language as 'en'].moments[moment.id]!;
  return plainVoice(words[which](teller(moment.facts(games))));
};

describe('the sentences of the moments', () => {
  it('a neuron that earns 0.6 stays at a fee of 0.475 and is out at 0.61', async () => {
    const alone = momentOf('alone');
    expect(tells(alone, await prepared(alone), 'ask')).toBe(
      'One neuron earns 0.60. The fee is 0.475. Does it stay?',
    );
    expect(tells(alone, await over(alone), 'now')).toContain('s = 1.00.');
    const dear = await played(alone, 0, { gamma: 0.61 }, 2400);
    expect(tells(alone, dear, 'now')).toBe(
      'It earns 0.60 and pays a fee of 0.610. It takes part at s = 0.00.',
    );
  });

  it('of 21 that earn 1 − 0.05 i ten are below 0.475; the marks are on the two beside the fee', async () => {
    const threshold = momentOf('threshold');
    const games = await over(threshold);
    expect(tells(threshold, games, 'now')).toBe('A fee of 0.475: 10 of 21 neurons are out.');
    expect(threshold.guess!.came(games[0]!, 0)).toBe(10);
    const found = threshold.marks.map((row) => row.find(games));
    expect(found).toEqual(['fee', 'player-10', 'player-11']);
    const before = threshold.marks.map((row) =>
      row.find([{ ...games[0]!, moments: [games[0]!.moments[0]!] }]),
    );
    expect(before).toEqual(['fee', 'player-20', null]);
  });

  it('the fee sends nine out, the price on size none, whose smallest s is b / 2β', async () => {
    const pair = momentOf('pair');
    const games = await over(pair);
    expect(tells(pair, games, 'now')).toBe(
      'A fee sent 9 out, to exactly 0. A price on size sent out none.',
    );
    expect(Math.min(...games[1]!.moments.at(-1)!.participation)).toBeCloseTo(0.05 / (2 * 0.5), 3);
  });

  it('every second of six is out, and nobody where a neighbour costs less than what 1 earns of two', async () => {
    const rounds = momentOf('rounds');
    expect(tells(rounds, await over(rounds), 'now')).toBe(
      'A neighbour costs η / 2 = 0.50 of its s. 3 of six are out.',
    );
    const low = await played(rounds, 0, { eta: 0.39 }, 2400);
    expect(tells(rounds, low, 'now')).toBe(
      'A neighbour costs η / 2 = 0.20 of its s. 0 of six are out.',
    );
  });

  it('two copies share at 1 / (2β + η), and above 2β the one ahead stays alone', async () => {
    expect(tells(momentOf('share'), await over(momentOf('share')), 'now')).toBe(
      'η = 0.50, 2β = 1.00: 1 crossing. They stand at 0.67 and 0.67.',
    );
    expect(tells(momentOf('fight'), await over(momentOf('fight')), 'now')).toBe(
      'η = 1.50, 2β = 1.00: 3 crossings. They stand at 0.00 and 1.00.',
    );
    // 0.9 and 0.2 end on the line s₀ + s₁ = 1, where each is the other's best response.
    expect(
      tells(momentOf('share'), await played(momentOf('share'), 0, { eta: 1 }, 800), 'now'),
    ).toBe(
      'η = 1.00, 2β = 1.00: the lines all but lie on each other. They stand at 0.85 and 0.15.',
    );
  });

  it('nobody of the net returns when the fee is lifted, and of the game everybody who earns', async () => {
    const lifted = momentOf('lifted');
    expect(tells(lifted, await prepared(lifted), 'ask')).toBe(
      'A high fee sent 192 neurons and 21 players out. It ends now. Who returns?',
    );
    const games = await over(lifted);
    expect(tells(lifted, games, 'now')).toBe(
      'The fee is gone. 0 of 192 neurons came back, and 20 of 21 players.',
    );
    expect(games.map((game, index) => lifted.guess!.came(game, index))).toEqual([0, 20]);
  });

  it('the printed sign leaves a net that guesses, descent one that reads', async () => {
    const sign = momentOf('sign');
    const games = (await over(sign)).map((game) => ({
      ...game,
      accuracies: game.accuracies.slice(-1),
    }));
    const [printed, descent] = games.map(({ accuracies }) => 100 * accuracies[0]!.accuracy);
    expect(printed).toBeLessThan(15);
    expect(descent).toBeGreaterThan(85);
    expect(tells(sign, games, 'now')).toBe(
      `With the printed sign, and α = 10, the net reads ${printed!.toFixed(1)} %. By descent it reads ${descent!.toFixed(1)} %.`,
    );
  });
});

describe('the words', () => {
  it.each(languageNames)('%s has a word for all that a moment shows', async (language) => {
    for (const moment of moments) {
      const words = presenterWords[language].moments[moment.id]!;
      for (const { setup } of moment.games) expect(words.games[setup.id]).toBeDefined();
      for (const { id } of moment.marks) expect(words.marks[id]).toBeTruthy();
      for (const { parameter } of moment.prices) expect(words.prices?.[parameter]).toBeTruthy();
      expect(words.guess !== undefined).toBe(moment.guess !== null);
      expect(moment.marks.length).toBeLessThanOrEqual(MARK_KEYS.length);
      const games = await played(moment, 5);
      const { teller } = speechIn(language);
      const figures = moment.games.map(({ setup }) => words.games[setup.id]!.figure);
      const told = [words.ask, words.now, ...figures].map((each) =>
        each?.(teller(moment.facts(games))),
      );
      expect(told.join()).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

describe('the talk', () => {
  it('stands at a step that its games pass, of which each is drawn', () => {
    for (const { until, games } of moments)
      for (const { setup } of games) {
        expect(until).toBeLessThan(setup.steps);
        expect(until % setup.stride).toBe(0);
      }
  });

  it.each([
    ['', 0],
    ['1', 0],
    ['3', 2],
    ['run', MOMENTS - 1],
    ['10', MOMENTS - 1],
    ['99', MOMENTS - 1],
    ['0', 0],
    ['-1', 0],
    ['toString', 0],
  ])('?present=%s is its place %i', (asked, place) => {
    expect(placeOf(asked)).toBe(place);
  });

  it('every place is found by its own word', () => {
    for (let place = 0; place < MOMENTS; place++) expect(placeOf(wordOf(place))).toBe(place);
  });
});
