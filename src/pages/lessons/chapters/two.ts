/** Two of a kind: copies share while rivals cost less than size, and fight when they cost more. */
import { sliceOf, type Slice } from '../../../game/frozen/slice.ts';
import { rests } from '../../../game/frozen/sliceRests.ts';
import { pricesOfGroup } from '../../../game/prices.ts';
import { sandboxGame } from '../../../game/sandbox/game.ts';
import { presetSpec } from '../../../spec/presets.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Played } from '../../../state/watchedGame.ts';
import { lastOf, to, whole, type Chapter } from '../chapter.ts';

/** Two copies that earn 1 each, β = 0.5; the game by hand lets them start anywhere. */
export const twins = (eta: number, start: readonly [number, number]): RunSpec => ({
  ...presetSpec('one-of-two'),
  ...{ sandbox: 'hand', game: `1_1~1_1~1~${start.join('_')}`, eta, lrS: 0.05, epochs: 200 },
});

/** The two of a sandbox of two, whatever their s. */
export function sliceOfTwo(spec: RunSpec): Slice {
  const [layer] = sandboxGame(spec);
  const { marginalBenefit, normSquared, overlap } = layer!;
  const prices = pricesOfGroup(spec, 0, 1);
  const stake = (i: number) => ({
    ...{ benefit: marginalBenefit[i]!, normSquared: normSquared[i]!, rivalry: 0 },
  });
  return sliceOf([prices, prices], [stake(0), stake(1)], [0, 0], overlap.product(0, 1));
}

const crossings = (spec: RunSpec): number => rests(sliceOfTwo(spec)).length;

const facts = ([game]: readonly Played[]) => {
  const [one, other] = lastOf(game!).participation;
  const { beta, eta } = pricesOfGroup(game!.spec, 0, 1);
  return {
    one: to(2, one!),
    other: to(2, other!),
    eta: to(2, eta),
    twice: to(2, 2 * beta),
    crossings: whole(crossings(game!.spec)),
    share: to(2, 1 / (2 * beta + eta)),
  };
};

const course = { steps: 600, stride: 5, pictures: ['square', 'lines'] } as const;
/** The value from which three crossings are one, found to a hundredth. */
const NEAR = 0.025;

export const two = {
  id: 'two',
  minutes: 5,
  terms: ['player', 's', 'earns', 'size', 'overlap', 'rivals', 'best'],
  screens: [
    {
      id: 'share',
      ask: { kind: 'place' },
      setups: [{ id: 'twins', spec: twins(0.5, [0.9, 0.2]), ...course }],
      chosen: 0,
      answer: ([game]) => [...lastOf(game!).participation],
      facts,
      check: {
        game: 0,
        parameter: 'eta',
        min: 0,
        max: 2,
        settle: 800,
        reached({ spec }) {
          const { beta, eta } = pricesOfGroup(spec, 0, 1);
          return Math.abs(eta - 2 * beta) <= NEAR;
        },
        facts: (game) => facts([game]),
      },
    },
    {
      id: 'fight',
      ask: { kind: 'choose', options: ['share', 'first', 'second'] },
      setups: [{ id: 'twins', spec: twins(1.5, [0.45, 0.55]), ...course }],
      chosen: 0,
      answer([game]) {
        const [one, other] = lastOf(game!).participation;
        return one === 0 ? 'second' : other === 0 ? 'first' : 'share';
      },
      facts,
      choice: {
        options: ['share', 'first', 'second'],
        setup: { id: 'equal', spec: twins(1.5, [0.3, 0.3]), ...course },
        answer(_, variant) {
          const [one, other] = lastOf(variant).participation;
          return one === 0 ? 'second' : other === 0 ? 'first' : 'share';
        },
        facts: (_, variant) => facts([variant]),
      },
    },
  ],
} as const satisfies Chapter;
