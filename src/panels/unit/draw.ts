/** Draws the weights of one neuron: the picture, the neighbourhood in numbers, its place among all neurons. */
import { PRUNED_BYTE } from '../../game/pictures.ts';
import { fixed } from '../../ui/format.ts';
import type { Theme } from '../../ui/theme.ts';
import { channels } from '../shared/colour.ts';
import type { Ctx } from '../shared/marks.ts';
import { font, line, text } from '../shared/type.ts';
import type { Box } from '../weights/layout.ts';
import { neighbours, NUMBERS_ACROSS, placeOf, REACH, type UnitLayout } from './layout.ts';
import type { UnitScene } from './scene.ts';

/** “1”, “.68”, “0”: exact ends, two digits between. */
export function cellNumber(s: number): string {
  if (s === 0 || s === 1) return String(s);
  if (!(s > 0.005)) return Number.isNaN(s) ? '–' : '<.01';
  return s >= 0.995 ? '>.99' : fixed(s, 2).replace(/^0/, '');
}

const luminance = (colour: string): number => {
  const [red, green, blue] = channels(colour);
  return 0.3 * red + 0.59 * green + 0.11 * blue;
};

/** Ink or paper, whichever stands out. */
function colourOn(ground: string, { ink, paper }: Theme): string {
  const of = luminance(ground);
  return Math.abs(of - luminance(ink)) > Math.abs(of - luminance(paper)) ? ink : paper;
}

function outline(ctx: Ctx, { x, y, width, height }: Box, colour: string, weight: number): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = weight;
  ctx.strokeRect(x, y, width, height);
}

/** Every weight in the ramp's colour; the ground is bare where it is pruned. */
export function drawUnit(
  ctx: Ctx,
  { unit, sheet }: UnitScene,
  layout: UnitLayout,
  centre: number,
  theme: Theme,
): void {
  const { cell, picture, across } = layout;
  const from = unit.row * sheet.columns;
  for (let column = 0; column < layout.count; column++) {
    const byte = sheet.pixels[from + column];
    if (byte === PRUNED_BYTE) continue;
    const { x, y } = placeOf(layout, column);
    ctx.fillStyle = theme.rampAt(byte / 255);
    ctx.fillRect(x, y, cell, cell);
  }
  outline(ctx, { ...picture, x: 0.5, y: picture.y - 0.5 }, theme.axis, 1);
  const [column, row] = [centre % across, Math.floor(centre / across)];
  const box = {
    x: picture.x + (column - REACH) * cell,
    y: picture.y + (row - REACH) * cell,
    width: NUMBERS_ACROSS * cell,
    height: NUMBERS_ACROSS * cell,
  };
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, 0, picture.width + 2, picture.y + picture.height + 2);
  ctx.clip();
  outline(ctx, box, theme.paper, 3);
  outline(ctx, box, theme.ink, 1.2);
  outline(ctx, placeOf(layout, centre), theme.paper, 3);
  outline(ctx, placeOf(layout, centre), theme.ink, 1.6);
  ctx.restore();
}

/** s of a weight and those around it; the ground has the ramp's colour. */
export function drawNumbers(
  ctx: Ctx,
  { participation, sheet, unit }: UnitScene,
  layout: UnitLayout,
  centre: number,
  theme: Theme,
): void {
  const { numbers } = layout;
  const [width, height] = [numbers.width / NUMBERS_ACROSS, numbers.height / NUMBERS_ACROSS];
  text(ctx, 'participation s', numbers.x, 8, { color: theme.muted });
  neighbours(layout, centre).forEach((column, at) => {
    if (column === null) return;
    const x = numbers.x + (at % NUMBERS_ACROSS) * width;
    const y = numbers.y + Math.floor(at / NUMBERS_ACROSS) * height;
    const s = participation[column];
    const isPruned = sheet.pixels[unit.row * sheet.columns + column] === PRUNED_BYTE;
    const ground = isPruned ? theme.paper : theme.rampAt(s);
    ctx.fillStyle = ground;
    ctx.fillRect(x, y, width - 1, height - 1);
    outline(ctx, { x, y, width: width - 1, height: height - 1 }, theme.hairline, 1);
    text(ctx, cellNumber(s), x + width / 2, y + height / 2, {
      color: isPruned ? theme.muted : colourOn(ground, theme),
      font: column === centre ? font.strong : font.note,
      align: 'center',
    });
    if (column === centre)
      outline(ctx, { x, y, width: width - 1, height: height - 1 }, theme.ink, 2);
  });
}

/** All neurons, those with most weights left in front, and where this one stands. */
export function drawRanks(
  ctx: Ctx,
  { sheet, unit }: UnitScene,
  { ranks }: UnitLayout,
  theme: Theme,
): void {
  const counts = [...sheet.alive.rows].sort((a, b) => b - a);
  const most = Math.max(1, counts[0]);
  const x = (rank: number) => ranks.x + (rank / Math.max(1, counts.length - 1)) * ranks.width;
  const y = (count: number) => ranks.y + ranks.height - (count / most) * (ranks.height - 4);
  ctx.beginPath();
  counts.forEach((count, rank) => ctx.lineTo(x(rank), y(count)));
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1.4;
  ctx.stroke();
  line(
    ctx,
    ranks.x,
    ranks.y + ranks.height,
    ranks.x + ranks.width,
    ranks.y + ranks.height,
    theme.axis,
  );
  const own = sheet.alive.rows[unit.row];
  ctx.beginPath();
  ctx.arc(x(counts.indexOf(own)), y(own), 3.5, 0, 2 * Math.PI);
  ctx.fillStyle = theme.ink;
  ctx.fill();
}
