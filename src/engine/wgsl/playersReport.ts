/** All games' players in one readback; whoever else asks before the next step shares it. */
import type { PlayerColumns } from '../trainer.ts';
import type { NetBuffers } from './bindings.ts';
import type { Layout } from './layout.ts';
import type { Programs } from './programs.ts';
import type { Piece, Reader } from './reader.ts';
import type { Recorder } from './recorder.ts';

export interface PlayersReport {
  /** Says that a step with so many images a game was recorded. */
  moved(rows: number): void;
  /** Says that players, or weights, were put elsewhere. */
  placed(): void;
  /** Says that a game has come from elsewhere, and whether its loss is there. */
  restored(hasLoss: boolean): void;
  read(game: number): Promise<PlayerColumns>;
}

export interface PlayersReportParts {
  readonly recorder: Recorder;
  readonly reader: Reader;
  readonly layout: Layout;
  readonly programs: Programs;
  readonly net: NetBuffers;
}

/** Of each game. */
interface Look {
  readonly pieces: readonly Piece[];
  /** @param read views of the pieces, which others read as well */
  columns(read: readonly Float32Array[]): Omit<PlayerColumns, 'loss'>;
}

/** Units: the kernels have measured what they weigh and who their rivals are. */
const unitsOf =
  ({ columns, playerCount }: Layout, { players }: NetBuffers) =>
  (game: number): Look => ({
    pieces: [0, columns.benefit, columns.norm, columns.rivalry].map((start) => ({
      buffer: players,
      from: start + game * playerCount,
      words: playerCount,
    })),
    columns(read) {
      const [participation, benefit, normSquared, rivalry] = read.map((column) => column.slice());
      return { participation, benefit, normSquared, rivalry };
    },
  });

/** Single weights: ‖θ_i‖² = θ_i² and c_i = θ_i (Σ_j s_j θ_j − s_i θ_i). */
const weightsOf =
  ({ columns, playerCount, parameterCount, groups, layers }: Layout, net: NetBuffers) =>
  (game: number): Look => ({
    pieces: [
      ...[0, columns.benefit].map((start) => ({
        buffer: net.players,
        from: start + game * playerCount,
        words: playerCount,
      })),
      { buffer: net.theta, from: game * parameterCount, words: parameterCount },
    ],
    columns([participation, benefit, theta]) {
      const normSquared = new Float32Array(playerCount);
      const rivalry = new Float32Array(playerCount);
      for (const { first, count, layer } of groups) {
        const kernel = layers[layer].kernel - first;
        let crowd = 0;
        for (let i = first; i < first + count; i++) crowd += participation[i] * theta[kernel + i];
        for (let i = first; i < first + count; i++) {
          const weight = theta[kernel + i];
          normSquared[i] = weight * weight;
          rivalry[i] = weight * (crowd - participation[i] * weight);
        }
      }
      return {
        participation: participation.slice(),
        benefit: benefit.slice(),
        ...{ normSquared, rivalry },
      };
    },
  });

export function createPlayersReport(parts: PlayersReportParts): PlayersReport {
  const { recorder, reader, layout, programs, net } = parts;
  const { games, losses, strides } = layout;
  const lookAt = (layout.weightsPlay ? weightsOf : unitsOf)(layout, net);
  /** Images in each game's last batch; 0 before the first. */
  let lastRows = 0;
  let reading: Promise<Float32Array> | null = null;

  /** What lies behind one another when it is read: a game's columns, then each image's part of its loss. */
  const piecesOf = (game: number): Piece[] => [
    ...lookAt(game).pieces,
    { buffer: net.slopes, from: losses + game * strides.slopes, words: Math.max(1, lastRows) },
  ];

  function readAll(): Promise<Float32Array> {
    const values = { measuresNorms: 1, measuresRivals: 1 };
    const all = Array.from({ length: games }, () => values);
    recorder.record(all, [], (pass) => programs.report(pass));
    const pieces = all.flatMap((_, game) => piecesOf(game));
    return recorder.flushWith((encoder) => reader.copy(encoder, pieces)).take();
  }

  return {
    moved(rows) {
      lastRows = rows;
      reading = null;
    },
    placed() {
      reading = null;
    },
    restored(hasLoss) {
      if (hasLoss) lastRows = Math.max(1, lastRows);
      reading = null;
    },
    async read(game) {
      const hasLoss = lastRows > 0;
      const pieces = piecesOf(game);
      const read = await (reading ??= readAll());
      let at = game * pieces.reduce((sum, { words }) => sum + words, 0);
      const own = pieces.map(({ words }) => read.subarray(at, (at += words)));
      const parts = own.pop()!;
      // As precise as a checkpoint keeps it.
      const loss = hasLoss ? Math.fround(parts.reduce((sum, part) => sum + part)) : NaN;
      return { ...lookAt(game).columns(own), loss };
    },
  };
}
