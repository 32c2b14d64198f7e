/**
 * Every panel, on one recorded state: what its explanation says now is what a Float64 reference that
 * knows only the definitions makes of the state, and every panel can be read by keyboard.
 */
import { expect, test, type Page } from '@playwright/test';
import { fixed, figure, grouped, percent } from '../src/ui/format.ts';
import {
  bestResponse,
  normSquared,
  overlap,
  potential,
  product,
  regret,
  utility,
  type Coefficients,
  type Layer,
} from '../test/reference/frozenGame.ts';
import { expectExplained } from './support/explanation.ts';
import { openWithFewImages } from './support/lab.ts';

const RUN =
  '#v=1&seed=2&backend=wasm&gammaWarmup=0&gamma=1&beta=0.02&eta=0.02&lrS=0.002&epsilon=0.3';
const STEPS = 400;

interface Recorded {
  readonly game: Coefficients & { readonly layers: readonly Layer[] };
  readonly snapshot: {
    readonly testAccuracy: number | null;
    readonly sparsity: number;
    readonly meanParticipation: number;
  };
}

async function record(page: Page, view: string): Promise<Recorded> {
  await openWithFewImages(page, `${RUN}&view=${view}`);
  return page.evaluate(async (steps) => {
    const lab = window.pruningGame!;
    await lab.step(steps);
    // One price for all layers, so that each is a number.
    return { snapshot: await lab.snapshot(), game: await lab.frozenGame() } as unknown as Recorded;
  }, STEPS);
}

/** The chosen player, as the page names it, and its layer. */
async function chosen(page: Page, { layers }: Recorded['game']) {
  const name = page.getByRole('heading', { name: /^Utility of player \d+$/ });
  const player = Number((await name.textContent())!.match(/\d+/)![0]);
  const second = player >= layers[0].participation.length;
  const i = second ? player - layers[0].participation.length : player;
  return { player, i, layer: layers[second ? 1 : 0] };
}

test('the net’s panels', async ({ page }) => {
  const { game, snapshot } = await record(page, 'net');
  const { player, i, layer } = await chosen(page, game);
  const s = layer.participation[i];
  const everyone = game.layers.flatMap(({ participation }) => participation);
  const worth = game.alpha * layer.marginalBenefit[i] - game.gamma - game.eta * overlap(layer, i);
  const price = 2 * game.beta * normSquared(layer, i);
  const slope = worth - price * s;
  const own = utility(game, layer, i, s);
  const count = (test: (s: number) => boolean) => everyone.filter(test).length;

  const say = (panel: string, ...parts: string[]) => expectExplained(page, panel, parts);
  await say(
    'players',
    `${count((each) => each < 0.3)} of 192 pruned`,
    `= ${figure(own)}`,
    `player ${player}, s`,
    `: ${figure(slope)},`,
  );

  await say('participation', `${fixed(s, 3)}, ${figure(slope)} →`);

  await say(
    'curves',
    `${percent(snapshot.testAccuracy!, 2)} %`,
    `= ${percent(snapshot.sparsity, 1)} %`,
    `/ 192 = ${fixed(snapshot.meanParticipation, 2)}`,
  );

  await say(
    'crowd',
    `${count((each) => each === 0)} at 0 + ${count((each) => each > 0 && each < 0.3)} below ε + ${count((each) => each >= 0.3 && each < 1)} between + ${count((each) => each === 1)} at 1 = 192`,
  );

  await say('responses', `= ${figure(worth)}`, `= ${figure(price)}`);

  await say(
    'utility',
    `= ${figure(own)}`,
    `= ${figure(regret(game, layer, i))}`,
    `= ${figure(utility(game, layer, i, bestResponse(game, layer, i)))}`,
  );

  await page.getByRole('button', { name: 'all players' }).click();
  const regrets = game.layers.flatMap((each) =>
    each.participation.map((_, j) => regret(game, each, j)),
  );
  await say(
    'distance',
    `player ${player}: ${figure(regret(game, layer, i))}`,
    `max = ${figure(Math.max(...regrets))}`,
    `Σ = ${figure(regrets.reduce((sum, each) => sum + each, 0))} over 192`,
  );
});

test('the game’s panels', async ({ page }) => {
  const { game } = await record(page, 'game');
  const { player, i, layer } = await chosen(page, game);
  const s = layer.participation[i];
  const worth = game.alpha * layer.marginalBenefit[i] - game.gamma - game.eta * overlap(layer, i);
  const price = 2 * game.beta * normSquared(layer, i);
  const first = layer === game.layers[0] ? 0 : game.layers[0].participation.length;

  const say = (panel: string, ...parts: string[]) => expectExplained(page, panel, parts);
  await say(
    'inspector',
    `= ${figure(worth - price * s)}`,
    `= ${figure(s * Math.sqrt(normSquared(layer, i)))}`,
    `= ${figure(game.eta * overlap(layer, i))}, all rivals together`,
  );

  const pair = page.getByRole('heading', { name: /^Players \d+ and \d+$/ });
  await expectExplained(page, 'slice', async () => {
    const rival = Number((await pair.textContent())!.match(/(\d+)$/)![0]) - first;
    const own = product(layer, i, rival);
    return [
      `= ${figure(game.eta * own)}; y = ${figure(price)}`,
      `= ${figure(worth + game.eta * layer.participation[rival] * own)}`,
    ];
  });

  let [best, worst] = [worth + game.eta * overlap(layer, i), worth + game.eta * overlap(layer, i)];
  layer.participation.forEach((_, j) => {
    if (j === i) return;
    best -= game.eta * Math.min(0, product(layer, i, j));
    worst -= game.eta * Math.max(0, product(layer, i, j));
  });
  await say(
    'verdicts',
    `at best ${figure(best)}, at worst ${figure(worst)}, size costs ${figure(price)}`,
  );

  await page.locator('.panel-verdicts .verdict').first().focus();
  await expect(page.locator('.panel-verdicts .panel-reading')).toHaveText(
    /^Layer 1: \d+ of 128 .+\. Press to select/,
  );

  await say('regimes', 'η / 2 β = 0.50');

  const phi = game.layers.reduce((sum, each) => sum + potential(game, each), 0);
  await say('potential', `Φ = ${figure(phi)} at step ${grouped(STEPS)}`);

  const out = game.layers
    .flatMap(({ participation }) => participation)
    .filter((each) => each < 0.3);
  expect(out.length).toBeGreaterThan(0);
  await say('pruning-history', `${out.length} of 192 are out`);
  await say('utility', `player ${player}`);
});

/** Panels whose marks are read with arrow keys, and the key that asks a mark where it is not an arrow. */
const marks = {
  net: {
    players: 'ArrowRight',
    participation: 'ArrowLeft',
    curves: 'ArrowLeft',
    crowd: 'ArrowRight',
    responses: 'ArrowRight',
    utility: 'm',
  },
  game: {
    inspector: 'ArrowLeft',
    utility: 'ArrowLeft',
    slice: 'm',
    responses: 'ArrowRight',
    regimes: 'm',
    distance: 'ArrowLeft',
    potential: 'ArrowLeft',
    'pruning-history': 'ArrowRight',
  },
} as const;

for (const [view, panels] of Object.entries(marks)) {
  test(`every panel of ${view} says what a mark is, by keyboard`, async ({ page }) => {
    await record(page, view);
    for (const [panel, key] of Object.entries(panels)) {
      const box = page.locator(`.panel-${panel}`).locator('[role=slider], [role=listbox]').first();
      await box.focus();
      const told = () =>
        page
          .locator(`.panel-${panel}`)
          .evaluate((element) =>
            [
              element.querySelector('.reading-now')?.textContent ?? '',
              ...[...element.querySelectorAll('[aria-valuetext]')].map((each) =>
                each.getAttribute('aria-valuetext'),
              ),
              element.querySelector('[role=option]')?.textContent ?? '',
            ].join(' '),
          );
      // A key that comes before the panel has drawn what it needs has nothing to name yet.
      const before = await told();
      await expect(async () => {
        await page.keyboard.press(key);
        await expect.poll(told, { timeout: 1500 }).not.toBe(before);
      }, `${panel} after ${key}`).toPass({ timeout: 30_000 });
      expect(await told()).toMatch(/\d/);
      await page.keyboard.press('Escape');
    }
  });
}
