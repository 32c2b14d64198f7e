/** Type on canvas; the same faces and sizes as the page's stylesheet. */
import type { Ctx } from './marks.ts';

const SANS = "'Source Sans 3', system-ui, sans-serif";
const SERIF = "'STIX Two Text', 'Times New Roman', serif";

export const font = {
  note: `400 12px ${SANS}`,
  strong: `600 12px ${SANS}`,
  math: `italic 400 15px ${SERIF}`,
} as const;

export interface TextStyle {
  readonly color: string;
  readonly font?: string;
  readonly align?: CanvasTextAlign;
  readonly baseline?: CanvasTextBaseline;
}

export function text(ctx: Ctx, content: string, x: number, y: number, style: TextStyle): void {
  ctx.font = style.font ?? font.note;
  ctx.textAlign = style.align ?? 'left';
  ctx.textBaseline = style.baseline ?? 'middle';
  ctx.fillStyle = style.color;
  ctx.fillText(content, x, y);
}

/** Text on a strip of paper, for places where marks may lie beneath. */
export function textOnPaper(
  ctx: Ctx,
  content: string,
  x: number,
  y: number,
  paper: string,
  style: TextStyle,
): void {
  ctx.font = style.font ?? font.note;
  ctx.lineJoin = 'round';
  ctx.textAlign = style.align ?? 'left';
  ctx.textBaseline = style.baseline ?? 'middle';
  ctx.strokeStyle = paper;
  ctx.lineWidth = 4;
  ctx.strokeText(content, x, y);
  text(ctx, content, x, y, style);
}

export function line(
  ctx: Ctx,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  color: string,
  width = 1,
  dash: readonly number[] = [],
): void {
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.setLineDash(dash as number[]);
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
  if (dash.length > 0) ctx.setLineDash([]);
}
