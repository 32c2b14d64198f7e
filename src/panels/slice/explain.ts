/** The slice's formulas with the numbers of now, and the picture in words. */
import { bestResponseIn, SIDES, otherOf, type Side } from '../../game/frozen/slice.ts';
import { ruleOf } from '../../rules/rows.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { figure, setting } from '../../ui/format.ts';
import type { Line } from '../shared/Explain.tsx';
import { bestResponseWord } from '../shared/ground.ts';
import { formatS } from '../shared/numbers.ts';
import { both, standingWords } from './marks.ts';
import { fateOf, stableRests, utilitiesAt, type Game, type Scene } from './scene.ts';

const signed = (value: number): string => (value < 0 ? `(${figure(value)})` : figure(value));

/** “one equilibrium”, “3 equilibria, 2 of them stable”. */
export function countWords(game: Game): string {
  const { length } = game.rests;
  if (game.rests[0].corners.length === 4) return 'every point an equilibrium';
  if (game.rests.some(({ corners }) => corners.length > 1)) return 'equilibria along a line';
  if (length === 1) return 'one equilibrium';
  const stable = stableRests(game).length;
  return `${length} equilibria, ${stable} stable`;
}

/** Two lines at most: it stands above the picture at every width. */
export function readingOf({ pair, game, product }: Scene): string {
  const [i, j] = pair.names;
  if (game === null) return 'Waiting for inner products: how much these two overlap.';
  if (!pair.together)
    return 'They sit in different layers and do not compete: neither’s best response depends on the other.';
  const kind = product !== null && product < 0 ? 'ally' : 'rival';
  const who = {
    selected: 'The two you selected, all others held still',
    strongest: `${i} and its strongest ${kind}, all others held still`,
    strongestShown: `${i} and its strongest ${kind} of those shown, all others held still`,
    neighbour: `${i} and ${j}, all others held still`,
  }[pair.how];
  return `${who}: ${countWords(game)}. Drag the point to move both.`;
}

export function describeScene(scene: Scene): string {
  const { pair, game, now } = scene;
  const [i, j] = pair.names;
  if (game === null)
    return `Player ${i} at s ${formatS(now[0])}, player ${j} at s ${formatS(now[1])}. Waiting for their inner product.`;
  const { end, rest } = fateOf(game, now);
  return [
    `Across: s of player ${i}. Upwards: s of player ${j}. ${standingWords(scene, game, now)}.`,
    `Left alone they would end at ${both(end)}; ${countWords(game)}${game.rests[rest].stable ? '' : ', this one unstable'}.`,
    'Arrow keys move a what-if point, Enter puts both players there, Escape takes the point back, m names the marks.',
  ].join(' ');
}

/** The same sum for both, the one across first. */
const ofBoth = ({ pair }: Scene, numbers: (side: Side) => string): string =>
  SIDES.map((side) => `${pair.names[side]}: ${numbers(side)}`).join('; ');

function gainLine(scene: Scene, game: Game): Line {
  return {
    words: 'Marginal utility at s = 0, the fee included, the other of the two out:',
    formula: 'x = α b − γ − η (c − t g)',
    numbers: ofBoth(scene, (side) => {
      const { alpha, gamma, eta } = scene.prices[side];
      const { benefit, rivalry } = scene.stakes[side];
      const others = `${figure(rivalry)} − ${formatS(scene.now[otherOf(side)])} × ${signed(scene.product ?? 0)}`;
      return `${setting(alpha)} × ${signed(benefit)} − ${figure(gamma)} − ${setting(eta)} × (${others}) = ${figure(game.slice.gain[side])}`;
    }),
  };
}

function replyLine(scene: Scene, game: Game): Line {
  const { gain, curvature, coupling } = game.slice;
  const isFlat = curvature[0] === 0 && curvature[1] === 0;
  return {
    words: `Best response (14), the full line for ${scene.pair.names[0]}, dashed for ${scene.pair.names[1]}:`,
    formula: isFlat
      ? 'in if x − k t > 0, else out'
      : '(x − k t) / y, but no less than 0, no more than 1',
    numbers: ofBoth(scene, (side) => {
      const left = `${signed(gain[side])} − ${signed(coupling)} × ${formatS(scene.now[otherOf(side)])}`;
      const reply = bestResponseWord(bestResponseIn(game.slice, side, scene.now));
      return curvature[side] === 0
        ? `${left}: ${reply}`
        : `(${left}) / ${figure(curvature[side])}: ${reply}`;
    }),
  };
}

export function explainSlice(scene: Scene | null, spec: RunSpec): Line[] {
  if (scene === null) return [{ words: 'Select a player, or two, to see their game.' }];
  const [i, j] = scene.pair.names;
  const { game, prices, product, now } = scene;
  if (game === null)
    return [{ words: `The inner product of ${i} and ${j} has not arrived from the worker yet.` }];
  const { coupling, curvature } = game.slice;
  const have = utilitiesAt(game, now);
  const utilityOf = (side: Side): string =>
    `${formatS(now[side])} × (${figure(game.slice.gain[side])} − ${signed(coupling)} × ${formatS(now[otherOf(side)])} − ½ × ${figure(curvature[side])} × ${formatS(now[side])}) = ${figure(have[side])}`;
  return [
    {
      words:
        'Utility (8) of either one, s its own participation, t the other’s, everyone else held still:',
      formula: 'U = s (x − k t − ½ y s)',
      numbers: ofBoth(scene, utilityOf),
    },
    gainLine(scene, game),
    {
      words: 'How much one costs the other, g the inner product of the two, and what size costs:',
      formula: 'k = η g, y = 2 β ‖θ‖²',
      numbers: scene.pair.together
        ? `k = ${setting(prices[0].eta)} × ${product === null ? 'g' : signed(product)} = ${figure(coupling)}; y = ${figure(curvature[0])} and ${figure(curvature[1])}`
        : `k = 0 between layers; y = ${figure(curvature[0])} and ${figure(curvature[1])}`,
    },
    replyLine(scene, game),
    {
      words: `Where the two lines meet, both play their best response: ${countWords(game)}. Full discs are stable, hollow ones are not. There is exactly one if η < 2β:`,
      numbers: `η = ${setting(prices[0].eta)}, 2β = ${setting(2 * prices[0].beta)}`,
    },
    {
      words: `Shading: the potential of the two, which both climb along the arrows (the gradient flow, kept in the square). Tints: at which equilibrium each start ends.${ruleOf(spec.dynamics).play?.entrantsPay === false ? ' At s = 0 exactly this run’s own step leaves the fee γ out; the picture charges it everywhere.' : ''}`,
    },
  ];
}
