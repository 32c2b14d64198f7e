/** Timings to rows, rows to text. */
import type { Timing } from './alternate.ts';
import { figure, markdown } from './markdown.ts';
import { layerSize, learningBlocks } from '../src/model/model.ts';
import { textOf } from '../src/model/readModel.ts';
import { workOf, type Group, type Peak, type Report, type Row } from './rows.ts';
import { median, pairedRatio } from './statistics.ts';

/** The faster loop is the bound: a browser with relaxed SIMD may use it. */
const best = (peak: Peak): number => Math.max(peak.mulAdd, peak.relaxedMadd ?? 0);

/** Groups that hold each row against PyTorch's one thread. */
const besidePytorch: readonly Group[] = ['kinds', 'filters'];

/** @param peak of one thread; null if it was not measured */
export function rowsOf(timings: readonly Timing[], group: Group, peak: Peak | null): Row[] {
  return timings.map(({ entry, rounds, stepsPerRound, standing }): Row => {
    const { implementation, backend, shape } = entry;
    const model = textOf(shape.model);
    const stock = timings.find(
      (other) =>
        other.entry.implementation === 'tfjs-fit' &&
        // Native code has no stock of its own backend; it is held against the browser's default.
        (other.entry.backend === backend ||
          (backend === 'native' && other.entry.backend === 'wasm') ||
          (backend === 'cuda' && other.entry.backend === 'webgpu')) &&
        textOf(other.entry.shape.model) === model &&
        other.entry.shape.batch === shape.batch,
    );
    const single = timings.find(
      ({ entry: other }) =>
        other.implementation === implementation &&
        other.backend === backend &&
        textOf(other.shape.model) === model &&
        other.shape.batch === shape.batch &&
        other.shape.games === 1,
    );
    const unwatched = timings.find(
      ({ entry: other }) => shape.looks !== null && other.shape.looks === 0,
    );
    const whole =
      group === 'filters' &&
      timings.find(
        ({ entry: other }) =>
          other.implementation === implementation && other.shape.players === null,
      );
    const kinds = group === 'kinds' ? timings : [];
    const neurons = kinds.find(
      ({ entry: other }) =>
        other.implementation === implementation && other.shape.granularity === 'neuron',
    );
    const pytorch = (besidePytorch.includes(group) ? timings : []).find(
      ({ entry: other }) =>
        other.implementation === 'pytorch-1' &&
        other.shape.granularity === shape.granularity &&
        other.shape.players === shape.players,
    );
    const msPerStep = median(rounds);
    const { density } = standing;
    // Of a net that has lost players the dense work says nothing.
    const hidden = learningBlocks(shape.model)
      .slice(0, -1)
      .reduce((sum, block) => sum + layerSize(block).outputCount, 0);
    const isWhole = [0, hidden].includes(standing.players);
    const bound = peak && backend === 'wasm' && isWhole ? best(peak) : null;
    const gflops = workOf(shape) / msPerStep / 1e6;
    return {
      group,
      implementation,
      backend,
      model,
      batch: shape.batch,
      players: standing.players,
      games: shape.games,
      msPerStep,
      minMs: Math.min(...rounds),
      maxMs: Math.max(...rounds),
      rounds: rounds.length,
      stepsPerRound,
      loss: standing.loss,
      vsStock: stock ? pairedRatio(stock.rounds, rounds) : null,
      vsOneGame: single ? pairedRatio(rounds, single.rounds) : null,
      vsNeurons: neurons ? pairedRatio(rounds, neurons.rounds) : null,
      vsPytorch: pytorch ? pairedRatio(rounds, pytorch.rounds) : null,
      vsWhole: whole ? pairedRatio(rounds, whole.rounds) : null,
      looks: shape.looks,
      looksDone: standing.looksDone ?? null,
      vsUnwatched: unwatched ? pairedRatio(rounds, unwatched.rounds) : null,
      bytes: standing.memory?.bytes ?? null,
      imageBytes: standing.memory?.imageBytes ?? null,
      gflops,
      ofPeak: bound && gflops / bound,
      nonzeroOfPeak: bound && density ? workOf(shape, density) / msPerStep / 1e6 / bound : null,
    };
  });
}

const percent = (share: number | null): string =>
  share === null ? '–' : `${(100 * share).toFixed(0)} %`;

interface Column {
  readonly title: string;
  text(row: Row): string;
}

const columns: readonly Column[] = [
  { title: 'implementation', text: (row) => row.implementation },
  { title: 'backend', text: (row) => row.backend },
  { title: 'model', text: (row) => row.model },
  { title: 'batch', text: (row) => String(row.batch) },
  { title: 'players', text: (row) => String(row.players) },
  { title: 'ms/step', text: (row) => figure(row.msPerStep) },
  { title: 'min–max', text: (row) => `${figure(row.minMs)}–${figure(row.maxMs)}` },
  { title: '× stock', text: (row) => (row.vsStock === null ? '–' : figure(row.vsStock)) },
  { title: 'dense GFLOP/s', text: (row) => figure(row.gflops) },
  { title: 'of peak', text: (row) => percent(row.ofPeak) },
  { title: 'non-zero', text: (row) => percent(row.nonzeroOfPeak) },
  { title: 'loss', text: (row) => figure(row.loss) },
];

const megabytes = (bytes: number | null): string => (bytes === null ? '–' : figure(bytes / 1e6));

const gamesColumns: readonly Column[] = [
  ...columns.slice(0, 3),
  { title: 'games', text: (row) => String(row.games) },
  { title: 'ms/step', text: (row) => figure(row.msPerStep) },
  { title: 'min–max', text: (row) => `${figure(row.minMs)}–${figure(row.maxMs)}` },
  { title: 'ms/step per game', text: (row) => figure(row.msPerStep / row.games) },
  { title: '× one game', text: (row) => (row.vsOneGame === null ? '–' : figure(row.vsOneGame)) },
  { title: 'MB', text: (row) => megabytes(row.bytes) },
  { title: 'MB of images', text: (row) => megabytes(row.imageBytes) },
  { title: 'loss', text: (row) => figure(row.loss) },
];

const orDash = (value: number | null): string => (value === null ? '–' : figure(value));

const analysisColumns: readonly Column[] = [
  ...columns.slice(0, 3),
  { title: 'players', text: (row) => String(row.players) },
  { title: 'looks/s', text: (row) => orDash(row.looks) },
  { title: 'worked out/s', text: (row) => orDash(row.looksDone) },
  { title: 'ms/step', text: (row) => figure(row.msPerStep) },
  { title: 'min–max', text: (row) => `${figure(row.minMs)}–${figure(row.maxMs)}` },
  { title: '× unwatched', text: (row) => orDash(row.vsUnwatched) },
];

const kindsColumns: readonly Column[] = [
  ...columns.slice(0, 3),
  { title: 'players', text: (row) => String(row.players) },
  { title: 'ms/step', text: (row) => figure(row.msPerStep) },
  { title: 'min–max', text: (row) => `${figure(row.minMs)}–${figure(row.maxMs)}` },
  { title: '× neurons', text: (row) => orDash(row.vsNeurons) },
  { title: '× pytorch-1', text: (row) => orDash(row.vsPytorch) },
  { title: 'MB', text: (row) => megabytes(row.bytes) },
  { title: 'loss', text: (row) => figure(row.loss) },
];

const filtersColumns: readonly Column[] = [
  ...columns.slice(0, 3),
  ...columns.slice(4, 8),
  { title: '× pytorch-1', text: (row) => orDash(row.vsPytorch) },
  { title: '× whole', text: (row) => orDash(row.vsWhole) },
  ...columns.slice(8, 10),
  { title: 'MB', text: (row) => megabytes(row.bytes) },
  { title: 'loss', text: (row) => figure(row.loss) },
];

const ownColumns: Partial<Record<Group, readonly Column[]>> = {
  kinds: kindsColumns,
  filters: filtersColumns,
  games: gamesColumns,
  analysis: analysisColumns,
};

/** The first three columns are names. */
export const table = (rows: readonly Row[], shown: readonly Column[] = columns): string =>
  markdown(
    [shown.map(({ title }) => title), ...rows.map((row) => shown.map((c) => c.text(row)))],
    3,
  );

const titles: Record<Group, string> = {
  main: 'One training step',
  width: 'Growth with the width of the hidden layers',
  batch: 'Growth with the batch',
  players: 'Growth with the players that play',
  kinds: 'Every weight a player, beside every neuron',
  filters: 'LeNet-5, filters and neurons',
  games: 'Games at once',
  analysis: 'Watching the frozen game',
};

/** Everything a run found, for the terminal. */
export function summary({ machine, date, peak, rows, absent }: Report): string {
  const parts = [
    `${machine.processor}, ${machine.cores} cores, ${machine.browser ?? `Node ${machine.node}`}, ${date}`,
    `load of the machine at start and end: ${machine.load.map(figure).join(', ')}`,
  ];
  if (machine.adapter !== null) parts.push(`WebGPU: ${machine.adapter}`);
  if (peak) {
    const fused =
      peak.relaxedMadd === null ? 'not offered here' : `${figure(peak.relaxedMadd)} GFLOP/s`;
    parts.push(
      `SIMD peak, one thread, registers only: multiply + add ${figure(peak.mulAdd)} GFLOP/s, relaxed_madd ${fused}`,
    );
  }
  for (const group of Object.keys(titles) as Group[]) {
    const own = rows.filter((row) => row.group === group);
    if (own.length > 0) parts.push('', titles[group], '', table(own, ownColumns[group]));
  }
  if (absent.length > 0) parts.push('', 'Not measured:');
  for (const { implementation, backend, why } of absent) {
    parts.push(`- ${implementation} on ${backend}: ${why}`);
  }
  return parts.join('\n');
}
