/**
 * The game behind single weights, on one recorded state: what the view says now is what a Float64 reference
 * that knows only the definitions makes of the state.
 */
import { expect, test, type Page } from '@playwright/test';
import { shownPlayers } from '../src/game/shown.ts';
import { figure, grouped } from '../src/ui/format.ts';
import { playerLayers } from '../test/playerLayers.ts';
import {
  bestResponse,
  normSquared,
  overlap,
  product,
  regret,
  type Coefficients,
  type Layer,
} from '../test/reference/frozenGame.ts';
import { expectExplained } from './support/explanation.ts';
import { openPaused } from './support/lab.ts';

const SEED = 2;
const EPSILON = 0.3;
const RULES = `seed=${SEED}&backend=wasm&granularity=weight&gammaWarmup=0&gamma=1&beta=0.02&epsilon=${EPSILON}`;
/** Of a layer so many are held against the reference, each of which takes a sum over the whole layer. */
const TRIED = 30;

interface Recorded {
  readonly game: Coefficients & { readonly layers: readonly Layer[] };
  readonly told: readonly {
    readonly nashConv: number;
    readonly regret: readonly number[];
    readonly unique: boolean;
    readonly found: number;
    readonly equilibrium: readonly number[];
    readonly certificates: readonly string[];
    readonly fixed: Readonly<Record<string, number>>;
  }[];
}

async function record(page: Page, steps: number): Promise<Recorded> {
  return page.evaluate(async (count) => {
    const lab = window.pruningGame!;
    await lab.step(count);
    const { alpha, beta, gamma, eta, layers } = await lab.frozenGame();
    const one = (price: unknown) => Number(price);
    const { layers: analysed } = await lab.analysis();
    const told = analysed.map(
      ({
        nashConv,
        regret,
        unique,
        found,
        equilibrium,
        certificates,
        eliminatedAs,
        eliminationRound,
      }) => {
        const fixed: Record<string, number> = {};
        eliminatedAs.forEach((as, i) => {
          const name = as === 'open' || eliminationRound[i] === 1 ? as : `${as}Later`;
          fixed[name] = (fixed[name] ?? 0) + 1;
        });
        return { nashConv, regret, unique, found, equilibrium, certificates, fixed };
      },
    );
    return {
      game: { alpha: one(alpha), beta: one(beta), gamma: one(gamma), eta: one(eta), layers },
      told,
    };
  }, steps);
}

/** Spread over a layer. */
const tried = (count: number): number[] =>
  Array.from({ length: Math.min(TRIED, count) }, (_, k) => Math.floor((k * count) / TRIED)).filter(
    (i, k, all) => all.indexOf(i) === k,
  );

/** Σ of regrets, with c_i = θ_i (Σ s θ − s_i θ_i): among so many the reference's sums would take minutes. */
function nashConvOf(c: Coefficients, layer: Layer): number {
  const { theta } = layer as Extract<Layer, { theta: unknown }>;
  const total = layer.participation.reduce((sum, s, i) => sum + s * theta[i], 0);
  return layer.participation.reduce((sum, s, i) => {
    const rivalry = theta[i] * (total - s * theta[i]);
    const gain = c.alpha * layer.marginalBenefit[i] - c.gamma - c.eta * rivalry;
    const worth = (at: number) => at * (gain - c.beta * theta[i] ** 2 * at);
    const inside = gain / (2 * c.beta * theta[i] ** 2);
    const best = [0, 1, Math.min(1, Math.max(0, inside))].map(worth);
    return sum + Math.max(...best) - worth(s);
  }, 0);
}

/** Φ of single weights: the pairs' sum is half of (Σ s θ)² less the squares. */
function potentialOf(c: Coefficients, layer: Layer): number {
  let [alone, total, squares] = [0, 0, 0];
  layer.participation.forEach((s, i) => {
    const norm = normSquared(layer, i);
    alone += s * (c.alpha * layer.marginalBenefit[i] - c.gamma - c.beta * norm * s);
    total += s * (layer as Extract<Layer, { theta: unknown }>).theta[i];
    squares += s * s * norm;
  });
  return alone - (c.eta * (total * total - squares)) / 2;
}

for (const { network, counts, eta, steps } of [
  { network: '784-16-10', counts: [784 * 16, 16 * 10], eta: 0.02, steps: 100 },
  { network: '784-16-10', counts: [784 * 16, 16 * 10], eta: 0.06, steps: 100 },
  { network: 'lenet-300-100', counts: [784 * 300, 300 * 100, 100 * 10], eta: 0.02, steps: 20 },
]) {
  test(`the game behind the single weights of ${network}, η = ${eta}, 2β = 0.04`, async ({
    page,
  }) => {
    test.slow();
    const { players: shown } = shownPlayers(playerLayers(counts), SEED);
    const player = shown[1000];
    await openPaused(
      page,
      `#v=1&network=${network}&${RULES}&eta=${eta}&view=game&select=${player}`,
    );
    const { game, told } = await record(page, steps);
    expect(game.layers.map(({ participation }) => participation.length)).toEqual(counts);

    for (const [l, layer] of game.layers.entries()) {
      const { unique, found, equilibrium, certificates } = told[l];
      expect(unique).toBe(eta < 0.04);
      expect(found).toBeGreaterThanOrEqual(1);
      const rest = { ...layer, participation: equilibrium };
      const ends = (i: number) => {
        let [best, worst] = [0, 0];
        for (let j = 0; j < counts[l]; j++) {
          if (j === i) continue;
          best -= eta * Math.min(0, product(layer, i, j));
          worst -= eta * Math.max(0, product(layer, i, j));
        }
        return [best, worst].map(
          (each) => each + game.alpha * layer.marginalBenefit[i] - game.gamma,
        );
      };
      for (const i of tried(counts[l])) {
        expect(Math.abs(told[l].regret[i] - regret(game, layer, i))).toBeLessThan(1e-5);
        expect(Math.abs(equilibrium[i] - bestResponse(game, rest, i))).toBeLessThan(1e-5);
        const [best, worst] = ends(i);
        const size = 2 * game.beta * normSquared(layer, i);
        if (certificates[i] === 'out') expect(best).toBeLessThanOrEqual(1e-9);
        else if (certificates[i] === 'in') expect(worst).toBeGreaterThanOrEqual(size - 1e-9);
        else expect(best > -1e-9 && worst < size + 1e-9).toBe(true);
      }
    }
    const gained = game.layers.reduce((sum, layer) => sum + nashConvOf(game, layer), 0);
    const toldGained = told.reduce((sum, { nashConv }) => sum + nashConv, 0);
    expect(toldGained / gained).toBeCloseTo(1, 5);

    // Samples come a few times a second.
    const phi = game.layers.reduce((sum, layer) => sum + potentialOf(game, layer), 0);
    await expectExplained(page, 'potential', [`Φ = ${figure(phi)} at step ${steps}`]);

    const [layer] = game.layers;
    const s = layer.participation[player];
    const c = overlap(layer, player);
    const worth = game.alpha * layer.marginalBenefit[player] - game.gamma - eta * c;
    await expectExplained(page, 'inspector', [
      `= ${figure(eta * c)}, all rivals together`,
      `= ${figure(worth - 2 * game.beta * normSquared(layer, player) * s)}`,
    ]);

    const pair = page.getByRole('heading', { name: /^Players \d+ and \d+$/ });
    const price = 2 * game.beta * normSquared(layer, player);
    let rival = -1;
    await expectExplained(page, 'slice', async () => {
      rival = Number((await pair.textContent())!.match(/(\d+)$/)![0]);
      return [`= ${figure(eta * product(layer, player, rival))}; y = ${figure(price)}`];
    });
    const weight = (j: number) => layer.participation[j] * Math.abs(product(layer, player, j));
    const inLayer = [...shown].filter((each) => each < counts[0] && each !== player);
    // Another takes the place of the strongest only when it is clearly stronger.
    expect(weight(rival) * 1.25).toBeGreaterThanOrEqual(Math.max(...inLayer.map(weight)));

    const heaviest = layer.participation.map((_, j) => j).filter((j) => j !== player);
    heaviest.sort((a, b) => weight(b) - weight(a) || a - b);
    const listed = page.locator('.rivals-list .rival-name');
    await expect(listed).toHaveText(heaviest.slice(0, 6).map((j) => `Player ${j}`));
    await expect(page.locator('.rivals-list + .rivals-note')).toContainText(
      `${grouped(counts[0] - 7)} others together`,
    );

    let [best, worst] = [worth + eta * c, worth + eta * c];
    layer.participation.forEach((_, j) => {
      if (j === player) return;
      best -= eta * Math.min(0, product(layer, player, j));
      worst -= eta * Math.max(0, product(layer, player, j));
    });
    await expectExplained(page, 'verdicts', [
      `at best ${figure(best)}, at worst ${figure(worst)}, size costs ${figure(price)}`,
    ]);
    const groups = page.locator('.panel-verdicts .verdict-layer');
    for (const [l, count] of counts.entries()) {
      const { fixed, equilibrium } = told[l];
      const staying = equilibrium.filter((each) => each >= EPSILON).length;
      await expect(groups.nth(l)).toContainText(
        `At the equilibrium ${grouped(staying)} of ${grouped(count)} stay`,
      );
      for (const [name, number] of Object.entries(fixed))
        await expect(groups.nth(l).locator(`.verdict-${name}`)).toHaveText(grouped(number));
    }
  });
}
