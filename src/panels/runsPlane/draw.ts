/** Draws the accuracy–sparsity plane: the ground and all kept runs once, what is pointed at and this run above them. */
import type { ParameterName } from '../../spec/parameters.ts';
import { fixed, grouped, setting } from '../../ui/format.ts';
import type { Theme } from '../../ui/theme.ts';
import { coefficientText, label, shortened, shortName, termOf } from '../runs/coefficients.ts';
import { Labels, type Words } from '../runs/labels.ts';
import type { ToldRun } from '../runs/told.ts';
import { crossPath, discPath, type Ctx } from '../shared/marks.ts';
import { line, text, textOnPaper } from '../shared/type.ts';
import type { PlaneLayout } from './layout.ts';
import type { PlaneScene, Trace } from './scene.ts';

/** Which runs stand out, and how. */
export interface Standing {
  readonly lit: string | null;
  readonly a: string | null;
  readonly b: string | null;
  /** Whose share pruned is the way across; null for all players. */
  readonly group: number | null;
  /** Null for all. */
  readonly chosen: ReadonlySet<string> | null;
  /** The parameters by which runs differ, the first for their labels. */
  readonly differing: readonly ParameterName[];
  /** The colour of a run’s own; null where runs have none. */
  readonly colourOf: ((run: ToldRun) => string) | null;
}

export interface GroundWords {
  /** “192 of 192 players in”, at the left end. */
  readonly leftEnd: string;
  /** “pruned, %”, or of which layer. */
  readonly across: string;
  /** What a net reads that gives one answer for everything, percent; null where that is not known. */
  readonly dead: number | null;
}

export function drawGround(ctx: Ctx, layout: PlaneLayout, words: GroundWords, theme: Theme): void {
  const { plot, x, y, accuracy, xTicks, yTicks } = layout;
  const bottom = plot.y + plot.height;
  const right = plot.x + plot.width;
  if (accuracy.floor > 0) {
    const top = y(accuracy.floor);
    ctx.fillStyle = theme.wash;
    ctx.fillRect(plot.x, top, plot.width, bottom - top);
  }
  for (const tick of xTicks) {
    const at = Math.round(x(tick)) + 0.5;
    line(ctx, at, plot.y, at, bottom, theme.hairline);
    text(ctx, setting(tick), at, bottom + 11, { color: theme.muted, align: 'center' });
  }
  for (const tick of yTicks) {
    const at = Math.round(y(tick)) + 0.5;
    const isEdge = tick === 0 || tick === accuracy.floor;
    line(ctx, plot.x, at, right, at, isEdge ? theme.axis : theme.hairline);
    text(ctx, setting(tick), plot.x - 6, at, { color: theme.muted, align: 'right' });
  }
  const muted = { color: theme.muted };
  textOnPaper(ctx, '↑ accuracy, %', plot.x + 6, plot.y + 7, theme.paper, muted);
  text(ctx, words.leftEnd, plot.x, bottom + 27, muted);
  text(ctx, `${words.across} →`, right, bottom + 27, { ...muted, align: 'right' });
  if (accuracy.floor > 0)
    text(ctx, `below ${accuracy.floor} %: squeezed`, plot.x + 6, y(accuracy.floor) + 10, muted);
  const { dead } = words;
  if (dead === null) return;
  const at = Math.round(y(dead)) + 0.5;
  line(ctx, plot.x, at, right, at, theme.muted, 1, [1, 3]);
  const said = layout.narrow
    ? `dead: ${Number(dead.toFixed(2))} %`
    : `dead: ${Number(dead.toFixed(2))} %, one answer for every example`;
  text(ctx, said, plot.x + 6, at - 8, muted);
}

/** A broad grey stair: below and left of it somebody is smaller and better. */
export function drawFront(ctx: Ctx, { front }: PlaneScene, theme: Theme): void {
  const [first] = front;
  if (first === undefined) return;
  ctx.beginPath();
  ctx.moveTo(first.x, first.y);
  front.slice(1).forEach((step, i) => {
    ctx.lineTo(step.x, front[i].y);
    ctx.lineTo(step.x, step.y);
  });
  ctx.strokeStyle = theme.hairline;
  ctx.lineWidth = 6;
  ctx.lineJoin = 'miter';
  ctx.stroke();
  for (const { x, ends } of front)
    if (ends !== null) line(ctx, x, ends[0], x, ends[1], theme.muted, 1.2);
}

function tracePath(ctx: Ctx, { line: points }: Trace): void {
  ctx.beginPath();
  for (let i = 0; i + 1 < points.length; i += 2) ctx.lineTo(points[i], points[i + 1]);
}

interface Pen {
  readonly color: string;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

function drawTrace(ctx: Ctx, trace: Trace, { color, width, dash = [], opacity = 1 }: Pen): void {
  tracePath(ctx, trace);
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.lineJoin = 'round';
  ctx.globalAlpha = opacity;
  ctx.setLineDash(dash as number[]);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

interface Dot {
  readonly color: string;
  readonly radius: number;
  /** What is in a ring. */
  readonly hollow?: string;
}

function drawEnd(ctx: Ctx, trace: Trace, { color, radius, hollow }: Dot): void {
  const { run, x, y, softY, isDead } = trace;
  // Its numbers ran away: it came to no end.
  if (run.ended === 'diverged') return;
  if (softY !== null) line(ctx, x, y, x, softY, color, 1);
  ctx.beginPath();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = color;
  if (isDead) {
    crossPath(ctx, x, y, radius);
    ctx.stroke();
    return;
  }
  discPath(ctx, x, y, radius);
  ctx.fillStyle = hollow ?? color;
  ctx.fill();
  if (hollow !== undefined) ctx.stroke();
}

/** All kept runs, those that are not chosen below the others. */
export function drawKept(ctx: Ctx, scene: PlaneScene, standing: Standing, theme: Theme): void {
  const { chosen, colourOf } = standing;
  const isChosen = ({ run }: Trace) => chosen?.has(run.id) === true;
  const kept = scene.traces.filter(({ run }) => !run.isThis);
  const back = kept.filter((trace) => !isChosen(trace));
  const inFront = kept.filter(isChosen);
  const colour = (trace: Trace, otherwise: string) => colourOf?.(trace.run) ?? otherwise;
  const faint = chosen === null ? 0.9 : 0.5;
  for (const trace of back)
    drawTrace(ctx, trace, {
      color: colour(trace, theme.axis),
      width: 0.8,
      opacity: faint,
      dash: trace.isDead || trace.run.ended === 'diverged' ? [3, 3] : [],
    });
  for (const trace of inFront)
    drawTrace(ctx, trace, { color: colour(trace, theme.ink), width: 1.1 });
  const isOnFront = ({ run }: Trace) => scene.onFront.has(run.id);
  for (const trace of back)
    drawEnd(
      ctx,
      trace,
      isOnFront(trace)
        ? { color: colour(trace, theme.ink), radius: 3, hollow: theme.paper }
        : { color: colour(trace, theme.pruned), radius: 2.5 },
    );
  for (const trace of inFront)
    drawEnd(ctx, trace, {
      color: colour(trace, theme.ink),
      radius: 3.2,
      ...(isOnFront(trace) && { hollow: theme.hairline }),
    });
}

function diamondPath(ctx: Ctx, x: number, y: number, radius: number): void {
  ctx.moveTo(x, y - radius);
  ctx.lineTo(x + radius, y);
  ctx.lineTo(x, y + radius);
  ctx.lineTo(x - radius, y);
  ctx.closePath();
}

export function drawPaper(ctx: Ctx, { paper }: PlaneScene, theme: Theme): void {
  for (const { x, y } of paper) {
    ctx.beginPath();
    diamondPath(ctx, x, y, 5);
    ctx.fillStyle = theme.paper;
    ctx.fill();
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 1;
    ctx.stroke();
  }
}

/** “γ 2.1” in the colours that prices have, or the run’s name. */
export function labelParts(run: ToldRun, names: readonly ParameterName[], theme: Theme): Words[] {
  const whole = label(run, names);
  if (run.method !== null) return [{ words: ` ${whole}`, color: theme.ink }];
  const priced = names.filter((name) => termOf(name) !== null);
  const parts = priced.flatMap((name): Words[] => {
    const words = `${shortName(name)} ${coefficientText(run, name)}`;
    return whole.includes(words) ? [{ words: ` ${words}`, color: theme[termOf(name)!] }] : [];
  });
  if (parts.length > 0) return parts;
  // “this run” stands before it already.
  return run.isThis && !run.isKept ? [] : [{ words: ` ${shortened(whole)}`, color: theme.muted }];
}

/** “95.5 %, 20 players of layer 2”. @param group that is shown across; null for all players */
export function endInWords({ end, players, groups }: ToldRun, group: number | null): string {
  if (end === null || end.cut === null) return '';
  const inNow =
    group === null ? Math.round((1 - end.pruned / 100) * players) : (end.active[group] ?? 0);
  const of = group === null ? '' : ` of ${groups[group]?.name.toLowerCase() ?? 'the layer'}`;
  return ` ${fixed(end.cut, 1)} %, ${grouped(inNow)} players${of}`;
}

interface Named {
  readonly trace: Trace;
  /** “this run, A”. */
  readonly word: string;
}

/** Pixels within which two dots are one to the eye. */
const ONE_DOT = 3;

/** Who is named: runs of one setting that end on one dot together. @param names by which the runs differ */
export function namedTogether(
  wanted: readonly (readonly [Trace | undefined, string])[],
  names: readonly ParameterName[],
): Named[] {
  const named: Named[] = [];
  for (const [trace, word] of wanted) {
    if (trace === undefined) continue;
    const at = named.findIndex(
      ({ trace: other }) =>
        Math.hypot(other.x - trace.x, other.y - trace.y) < ONE_DOT &&
        label(other.run, names) === label(trace.run, names),
    );
    const there = named[at];
    if (there === undefined) named.push({ trace, word });
    else
      named[at] = { ...there, word: [there.word, word].filter((each) => each !== '').join(', ') };
  }
  return named;
}

/** This run, A and B, and what is pointed at; then all words. */
export function drawOver(
  ctx: Ctx,
  layout: PlaneLayout,
  scene: PlaneScene,
  standing: Standing,
  theme: Theme,
): void {
  const { lit, a, b, differing } = standing;
  const find = (id: string | null) =>
    id === null ? undefined : scene.traces.find(({ run }) => run.id === id);
  const now = scene.traces.find(({ run }) => run.isThis);
  const [traceA, traceB, traceLit] = [find(a), find(b), find(lit)];
  if (now !== undefined) drawTrace(ctx, now, { color: theme.ink, width: 1.6 });
  if (traceA !== undefined) drawTrace(ctx, traceA, { color: theme.ink, width: 2 });
  if (traceB !== undefined) drawTrace(ctx, traceB, { color: theme.ink, width: 2, dash: [4, 3] });
  if (traceLit !== undefined) {
    drawTrace(ctx, traceLit, { color: theme.paper, width: 5 });
    drawTrace(ctx, traceLit, { color: theme.ink, width: 2.2 });
  }
  const ink = { color: theme.ink, radius: 5 };
  if (now !== undefined)
    drawEnd(ctx, now, now.run.ended === 'running' ? { ...ink, hollow: theme.paper } : ink);
  if (traceA !== undefined) drawEnd(ctx, traceA, ink);
  if (traceB !== undefined) drawEnd(ctx, traceB, { ...ink, hollow: theme.paper });
  if (traceLit !== undefined) drawEnd(ctx, traceLit, ink);

  const labels = new Labels(ctx, { ...layout.plot, width: layout.plot.width + 8 }, theme.paper);
  for (const { x, y } of [...scene.front, ...scene.paper]) labels.keepFree(x, y);
  labels.keepBoxFree({ x: layout.plot.x, y: layout.plot.y, width: 84, height: 14 });
  const name = ({ trace, word }: Named) => {
    const parts: Words[] = [
      ...(word === '' ? [] : [{ words: word, color: theme.ink, strong: true }]),
      ...labelParts(trace.run, differing, theme),
    ];
    const tail = layout.narrow ? '' : endInWords(trace.run, standing.group);
    labels.write(trace.x, trace.y, [...parts, { words: tail, color: theme.ink }], true);
  };
  for (const trace of [now, traceA, traceB, traceLit])
    if (trace !== undefined) labels.keepFree(trace.x, trace.y, 6);
  const wanted = [
    [now, 'this run'],
    [traceA, 'A'],
    [traceB, 'B'],
    [traceLit, ''],
  ] as const;
  namedTogether(wanted, differing).forEach(name);
  const named = new Set([now, traceA, traceB, traceLit].map((trace) => trace?.run.id));
  const unnamed = scene.front.filter(({ runs }) => !runs.some(({ id }) => named.has(id)));
  nameRest(labels, layout, { ...scene, front: unnamed }, standing, theme);
}

const MOST_FRONT_LABELS = 5;

/** What may be left out: the paper’s names, what the stair is, the settings of some of its steps. */
function nameRest(
  labels: Labels,
  { narrow }: PlaneLayout,
  { front, paper, traces, onFront }: PlaneScene,
  { differing }: Standing,
  theme: Theme,
): void {
  const muted = { color: theme.muted };
  paper.forEach(({ x, y, label: words }, i) =>
    labels.write(x, y, [
      { words: narrow ? (i === 0 ? 'paper' : '') : i === 0 ? `paper: ${words}` : words, ...muted },
    ]),
  );
  const middle = front[Math.floor(front.length / 2)];
  if (!narrow && front.length > 2 && middle !== undefined)
    labels.write(middle.x, middle.y, [
      { words: 'front: no kept run is smaller and better', ...muted },
    ]);
  const every = Math.max(1, Math.ceil(front.length / MOST_FRONT_LABELS));
  front.forEach(({ x, y, runs }, i) => {
    const [run] = runs;
    if (i % every === 0 && run !== undefined && differing.some((each) => termOf(each) !== null))
      labels.write(x, y, labelParts(run, differing, theme));
  });
  // Which baseline is which is asked of each, whether it is beaten or not.
  for (const { run, x, y } of traces)
    if (run.method !== null && !onFront.has(run.id) && !run.isThis)
      labels.write(x, y, labelParts(run, differing, theme));
}
