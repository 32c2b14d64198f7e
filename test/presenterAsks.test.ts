/** Each moment as it stands prepared: every number of its sentence is the game's own, counted here without the moment's facts. */
import { describe, expect, it } from 'vitest';
import type { Moment } from '../src/pages/presenter/moment.ts';
import { moments } from '../src/pages/presenter/moments/registry.ts';
import { plainVoice } from '../src/pages/presenter/Voice.tsx';
import { en } from '../src/pages/presenter/words/en.ts';
import { speechIn } from '../src/pages/lessons/words/words.ts';
import type { Played } from '../src/state/watchedGame.ts';
import { playSetup } from './playSetup.ts';

interface Prepared {
  readonly moment: Moment;
  readonly games: readonly Played[];
  /** Its sentence, its titles and its figures as they are read. */
  readonly asked: string;
  readonly titles: readonly string[];
}

async function prepared(id: string): Promise<Prepared> {
  const moment = moments.find((each) => each.id === id)!;
  const games: Played[] = [];
  for (const { setup } of moment.games)
    games.push(await playSetup({ ...setup, steps: moment.until }));
  const { ask, games: words } = en.moments[id]!;
  const tell = speechIn('en').teller(moment.facts(games));
  return {
    ...{ moment, games, asked: plainVoice(ask(tell)) },
    titles: moment.games.flatMap(({ setup }) => {
      const { title, figure } = words[setup.id]!;
      return [title ?? '', figure?.(tell) ?? ''];
    }),
  };
}

const last = (game: Played) => game.moments.at(-1)!;
const outOf = (game: Played) =>
  last(game).participation.filter((s) => s < Number(game.spec.epsilon)).length;
/** What each brings at s = 1, of which costs are taken. */
const earned = (game: Played) =>
  [...last(game).benefit].map((b) => Number((Number(game.spec.alpha) * b).toFixed(4)));
const three = (value: unknown) => Number(value).toFixed(3);
const two = (value: unknown) => Number(value).toFixed(2);

describe('a moment as it stands prepared', () => {
  it('1: what one neuron earns, and its fee', async () => {
    const { games, asked } = await prepared('alone');
    const [earns] = earned(games[0]!);
    expect(asked).toBe(
      `One neuron earns ${two(earns)}. The fee is ${three(games[0]!.spec.gamma)}. Does it stay?`,
    );
    expect(last(games[0]!).participation).toHaveLength(1);
  });

  it('2: how many there are, from what to what they earn, and that nobody is out yet', async () => {
    const { moment, games, asked } = await prepared('threshold');
    const earns = earned(games[0]!);
    expect([earns[0], earns.at(-1)]).toEqual([1, 0]);
    expect(earns).toEqual([...earns].sort((a, b) => b - a));
    expect(asked).toBe(
      `${earns.length} neurons earn from 1 down to 0. Each pays a fee of ${three(games[0]!.spec.gamma)}. How many leave?`,
    );
    expect(moment.guess!.games[0]!.most).toBe(earns.length);
    expect(moment.guess!.came(games[0]!, 0)).toBe(outOf(games[0]!));
  });

  it('3: the same players, of whom some pay a fee alone and some a price on size alone', async () => {
    const { games, asked } = await prepared('pair');
    const [flat, size] = games as [Played, Played];
    expect(earned(flat)).toEqual(earned(size));
    expect(last(flat).normSquared).toEqual(last(size).normSquared);
    expect([Number(flat.spec.beta), Number(size.spec.gamma)]).toEqual([0, 0]);
    expect(Number(flat.spec.gamma) * Number(size.spec.beta)).toBeGreaterThan(0);
    const [left, right] = games.map((game) => last(game).participation.length);
    expect(asked).toBe(
      `${left} neurons pay a fee, the same ${right} a price on size. Where do some leave for good?`,
    );
    expect(games.map(outOf)).toEqual([0, 0]);
  });

  it('4: six in a row, whose title says what they earn, and whose neighbours take half of their s', async () => {
    const { games, asked, titles } = await prepared('rounds');
    const { participation, rivalry } = last(games[0]!);
    expect(asked).toContain('Six neurons in a row');
    expect(participation).toHaveLength(6);
    expect(titles[0]).toBe(`Earn ${earned(games[0]!).join(', ')}`);
    // Ends have one neighbour, the others two; all are at s = 1.
    const cost = [...rivalry].map((c) => Number((Number(games[0]!.spec.eta) * c).toFixed(4)));
    expect(asked).toContain('costs each half of its s');
    expect(cost).toEqual([0.5, 1, 1, 1, 1, 0.5]);
    expect(participation).toEqual(new Float32Array(6).fill(1));
  });

  it.each([
    ['share', 'Two copies. A rival costs', 'less', 'Do they share?'],
    ['fight', 'Now a rival costs', 'more', 'Do they still share?'],
  ])('5 and 6, %s: two copies, η beside 2β', async (id, start, than, end) => {
    const { games, asked } = await prepared(id);
    const { beta, eta } = games[0]!.spec;
    expect(asked).toBe(`${start} ${two(eta)}, ${than} than 2β = ${two(2 * Number(beta))}. ${end}`);
    expect(Number(eta) < 2 * Number(beta)).toBe(than === 'less');
    const [one, other, ...more] = earned(games[0]!);
    expect([other, more]).toEqual([one, []]);
    const [size, otherSize] = last(games[0]!).normSquared;
    expect(otherSize).toBe(size);
  });

  it('7: the dot is on as many as are out, of which less than 2 points are lost', async () => {
    const { moment, games, asked, titles } = await prepared('cliff');
    const [net] = games as [Played];
    const out = outOf(net);
    expect(out).toBeGreaterThan(48);
    expect(out).toBeLessThan(160);
    expect(moment.guess!.came(net, 0)).toBe(out);
    const best = Math.max(...net.accuracies.map(({ accuracyPruned }) => accuracyPruned));
    const { accuracyPruned, step } = net.accuracies.at(-1)!;
    expect(step).toBe(moment.until);
    const right = (100 * accuracyPruned).toFixed(1);
    expect(asked).toBe(
      `${out} of 192 neurons are out. Without them the net reads ${right} %. How many can go?`,
    );
    expect(accuracyPruned).toBeGreaterThan(best - 0.02);
    expect(titles).toEqual([`${last(net).participation.length} neurons`, `${right} % right`]);
  });

  it('8: the fee is still on, of both, and ends at the next step', async () => {
    const { moment, games, asked } = await prepared('lifted');
    const [net, game] = games.map(outOf);
    expect(asked).toBe(
      `A high fee sent ${net} neurons and ${game} players out. It ends now. Who returns?`,
    );
    for (const { spec } of games) expect(Number(spec.gamma)).toBeGreaterThan(1);
    for (const { setup } of moment.games)
      expect(setup.changes?.map(({ step, patch }) => [step, patch])).toEqual([
        [moment.until, { gamma: 0 }],
      ]);
  });

  it('9: two nets that differ in the sign alone, untrained, and 200 steps that are to come', async () => {
    const { moment, games, asked, titles } = await prepared('sign');
    const [printed, descent] = games as [Played, Played];
    expect(printed.spec).toEqual({ ...descent.spec, benefitSign: 'printed' });
    expect(descent.spec.benefitSign).toBe('descent');
    expect(games.map((game) => last(game).step)).toEqual([0, 0]);
    for (const { setup } of moment.games) expect(asked).toContain(`after ${setup.steps} steps`);
    expect(titles).toEqual(
      games.flatMap(({ accuracies }, index) => [
        index === 0 ? 'As printed' : 'Loss descent',
        `${(100 * accuracies.at(-1)!.accuracy).toFixed(1)} % right`,
      ]),
    );
  });

  it('every moment is tried above', () => {
    expect(moments.map(({ id }) => id)).toEqual([
      'alone',
      'threshold',
      'pair',
      'rounds',
      'share',
      'fight',
      'cliff',
      'lifted',
      'sign',
    ]);
  });
});
