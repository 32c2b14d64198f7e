/** Draws parallel axes: a strand per run from its prices to what it got, and brushes upon the axes. */
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import { font, line, text, textOnPaper } from '../shared/type.ts';
import type { Axis, Brushes } from './axes.ts';
import { along, type AxesLayout, type Strand } from './layout.ts';

/** What an axis says by itself. */
type Said = Pick<Axis, 'head' | 'term' | 'ticks'>;

export function drawAxes(ctx: Ctx, axes: readonly Said[], layout: AxesLayout, theme: Theme): void {
  const { across, from, to, isNarrow } = layout;
  axes.forEach(({ term, ticks }, i) => {
    const at = across[i];
    const color = term === null ? theme.muted : theme[term];
    if (isNarrow) line(ctx, from, at, to, at, color, 1.2);
    else line(ctx, at, from, at, to, color, 1.2);
    for (const tick of ticks) {
      const place = along(layout, tick.at);
      if (isNarrow) line(ctx, place, at - 3, place, at + 3, color);
      else line(ctx, at - 3, place, at + 3, place, color);
    }
  });
}

/** What the axes say, above the strands. */
export function drawWords(ctx: Ctx, axes: readonly Said[], layout: AxesLayout, theme: Theme): void {
  const { across, isNarrow, width } = layout;
  axes.forEach(({ head, term, ticks }, i) => {
    const isLast = i === axes.length - 1;
    const strong = { color: term === null ? theme.ink : theme[term], font: font.strong };
    if (isNarrow) textOnPaper(ctx, head, 0, across[i] - 13, theme.paper, strong);
    else
      text(ctx, head, isLast ? width : i === 0 ? 0 : across[i], 8, {
        ...strong,
        align: isLast ? 'right' : i === 0 ? 'left' : 'center',
      });
    for (const { at, words } of ticks) {
      const place = along(layout, at);
      const style = { color: theme.muted };
      if (isNarrow)
        textOnPaper(ctx, words, place, across[i] + 11, theme.paper, {
          ...style,
          align: at > 0.97 ? 'right' : at < 0.03 ? 'left' : 'center',
        });
      else
        textOnPaper(ctx, words, across[i] + (i === 0 ? -6 : 6), place, theme.paper, {
          ...style,
          align: i === 0 ? 'right' : 'left',
        });
    }
  });
}

export interface Pen {
  readonly color: string;
  readonly width: number;
  readonly dash?: readonly number[];
}

type Places = Pick<Strand, 'places'>;

function strandPath(ctx: Ctx, { places }: Places, { across, isNarrow }: AxesLayout): void {
  ctx.beginPath();
  let before: number | null = null;
  places.forEach((place, i) => {
    if (Number.isNaN(place)) return;
    const at = across[i];
    if (before === null) {
      if (isNarrow) ctx.moveTo(place, at);
      else ctx.moveTo(at, place);
    } else {
      const [last, middle] = [places[before], (across[before] + at) / 2];
      if (isNarrow) ctx.bezierCurveTo(last, middle, place, middle, place, at);
      else ctx.bezierCurveTo(middle, last, middle, place, at, place);
    }
    before = i;
  });
}

export function drawStrand(ctx: Ctx, strand: Places, layout: AxesLayout, pen: Pen): void {
  strandPath(ctx, strand, layout);
  ctx.strokeStyle = pen.color;
  ctx.lineWidth = pen.width;
  ctx.setLineDash((pen.dash ?? []) as number[]);
  ctx.stroke();
  ctx.setLineDash([]);
}

const BRUSH = 12;

export function drawBrushes(
  ctx: Ctx,
  axes: readonly Axis[],
  brushes: Brushes,
  layout: AxesLayout,
  theme: Theme,
): void {
  const { across, isNarrow } = layout;
  axes.forEach(({ id, words }, i) => {
    const brush = brushes[id];
    if (brush === undefined) return;
    const [low, high] = [along(layout, brush[0]), along(layout, brush[1])];
    const at = across[i] - BRUSH / 2;
    const begin = Math.min(low, high);
    const length = Math.abs(high - low);
    ctx.fillStyle = theme.paper;
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 1.2;
    ctx.beginPath();
    if (isNarrow) ctx.rect(begin, at, length, BRUSH);
    else ctx.rect(at, begin, BRUSH, length);
    ctx.fill();
    ctx.stroke();
    for (const end of [low, high])
      if (isNarrow) line(ctx, end, at - 2, end, at + BRUSH + 2, theme.ink, 3);
      else line(ctx, at - 2, end, at + BRUSH + 2, end, theme.ink, 3);
    const style = { color: theme.ink, font: font.strong };
    const said = [
      ...(brush[0] > 0.001 ? [[`from ${words(brush[0])}`, low] as const] : []),
      ...(brush[1] < 0.999 ? [[`to ${words(brush[1])}`, high] as const] : []),
    ];
    for (const [told, place] of said)
      if (isNarrow)
        textOnPaper(ctx, told, place, across[i] - 13, theme.paper, { ...style, align: 'center' });
      else
        textOnPaper(ctx, told, across[i] + (i === 0 ? 10 : -10), place, theme.paper, {
          ...style,
          align: i === 0 ? 'left' : 'right',
        });
  });
}
