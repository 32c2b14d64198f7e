/** All games' players in one readback; whoever else asks before the next step shares it. */
import type { PlayerColumns } from '../trainer.ts';
import type { Layout } from './layout.ts';
import type { Programs } from './programs.ts';
import type { Reader } from './reader.ts';
import type { Recorder } from './recorder.ts';

export interface PlayersReport {
  /** Says that a step with so many images a game was recorded. */
  moved(rows: number): void;
  /** Says that players were put elsewhere. */
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
  readonly players: GPUBuffer;
}

export function createPlayersReport(parts: PlayersReportParts): PlayersReport {
  const { recorder, reader, layout, programs, players } = parts;
  const { games, playerCount, columns } = layout;
  /** Images in each game's last batch; 0 before the first. */
  let lastRows = 0;
  let reading: Promise<Float32Array> | null = null;

  function readAll(): Promise<Float32Array> {
    const values = { rows: lastRows, measuresNorms: 1, measuresRivals: 1 };
    const all = Array.from({ length: games }, () => values);
    recorder.record(all, [], (pass) => programs.report(pass));
    const piece = { buffer: players, from: 0, words: columns.loss + games };
    return recorder.flushWith((encoder) => reader.copy(encoder, [piece])).take();
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
      const read = await (reading ??= readAll());
      const column = (start: number) => {
        const from = start + game * playerCount;
        return read.slice(from, from + playerCount);
      };
      return {
        participation: column(0),
        benefit: column(columns.benefit),
        normSquared: column(columns.norm),
        rivalry: column(columns.rivalry),
        loss: hasLoss ? read[columns.loss + game] : NaN,
      };
    },
  };
}
