import { columnsOf, emptyTable, type PictureTable } from '../out/table.ts';
import { pixelName, pixelsIn } from './painter.ts';

const COLUMNS = ['player', 'row', 'column', 's'] as const;

export const numbers: readonly PictureTable[] = [
  {
    name: 'each-pixel',
    title: 'each pixel',
    read(lab) {
      const pixels = pixelsIn(lab);
      if (pixels === null) return emptyTable(...COLUMNS);
      const { layer, sheet } = pixels;
      const { latest } = lab.trajectory;
      const { first, count, total } = layer;
      // As the picture does: by the frame where that has all of them, else by the bytes that were sent.
      const exact =
        latest !== null && count === total && first + count <= latest.participation.length
          ? latest.participation.subarray(first, first + count)
          : null;
      return {
        columns: columnsOf(...COLUMNS),
        rows: Array.from(sheet.pixels, (byte, pixel) => [
          ...[pixelName(layer, pixel), Math.floor(pixel / sheet.columns), pixel % sheet.columns],
          exact?.[pixel] ?? byte / 255,
        ]),
      };
    },
  },
];
