/** Draws what a player earns and pays now: two bars of one scale, the longer one wins. */
import { figure } from '../../ui/format.ts';
import { termLabels } from '../../ui/labels.ts';
import type { Terms } from '../../game/utility.ts';
import { netOf } from '../../game/departure.ts';
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import { font, line, text } from '../shared/type.ts';
import { BAR_HEIGHT, type NowLayout } from './layout.ts';
import type { Measure } from './series.ts';

/** What a cost below zero brings stands with the earnings, what a benefit below zero takes with the costs. */
export function sides(now: Terms): { earns: [string, number][]; pays: [string, number][] } {
  const signed = termLabels.map(
    ({ term }) => [term, term === 'benefit' ? now.benefit : -now[term]] as [string, number],
  );
  return {
    earns: signed.filter(([, value]) => value > 0),
    pays: signed.filter(([, value]) => value < 0).map(([term, value]) => [term, -value]),
  };
}

const total = (parts: readonly [string, number][]) =>
  parts.reduce((sum, [, value]) => sum + value, 0);

export function drawNow(
  ctx: Ctx,
  now: Terms,
  measure: Measure,
  layout: NowLayout,
  theme: Theme,
): void {
  const { barX, barWidth, rows } = layout;
  const { earns, pays } = sides(now);
  const longest = Math.max(total(earns), total(pays));
  const right = barX + barWidth;
  const bar = (name: string, parts: readonly [string, number][], y: number) => {
    text(ctx, name, barX, y, { color: theme.muted });
    text(ctx, figure(total(parts)), right, y, {
      color: theme.ink,
      font: font.strong,
      align: 'right',
    });
    let from = barX;
    for (const [term, value] of parts) {
      const width = longest > 0 ? (barWidth * value) / longest : 0;
      ctx.fillStyle = theme[term as keyof Terms];
      ctx.fillRect(from, y + 8, width, BAR_HEIGHT);
      from += width;
    }
    line(ctx, barX, y + 7, barX, y + 8 + BAR_HEIGHT + 1, theme.axis);
  };
  bar('earns', earns, rows[0]);
  bar('pays', pays, rows[1]);
  let at = barX;
  for (const { term, letter } of termLabels) {
    if (term === 'benefit') continue;
    text(ctx, letter, at, rows[2], { color: theme[term], font: font.math });
    text(ctx, figure(now[term]), at + 11, rows[2], { color: theme[term] });
    at += barWidth / 3;
  }
  line(ctx, barX, rows[3] - 9, right, rows[3] - 9, theme.axis);
  const net = netOf(now);
  text(ctx, measure === 'unit' ? '∂U/∂s' : 'U', barX, rows[3], {
    color: theme.ink,
    font: font.math,
  });
  text(ctx, figure(net), right, rows[3], {
    color: net < 0 ? theme.contestedText : theme.ink,
    font: font.strong,
    align: 'right',
  });
}
