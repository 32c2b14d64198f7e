/**
 * What the game behind the paper's 535 040 single weights costs, in every regime of β and η: from weights and
 * benefits made up here, through the very code of worker and page. Says milliseconds of the processor; asserts nothing.
 *
 *     npx tsx bench/frozenWeights.ts
 */
import { bestResponses, standing } from '../src/game/frozen/bestResponse.ts';
import { potentialChange } from '../src/game/frozen/potentialChange.ts';
import { nashConv, regrets } from '../src/game/frozen/regret.ts';
import { sampleLayer } from '../src/game/frozen/sample.ts';
import { equilibriumOf, lambdaMaxOf } from '../src/game/frozen/solve.ts';
import { inDoublePrecision, type FrozenGame, type FrozenGameAt } from '../src/game/frozen/types.ts';
import { normal, randomStream } from '../src/game/random.ts';
import { buffersIn } from '../src/protocol/buffersIn.ts';
import { markdown, figure } from './markdown.ts';
import { describeMachine, loadNow } from './machine.ts';
import { median } from './statistics.ts';

/** 784-512-256-10. */
const COUNTS = [784 * 512, 512 * 256, 256 * 10];
const ROUNDS = 9;

const REGIMES = [
  { name: 'η far below 2β', beta: 0.1, eta: 1e-4 },
  { name: 'η < 2β', beta: 0.1, eta: 0.05 },
  { name: 'η = 2β', beta: 0.1, eta: 0.2 },
  { name: 'η a little above 2β', beta: 0.1, eta: 0.201 },
  { name: 'η > 2β', beta: 0.02, eta: 0.1 },
  { name: 'β = 0', beta: 0, eta: 0.1 },
];

/** Weights as the net begins with them, benefits of which most are small, s of some at 0 and some at 1. */
function layerOf(count: number, index: number): FrozenGameAt['layers'][number] {
  const random = randomStream(1, 'init', index);
  const column = (draw: () => number) => Float32Array.from({ length: count }, draw);
  return {
    theta: column(() => 0.05 * normal(random)),
    marginalBenefit: column(() => 1e-3 * Math.abs(normal(random))),
    participation: column(() => Math.min(1, Math.max(0, 1.5 * random() - 0.2))),
  };
}

/** @returns milliseconds of the processor, whoever else is at work, and what was worked out last */
function timed<Result>(work: () => Result): { ms: number; result: Result } {
  let result = work(); // the compiler's warm-up
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = process.cpuUsage();
    result = work();
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 1000);
  }
  return { ms: median(times), result };
}

const perLayer =
  <Result>(game: FrozenGame, work: (layer: FrozenGame['layers'][number]) => Result) =>
  () =>
    game.layers.map(work);

function measure({ name, beta, eta }: (typeof REGIMES)[number]): string[] {
  const prices = { alpha: 1, beta, gamma: 5e-4, eta };
  const game = inDoublePrecision({ ...prices, layers: COUNTS.map(layerOf) });
  const regret = timed(
    perLayer(game, (layer) => {
      const at = standing(prices, layer);
      bestResponses(at, layer.participation);
      return nashConv(regrets(at, layer.participation));
    }),
  );
  const sample = timed(perLayer(game, (layer) => sampleLayer(prices, layer)));
  const equilibrium = timed(perLayer(game, (layer) => equilibriumOf(prices, layer)));
  const lambda = timed(perLayer(game, (layer) => lambdaMaxOf(prices, layer)));
  const all = [regret, sample, equilibrium, lambda].map(({ ms }) => ms);
  const found = equilibrium.result.map((each) => each.found).join(', ');
  return [
    name,
    ...all.map(figure),
    figure(all.reduce((sum, ms) => sum + ms, 0)),
    found,
    Math.max(...equilibrium.result.map(({ limits }) => limits[0].residual)).toExponential(0),
  ];
}

function aside(): string {
  const layers = COUNTS.map(layerOf);
  const sent: FrozenGameAt = { alpha: 1, beta: 0.1, gamma: 5e-4, eta: 0.05, layers };
  const game = inDoublePrecision(sent);
  const change = timed(() => potentialChange(game, { ...game, gamma: 1e-3 }));
  const { verdicts } = sampleLayer(
    { ...sent, alpha: 1, beta: 0.1, gamma: 5e-4, eta: 0.05 },
    game.layers[0],
  );
  const bytes = (data: unknown) =>
    buffersIn(data).reduce((sum, { byteLength }) => sum + byteLength, 0);
  const players = COUNTS.reduce((sum, count) => sum + count, 0);
  const travelling = bytes(sent) + players * verdicts.BYTES_PER_ELEMENT;
  return [
    `Why the potential changed: ${figure(change.ms)} ms.`,
    `A sample hands over ${figure(bytes(sent) / 1e6)} MB and comes back with ${figure(travelling / 1e6)} MB, moved, not copied; one of them is kept.`,
  ].join('\n');
}

const loadAtStart = loadNow();
const rows = REGIMES.map(measure);
const titles = [
  ...['regime', 'regrets ms', 'potential, elimination ms', 'equilibrium ms', 'λmax ms', 'all ms'],
  ...['equilibria found, by layer', 'residual'],
];
console.log(markdown([titles, ...rows]));
console.log(aside());
const { processor, load } = describeMachine(null, null, loadAtStart);
console.log(`${processor}, one thread, load ${load.join(' to ')}`);
