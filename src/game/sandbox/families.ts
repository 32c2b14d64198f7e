/**
 * Named families of games without a network. Each gives θ as vectors, so that G = ΘΘᵀ is a real Gram
 * matrix and the theorems hold, and the marginal benefits b.
 */
import { normal, randomStream } from '../random.ts';
import type { SandboxSettings } from '../rows/sandbox.ts';

/** θ of every player, all of one width; and b; shape [playerCount]. */
export interface GameInstance {
  readonly theta: readonly Float64Array[];
  readonly benefit: Float64Array;
}

export type FamilyName = Exclude<SandboxSettings['sandbox'], 'none' | 'hand'>;

/** What a game without a network follows from. */
export type Shape = SandboxSettings & { readonly seed: number };

export interface Family {
  /** The parameters that shape it. */
  readonly uses: readonly (keyof SandboxSettings)[];
  instance(spec: Shape): GameInstance;
}

/** Coordinates of a drawn θ: cosines of independent draws scatter around 0 by 1/√WIDTH. */
const WIDTH = 64;

const list = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** A vector from its few coordinates that are not 0. */
function vector(
  width: number,
  entries: readonly (readonly [at: number, value: number])[],
): Float64Array {
  const theta = new Float64Array(width);
  for (const [at, value] of entries) theta[at] = value;
  return theta;
}

/** What completes a part of cosine c to length 1. */
const rest = (c: number): number => Math.sqrt(1 - c * c);

/** From 1 down to 1 − spread in equal steps over the ranks. */
const falling = (
  count: number,
  spread: number,
  rankOf: (i: number) => number = (i) => i,
): Float64Array => {
  const last = Math.max(1, rankOf(count - 1));
  return Float64Array.from({ length: count }, (_, i) => 1 - (spread * rankOf(i)) / last);
};

/** θ_0 along the first axis, θ_1 at the given angle to it. */
function pair({ benefit0, benefit1, norm0, norm1, cosine }: Shape): GameInstance {
  return {
    theta: [Float64Array.of(norm0, 0), Float64Array.of(norm1 * cosine, norm1 * rest(cosine))],
    benefit: Float64Array.of(benefit0, benefit1),
  };
}

/** θ_i = √ρ · the direction its kind shares + √(1 − ρ) · one of its own: cosine ρ within a kind. */
function clones({ players, copies, overlap, benefitSpread }: Shape): GameInstance {
  const kind = (i: number) => Math.floor(i / copies);
  const theta = list(players, (i) =>
    vector(2 * players, [
      [kind(i), Math.sqrt(overlap)],
      [players + i, Math.sqrt(1 - overlap)],
    ]),
  );
  return { theta, benefit: falling(players, benefitSpread, kind) };
}

/**
 * A binary tree: θ_i = ρ · θ of the player above + what is new; cosine ρ^d at distance d in the tree.
 * A level earns alike, and less the deeper it lies.
 */
function hierarchy({ players, overlap, benefitSpread }: Shape): GameInstance {
  const theta: Float64Array[] = [];
  for (let i = 0; i < players; i++) {
    const own =
      i === 0 ? vector(players, [[0, 1]]) : theta[(i - 1) >> 1].map((value) => overlap * value);
    if (i > 0) own[i] = rest(overlap);
    theta.push(own);
  }
  const level = (i: number) => Math.floor(Math.log2(i + 1));
  return { theta, benefit: falling(players, benefitSpread, level) };
}

/** Couples of cosine −ρ; different couples are orthogonal. With an odd number the last is single. */
function opposed({ players, overlap, benefitSpread }: Shape): GameInstance {
  const couple = (i: number) => i >> 1;
  const theta = list(players, (i) =>
    vector(
      players + 1,
      i % 2 === 0
        ? [[i, 1]]
        : [
            [i - 1, -overlap],
            [i, rest(overlap)],
          ],
    ),
  );
  return { theta, benefit: falling(players, benefitSpread, couple) };
}

function orthogonal({ players, benefitSpread }: Shape): GameInstance {
  return {
    theta: list(players, (i) => vector(players, [[i, 1]])),
    benefit: falling(players, benefitSpread),
  };
}

/** Coordinates of two players correlate by ρ; ‖θ‖² is 1 on average. b uniform from 1 − spread to 1. */
function random({ seed, players, overlap, benefitSpread }: Shape): GameInstance {
  const draw = randomStream(seed, 'sandbox', 0);
  const gauss = () => Float64Array.from({ length: WIDTH }, () => normal(draw) / Math.sqrt(WIDTH));
  const shared = gauss();
  const theta = list(players, () =>
    gauss().map((own, at) => Math.sqrt(overlap) * shared[at] + Math.sqrt(1 - overlap) * own),
  );
  return { theta, benefit: Float64Array.from(theta, () => 1 - benefitSpread * draw()) };
}

const shared = ['players', 'overlap', 'benefitSpread'] as const;

export const families: Record<FamilyName, Family> = {
  pair: { uses: ['benefit0', 'benefit1', 'norm0', 'norm1', 'cosine'], instance: pair },
  clones: { uses: ['players', 'copies', 'overlap', 'benefitSpread'], instance: clones },
  hierarchy: { uses: shared, instance: hierarchy },
  opposed: { uses: shared, instance: opposed },
  orthogonal: { uses: ['players', 'benefitSpread'], instance: orthogonal },
  random: { uses: shared, instance: random },
};
