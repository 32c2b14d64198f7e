/**
 * What a frame costs where the data is and where it is shown, by the number of players: from columns
 * made up here, through the very code of worker and page. Says milliseconds; asserts nothing.
 *
 *     npx tsx bench/frames.ts
 */
import { pricesOfGroup } from '../src/game/prices.ts';
import { playerCount, type PlayerLayer } from '../src/game/network.ts';
import { normal, randomStream } from '../src/game/random.ts';
import { shownPlayers } from '../src/game/shown.ts';
import { defaultSpec } from '../src/spec/spec.ts';
import { summarise, SUMMARY_LENGTH, type Moving, type Weighed } from '../src/game/summary.ts';
import { frameLength, readFrame, writeFrame } from '../src/protocol/frame.ts';
import { Trajectory } from '../src/state/trajectory.ts';
import { median, quantile } from './statistics.ts';

const FRAMES = 3000;
/** A large game: as many players as the weights of a small net, in two layers. */
const GAMES: readonly (readonly number[])[] = [
  [128, 64],
  [512, 256],
  [400_000, 100_000],
];

function layersOf(counts: readonly number[]): PlayerLayer[] {
  let first = 0;
  return counts.map((count, index) => {
    const layer = { name: `Layer ${index + 1}`, granularity: 'weight', first, count } as const;
    first += count;
    return layer;
  });
}

/** Many at 0, many at 1, the rest between, as in a run that has sorted itself. */
function columnsOf(count: number): Weighed & Moving {
  const random = randomStream(1, 'init');
  const column = (draw: () => number) => Float32Array.from({ length: count }, draw);
  return {
    participation: column(() => Math.min(1, Math.max(0, 0.4 + 0.6 * normal(random)))),
    benefit: column(() => Math.abs(normal(random))),
    normSquared: column(random),
    rivalry: column(() => normal(random)),
    motion: column(() => 0.1 * normal(random)),
    swing: column(() => 0),
  };
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function measure(counts: readonly number[]): Record<string, string | number> {
  const layers = layersOf(counts);
  const players = playerCount(layers);
  const columns = columnsOf(players);
  const shown = shownPlayers(layers, defaultSpec.seed).players;
  const summaries = new Float32Array(layers.length * SUMMARY_LENGTH);
  const buffer = new Float32Array(frameLength(layers.length, shown.length));
  const trajectory = new Trajectory(shown.length, layers.length);
  const scalars = {
    loss: 1,
    stepsPerSecond: 60,
    stepMs: 10,
    tensors: 0,
    workShare: 1,
    epsilon: defaultSpec.epsilon,
  };
  const prices = layers.map((_, group) => pricesOfGroup(defaultSpec, group, 1));
  const groups = {
    fees: Float32Array.from(prices, ({ gamma }) => gamma),
    ends: Uint32Array.from(shownPlayers(layers, defaultSpec.seed).layers, (l) => l.first + l.count),
  };
  const [summary, write, page]: number[][] = [[], [], []];
  const rounds = players > 10_000 ? 100 : FRAMES;
  for (let step = 0; step < FRAMES; step++) {
    if (step < rounds) {
      summary.push(timed(() => summarise(columns, layers, prices, scalars.epsilon, summaries)));
    }
    write.push(
      timed(() => writeFrame(buffer, { step, ...scalars }, groups, summaries, columns, shown)),
    );
    page.push(timed(() => trajectory.push(readFrame(buffer))));
  }
  const ms = (value: number) => value.toFixed(4);
  return {
    players,
    shown: shown.length,
    'summary ms': ms(median(summary)),
    'write ms': ms(median(write)),
    'page ms': ms(median(page)),
    'page ms, 95 %': ms(quantile(page, 0.95)),
    'frame kB': (buffer.byteLength / 1000).toFixed(1),
    'page history MB': (
      (4 * trajectory.participation.byteLength +
        trajectory.capacity * summaries.byteLength +
        trajectory.capacity * 16) /
      1e6
    ).toFixed(1),
  };
}

console.table(GAMES.map(measure));
