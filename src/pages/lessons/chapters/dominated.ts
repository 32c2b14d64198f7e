/** Dominated: who loses whatever its rival does, and who follows when the first have left. */
import { dominance } from '../../../game/frozen/dominance.ts';
import { bestResponseIn } from '../../../game/frozen/slice.ts';
import { VERDICTS } from '../../../game/frozen/verdict.ts';
import { sandboxGame } from '../../../game/sandbox/game.ts';
import { presetSpec } from '../../../spec/presets.ts';
import { pricesOfGroup } from '../../../game/prices.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Played } from '../../../state/watchedGame.ts';
import { lastOf, outOf, to, whole, type Chapter } from '../chapter.ts';
import { sliceOfTwo } from './two.ts';

/** Every number another, so that each is told from the others: fee 0.3, size 0.4, rivals 0.5, overlap 0.7. */
const pair: RunSpec = {
  ...presetSpec('dominated'),
  ...{ cosine: 0.7, eta: 0.5, lrS: 0.05, epochs: 200 },
};
const chain: RunSpec = { ...presetSpec('rounds'), lrS: 0.05, epochs: 200 };

export interface Decided {
  /** Of elimination; 0: never. */
  readonly round: number;
  readonly isIn: boolean;
}

/** What iterated elimination proves of each player. */
export function decidedIn(spec: RunSpec): readonly Decided[] {
  const { eliminationRound, verdicts } = dominance(
    pricesOfGroup(spec, 0, 1),
    sandboxGame(spec)[0]!,
  );
  const isIn = (i: number) => ['in', 'inLater'].includes(VERDICTS[verdicts[i]!]!);
  return Array.from(eliminationRound, (round, i) => ({ round, isIn: isIn(i) }));
}

/** What the first bit of s costs player 1, while its rival stands where it does best alone: the fee and the rival. */
function dueOf({ spec }: Played): number {
  const slice = sliceOfTwo(spec);
  const { gamma, eta } = pricesOfGroup(spec, 0, 1);
  const rival = bestResponseIn(slice, 0, [0, 0]);
  return gamma + eta * sandboxGame(spec)[0]!.overlap.product(0, 1) * rival;
}

/** So far beyond what it takes is still a right answer. */
const NEAR = 0.05;
/** What the poorest of six in a row earns: two neighbours cost it η · 0.5 each. */
const LEAST = 0.4;

export const dominated = {
  id: 'dominated',
  minutes: 5,
  terms: ['player', 's', 'earns', 'fee', 'size', 'gain', 'overlap', 'rivals'],
  screens: [
    {
      id: 'rival',
      ask: { kind: 'choose', options: ['away', 'in', 'none'] },
      setups: [{ id: 'pair', spec: pair, steps: 400, stride: 4, pictures: ['utility', 'lines'] }],
      chosen: 1,
      // The rival's best for player 1 is to be away: where even that brings less than the fee, nothing saves it.
      answer([game]) {
        const { benefit } = lastOf(game!);
        const { gamma, alpha } = pricesOfGroup(game!.spec, 0, 1);
        const isOut = lastOf(game!).participation[1] === 0;
        return isOut && alpha * benefit[1]! - gamma < 0 ? 'none' : 'away';
      },
      facts([game]) {
        const { benefit, fee, participation } = lastOf(game!);
        return {
          benefit: to(2, benefit[1]!),
          fee: to(2, fee),
          best: to(2, benefit[1]! - fee),
          s0: to(2, participation[0]!),
        };
      },
      check: {
        game: 0,
        parameter: 'benefit1',
        min: 0,
        max: 1,
        settle: 2400,
        reached: (game) => lastOf(game).participation[1]! > 0,
        isFar: (game) => lastOf(game).benefit[1]! > dueOf(game) + NEAR,
        facts(game) {
          const { benefit, participation } = lastOf(game);
          return {
            benefit: to(2, benefit[1]!),
            cost: to(3, dueOf(game)),
            // Its first s above 0 is small.
            s: to(4, participation[1]!),
          };
        },
      },
    },
    {
      id: 'rounds',
      ask: { kind: 'mark', players: 6 },
      setups: [
        { id: 'chain', spec: chain, steps: 400, stride: 4, pictures: ['bars', 'lines', 'rounds'] },
      ],
      chosen: 2,
      answer: ([game]) => outOf(game!),
      facts([game]) {
        const decided = decidedIn(game!.startSpec);
        const named = Object.fromEntries(
          decided.map(({ round }, i) => [`round${i}`, whole(round)]),
        );
        return { out: whole(outOf(game!).length), ...named };
      },
      check: {
        game: 0,
        parameter: 'eta',
        min: 0,
        max: 1.5,
        settle: 2400,
        reached: (game) => outOf(game).length === 0,
        isFar: (game) => Number(game.spec.eta) < LEAST - NEAR,
        facts: (game) => ({
          eta: to(2, Number(game.spec.eta)),
          out: whole(outOf(game).length),
        }),
      },
    },
  ],
} as const satisfies Chapter;
