/** What the screens of the lessons state: played by the engine in Node, and held to what follows from the game by hand. */
import { describe, expect, it } from 'vitest';
import { utility } from '../src/game/utility.ts';
import { sandboxGame } from '../src/game/sandbox/game.ts';
import { rests } from '../src/game/frozen/sliceRests.ts';
import type { Screen, Setup } from '../src/pages/lessons/chapter.ts';
import { chapters } from '../src/pages/lessons/chapters/registry.ts';
import { bestOf, courseOf, edgeOf, POINTS } from '../src/pages/lessons/chapters/cliff.ts';
import { sliceOfTwo, twins } from '../src/pages/lessons/chapters/two.ts';
import { weighedIn } from '../src/pages/lessons/weighed.ts';
import { doneOf, screenKey } from '../src/pages/lessons/progress.ts';
import { labAddressOf, preparedIn } from '../src/pages/lessons/TeacherPage.tsx';
import { teachIn } from '../src/pages/lessons/words/teach/registry.ts';
import { readHash } from '../src/state/url.ts';
import { languageNames, speechIn } from '../src/pages/lessons/words/words.ts';
import type { SpecPatch } from '../src/spec/spec.ts';
import type { Played } from '../src/state/watchedGame.ts';
import { playSetup } from './playSetup.ts';

/** @param patch after its last step, and so many steps more */
const play = (setup: Setup, patch: SpecPatch | null = null, settle = 0): Promise<Played> =>
  playSetup(setup, { patch, settle });

function screenOf(chapter: string, id: string): Screen {
  const { screens } = chapters.find((each) => each.id === chapter)!;
  return (screens as readonly Screen[]).find((each) => each.id === id)!;
}

const answerOf = async (screen: Screen) =>
  screen.answer(await Promise.all(screen.setups.map((setup) => play(setup))));

/** Whether the question more has its answer at a value of its slider. */
async function isReached({ setups, check }: Screen, value: number): Promise<boolean> {
  const game = await play(setups[check!.game]!, { [check!.parameter]: value }, check!.settle);
  return check!.reached(game);
}

/** Whether less of a change would have done. */
async function isFar({ setups, check }: Screen, value: number): Promise<boolean> {
  const game = await play(setups[check!.game]!, { [check!.parameter]: value }, check!.settle);
  return check!.reached(game) && check!.isFar!(game);
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('one neuron, one fee', () => {
  it('who earns more than the fee goes fully in, and leaves when the fee is above what it earns', async () => {
    const one = screenOf('fee', 'one');
    expect(await answerOf(one)).toBe('in');
    expect(await isReached(one, 0.59)).toBe(false);
    expect(await isReached(one, 0.61)).toBe(true);
    expect([await isFar(one, 0.61), await isFar(one, 0.7)]).toEqual([false, true]);
  });

  it('at 0.475 players 11 to 20 leave, whose benefits are 0.45 and less', async () => {
    const crowd = screenOf('fee', 'crowd');
    // Player i earns 1 − 0.05 i.
    expect(await answerOf(crowd)).toEqual(range(0, 20).filter((i) => 1 - 0.05 * i < 0.475));
    expect(await isReached(crowd, 0.74)).toBe(false);
    expect(await isReached(crowd, 0.77)).toBe(true);
    expect(await isReached(crowd, 0.81)).toBe(false);
  });
});

describe('L1 cuts, L2 shrinks', () => {
  it('the fee empties nine seats, size none, however far it goes', async () => {
    const both = screenOf('cut', 'both');
    expect(await answerOf(both)).toEqual([9, 0]);
    const { choice } = both;
    const dear = await play(choice!.setup);
    expect(choice!.answer([], dear)).toBe('none');
    for (const [game, beta] of [
      [await play(both.setups[1]!), 2],
      [dear, 8],
    ] as const) {
      expect(game.spec.beta).toBe(beta);
      // (14): s = b / 2β, ‖θ‖² being 1.
      const last = game.moments.at(-1)!;
      last.participation.forEach((s, i) =>
        expect(s).toBeCloseTo(Math.min(1, last.benefit[i]! / (2 * beta)), 3),
      );
    }
  });

  it('size beside the fee adds no zero, and without a fee there is none', async () => {
    const paper = screenOf('cut', 'paper');
    expect(await answerOf(paper)).toEqual([9, 9]);
    expect(await isReached(paper, 0.06)).toBe(false);
    expect(await isReached(paper, 0.04)).toBe(true);
    expect([await isFar(paper, 0.04), await isFar(paper, 0)]).toEqual([false, true]);
    // Who stays under both is not fully in.
    const { participation } = (await play(paper.setups[1]!)).moments.at(-1)!;
    expect(Math.max(...participation)).toBeLessThan(1);
  });
});

describe('dominated', () => {
  it('nothing the rival does saves player 1', async () => {
    const rival = screenOf('dominated', 'rival');
    expect(await answerOf(rival)).toBe('none');
    const prices = { alpha: 1, beta: 0.4, gamma: 0.3, eta: 0.5 };
    for (const other of range(0, 20))
      for (const own of range(1, 20)) {
        const stake = { benefit: 0.2, normSquared: 1, rivalry: (0.7 * other) / 20 };
        expect(utility(own / 20, stake, prices)).toBeLessThan(0);
      }
    // Its rival then stands at (1 − 0.3) / 0.8 = 0.875 and costs 0.5 · 0.7 of that: 0.60625 with the fee.
    expect(await isReached(rival, 0.6)).toBe(false);
    expect(await isReached(rival, 0.62)).toBe(true);
    expect([await isFar(rival, 0.62), await isFar(rival, 0.7)]).toEqual([false, true]);
    // No two of its numbers are the same, so that each is told from the others.
    const { spec } = rival.setups[0]!;
    const [game] = sandboxGame(spec);
    const numbers = [0.2, spec.gamma, spec.beta, spec.eta, game!.overlap.product(0, 1)].map(Number);
    expect(new Set(numbers.map((number) => number.toFixed(3))).size).toBe(5);
  });

  it('every second of six leaves, one a round', async () => {
    const rounds = screenOf('dominated', 'rounds');
    const game = await play(rounds.setups[0]!);
    expect(rounds.answer([game])).toEqual([1, 3, 5]);
    const facts = rounds.facts([game]);
    expect(range(0, 5).map((i) => facts[`round${i}`]!.value)).toEqual(range(1, 6));
    // “Players 2 and 4 give way at first, and come back.”
    const least = [2, 4].map((i) => Math.min(...game.moments.map((m) => m.participation[i]!)));
    expect(Math.max(...least)).toBeLessThan(1);
    expect([2, 4].map((i) => game.moments.at(-1)!.participation[i])).toEqual([1, 1]);
    expect(await isReached(rounds, 0.42)).toBe(false);
    expect(await isReached(rounds, 0.38)).toBe(true);
    expect([await isFar(rounds, 0.38), await isFar(rounds, 0.3)]).toEqual([false, true]);
  });
});

describe('two of a kind', () => {
  it('share at 1 / (2β + η) below 2β, from every start', async () => {
    const share = screenOf('two', 'share');
    for (const s of (await answerOf(share)) as readonly number[]) expect(s).toBeCloseTo(2 / 3, 4);
    expect(await isReached(share, 0.9)).toBe(false);
    expect(await isReached(share, 1)).toBe(true);
  });

  it('one crossing becomes three where η passes 2β', () => {
    const crossings = (eta: number) => rests(sliceOfTwo(twins(eta, [0.5, 0.5]))).length;
    expect([0.1, 0.5, 0.9, 0.99].map(crossings)).toEqual([1, 1, 1, 1]);
    expect([1.01, 1.1, 1.5, 2].map(crossings)).toEqual([3, 3, 3, 3]);
  });

  it('above 2β the one ahead stays, and equals stay equal', async () => {
    const fight = screenOf('two', 'fight');
    expect(await answerOf(fight)).toBe('second');
    const [first] = fight.setups;
    const turned = await play({ ...first!, spec: twins(1.5, [0.55, 0.45]) });
    expect(fight.answer([turned])).toBe('first');
    const equal = await play(fight.choice!.setup);
    expect(fight.choice!.answer([], equal)).toBe('share');
    expect(equal.moments.at(-1)!.participation[0]).toBeCloseTo(1 / (1 + 1.5), 4);
  });
});

describe('the real net', () => {
  const point = (out: number, accuracy: number, step = 0) => ({ out, accuracy, step });

  it('the edge is where most are out while the net reads within three points of its best of all', () => {
    const course = [
      point(0, 0.1),
      point(0, 0.96),
      point(60, 0.92),
      point(150, 0.935),
      point(180, 0.2),
    ];
    expect(edgeOf(course)).toBe(course[3]);
    expect(edgeOf([point(0, 0.1), point(0, 0.9)])).toBeNull();
    // Who was out while the net was still learning is no edge.
    const early = [point(100, 0.5), point(50, 0.96)];
    expect(edgeOf(early)).toBe(early[1]);
  });

  it('those who are left are tested alone', () => {
    const { setups, facts } = screenOf('cliff', 'many');
    const { spec } = setups[0]!;
    const column = Float32Array.from({ length: 192 }, (_, i) => (i < 150 ? 0 : 1));
    const game: Played = {
      ...{ phase: 'ready', word: '', startSpec: spec, spec, changes: [] },
      moments: [
        {
          ...{ step: 86, loss: 0.2, fee: 1, participation: column },
          ...{ benefit: column, normSquared: column, rivalry: column },
        },
      ],
      accuracies: [{ step: 86, accuracy: 0.97, accuracyPruned: 0.93 }],
      fields: null,
    };
    const { out, kept, edge, best } = facts([game]);
    expect([out, kept, edge, best].map((fact) => fact!.value)).toEqual([150, 42, 93, 93]);
  });
});

describe('the real net, played', () => {
  it('reads within 3 points of its best until more than half are out, at every test, and then falls off the cliff', async () => {
    const many = screenOf('cliff', 'many');
    const game = await play(many.setups[0]!);
    const edge = edgeOf(courseOf(game))!;
    expect(many.answer([game])).toEqual([edge.out]);
    expect(edge.out).toBeGreaterThan(96);
    expect(edge.accuracy).toBeGreaterThan(0.9);
    // “Before it reads worse” and “while it reads as well” are one question: it does not read worse in between.
    const best = bestOf(courseOf(game));
    const learnt = courseOf(game).findIndex(({ accuracy }) => accuracy >= best - POINTS / 100);
    const way = courseOf(game).filter(({ step }, i) => i >= learnt && step <= edge.step);
    expect(Math.min(...way.map(({ accuracy }) => accuracy))).toBeGreaterThan(best - POINTS / 100);
    const last = courseOf(game).at(-1)!;
    expect(last.out).toBeGreaterThan(edge.out);
    expect(last.accuracy).toBeLessThan(0.5);
  });

  it('of a blow to three of four it falls by more than 20 points, and reads above 90 % again', async () => {
    const blow = screenOf('cliff', 'blow');
    const game = await play(blow.setups[0]!);
    const [after, last] = blow.answer([game]) as readonly number[];
    const { before, out } = blow.facts([game]);
    expect(out!.value).toBe(144);
    expect(before!.value - after!).toBeGreaterThan(20);
    expect(last).toBeGreaterThan(90);
    // Nobody but those whom the blow took, who stay out.
    expect([...game.moments.at(-1)!.participation].map((s) => s === 0)).toEqual(
      range(0, 191).map((player) => player % 4 !== 0),
    );
  });

  it('of a blow to one of four it falls by 2 to 20 points', async () => {
    const { choice } = screenOf('cliff', 'blow');
    const setup = { ...choice!.setup, steps: 903 };
    expect(choice!.answer([], await play(setup))).toBe('some');
  });
});

describe('no way back, and the paper', () => {
  it('none of a net returns, and all of a game who earn; the printed sign guesses', async () => {
    const lifted = screenOf('back', 'lifted');
    const games = await Promise.all(lifted.setups.map((setup) => play(setup)));
    expect(lifted.answer(games)).toEqual([0, 20]);
    const { netGone, gameGone } = lifted.facts(games);
    expect([netGone!.value, gameGone!.value]).toEqual([192, 21]);
    // Lifted while all stand at one half, nobody is out.
    const early = await play(lifted.choice!.setup);
    expect(lifted.choice!.answer(games, early)).toBe('nobody');
    expect(lifted.choice!.facts(games, early).smallest!.value).toBeGreaterThan(0.4);
    const sign = screenOf('back', 'sign');
    const [printed, descent] = (await answerOf(sign)) as readonly number[];
    expect(printed).toBeLessThan(20);
    expect(descent).toBeGreaterThan(85);
    expect(sign.choice!.answer([], await play(sign.choice!.setup))).toBe('well');
  });
});

describe('one step, slowly', () => {
  it('has the terms whose sum moves s', async () => {
    for (const [chapter, screen, player] of [
      ['cut', 'paper', 1],
      ['dominated', 'rounds', 2],
      ['two', 'share', 0],
      ['dominated', 'rival', 1],
    ] as const) {
      const setup = screenOf(chapter, screen).setups.at(-1)!;
      const { moments, spec } = await play({ ...setup, steps: 1, stride: 1 });
      const step = weighedIn(spec, player, moments[0]!, moments[1]!);
      const left = step.benefit - step.fee - step.size - step.rivals;
      const free = step.from + step.rate * left;
      expect(step.to).toBeCloseTo(Math.min(1, Math.max(0, free)), 6);
    }
  });
});

describe('the words', () => {
  const facts = { value: 0.5, decimals: 2 };
  const anyFact = new Proxy({}, { get: () => facts });

  it.each(languageNames)('%s has a word for all that a screen shows', (language) => {
    const { words, teller } = speechIn(language);
    for (const { id, screens } of chapters) {
      const chapter = words.chapters[id];
      expect(Object.keys(chapter.screens)).toEqual(screens.map((screen) => screen.id));
      for (const screen of screens as readonly Screen[]) {
        const own = chapter.screens[screen.id]!;
        const { ask, choice } = screen;
        const options = [...(ask.kind === 'choose' ? ask.options : []), ...(choice?.options ?? [])];
        for (const option of options) expect(own.options?.[option]).toBeTruthy();
        for (const dot of ask.kind === 'drag' ? ask.dots : [])
          expect(own.dots?.[dot.id]).toBeTruthy();
        const setups = [...screen.setups, ...(choice === undefined ? [] : [choice.setup])];
        for (const setup of setups) expect(own.games[setup.id]?.title).toBeTruthy();
        expect(own.more?.slider !== undefined).toBe(screen.check !== undefined);
        expect(own.more !== null).toBe(screen.check !== undefined || choice !== undefined);
        const tell = teller(anyFact);
        const told = [own.answered(tell), ...own.why.map((why) => why(tell))];
        for (const sentence of told) expect(sentence).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });

  it.each(languageNames)('%s tells teachers what every screen asks', (language) => {
    for (const { id, screens } of chapters) {
      const { questions, misunderstandings, paper } = teachIn[language].chapters[id];
      // The prediction of each screen, and its question more.
      expect(questions).toHaveLength(2 * screens.length);
      expect(misunderstandings.length).toBeGreaterThan(1);
      expect(paper).toBeTruthy();
    }
  });

  it('lead to the very games in the lab, at the step where they have answered', () => {
    for (const chapter of chapters)
      for (const [, setup] of preparedIn(chapter)) {
        const address = labAddressOf(setup);
        const read = readHash(address.slice(address.indexOf('#')));
        expect(read.notes).toEqual([]);
        expect(read.until).toBe(setup.steps);
        expect(read.spec).toEqual(setup.spec);
        expect(read.changes.map(({ step, patch, act }) => ({ step, patch, act }))).toEqual(
          (setup.changes ?? []).map(({ step, patch, act }) => ({ step, patch, act })),
        );
      }
  });

  it('find every fact that they ask for in the games', async () => {
    const short = (setup: Setup) => play({ ...setup, steps: 5, stride: 5 });
    for (const { id, screens } of chapters)
      for (const { id: screen, setups, facts, check, choice } of screens as readonly Screen[]) {
        const games: Played[] = [];
        for (const setup of setups) games.push(await short(setup));
        const variant = choice === undefined ? null : await short(choice.setup);
        for (const language of languageNames) {
          const { words, teller } = speechIn(language);
          const own = words.chapters[id].screens[screen]!;
          const tell = teller(facts(games));
          expect([own.answered(tell), ...own.why.map((why) => why(tell))].join()).toBeTruthy();
          const more = check?.facts(games[check.game]!) ?? choice?.facts(games, variant!) ?? null;
          expect(own.more === null).toBe(more === null);
          if (more === null) continue;
          const now = teller(more);
          expect(own.more!.now(now) + own.more!.reached(now)).toBeTruthy();
        }
      }
  });

  it('say once of one crossing, and of η beside 2β that it is about that', () => {
    const facts = { eta: 0.98, twice: 1, crossings: 1 };
    const told = (language: 'en' | 'de', given: Record<keyof typeof facts, number>) => {
      const { words, teller } = speechIn(language);
      const { more } = words.chapters.two.screens.share!;
      const tell = teller({
        ...{ eta: { value: given.eta, decimals: 2 }, twice: { value: given.twice, decimals: 2 } },
        crossings: { value: given.crossings, decimals: 0 },
      });
      return `${more!.now(tell)} ${more!.reached(tell)}`;
    };
    expect(told('en', facts)).toMatch(/cross once\..*η = 0\.98, and 2β is/);
    expect(told('de', facts)).toMatch(/sich einmal\..*η = 0,98, und 2β ist/);
    expect(told('en', { ...facts, crossings: 3 })).toContain('cross 3 times.');
    expect(told('de', { ...facts, crossings: 3 })).toContain('sich 3-mal.');
    expect(told('en', { ...facts, eta: 1 })).toMatch(/all but lie on each other\./);
    expect(told('de', { ...facts, eta: 1 })).toMatch(/liegen die Linien fast aufeinander\./);
  });

  it('write numbers with the language’s own mark, a true minus and never −0', () => {
    expect(speechIn('en').number(-1.25, 2)).toBe('−1.25');
    expect(speechIn('de').number(0.475, 3)).toBe('0,475');
    expect(speechIn('de').number(-0.0001, 2)).toBe('0,00');
  });
});

it('what is done is counted by chapter', () => {
  const done = [screenKey('fee', 'one'), screenKey('two', 'fight'), 'gone/away'];
  expect(doneOf(done).map((each) => each.done)).toEqual([1, 0, 0, 1, 0, 0]);
});
