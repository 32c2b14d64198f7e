/** Paints one player: what it is now, and its history. */
import type { Lab } from '../../state/lab.ts';
import { NEVER } from '../../state/rollCall.ts';
import type { Theme } from '../../ui/theme.ts';
import { hasField, LargeField } from '../players/field.ts';
import { fieldColours } from '../players/tiles.ts';
import { changeMarks } from '../participation/prices.ts';
import { CalmEnd, quantile } from '../shared/calm.ts';
import { crowdOf } from '../shared/states.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawInspector } from './draw.ts';
import { drawNow } from './drawNow.ts';
import { inspectorLayout, nowLayout, type Ends, type InspectorLayout } from './layout.ts';
import { momentAt, momentsOf, paid, type Measure, type Moment } from './series.ts';
import { describeMoment, storyOf } from './words.ts';

const RATE = 8;
/** While a step is being read, so that the pointer is followed. */
const READING_RATE = 30;
const POINT_PX = 1;
/** One slider's changes closer than this many pixels are one. */
const MARK_PX = 6;
/** Share of the moments that may lie beyond the axis: the first benefits are those of single batches. */
const BEYOND = 0.02;
/** A fee that is a round number may lie on the very end of the axis: undoes the room CalmEnd leaves. */
const SNUG = 1.1;

export interface InspectorPainter extends Painter {
  player: number | null;
  measure: Measure;
  /** Step being read; null for now. */
  cursor: number | null;
  readonly layout: InspectorLayout | null;
}

const isKnown = (lab: Lab, player: number | null): player is number =>
  player !== null && lab.trajectory.latest !== null && player < lab.trajectory.playerCount;

/** The player's terms now. */
export function momentNow(lab: Lab, player: number | null, measure: Measure): Moment | null {
  if (!isKnown(lab, player)) return null;
  const { startSpec, changes } = lab.store.getState();
  return momentsOf(lab.trajectory, player, startSpec, changes, Infinity, measure).at(-1) ?? null;
}

/** Axis ends that hold still: see CalmEnd. */
class InspectorEnds {
  private readonly low = new CalmEnd();
  private readonly high = new CalmEnd();
  private readonly strength = new CalmEnd();
  private shown = '';

  update(moments: readonly Moment[], of: string, now: number): Ends {
    if (of !== this.shown) for (const end of [this.low, this.high, this.strength]) end.reset();
    this.shown = of;
    const scratch = new Float64Array(moments.length);
    const reach = (height: (moment: Moment) => number) => {
      const latest = moments.length === 0 ? 0 : height(moments[moments.length - 1]);
      const most = quantile(Float64Array.from(moments, height), 1 - BEYOND, scratch);
      return Math.max(latest, most) / SNUG;
    };
    return {
      low: this.low.update(
        reach(({ benefit, presence, rivals }) => -Math.min(0, benefit, presence + rivals)),
        now,
      ),
      high: this.high.update(
        reach((moment) => Math.max(moment.benefit, paid(moment), moment.presence)),
        now,
      ),
      strength: this.strength.update(
        reach(({ strength }) => strength),
        now,
      ),
    };
  }
}

/**
 * @param onRead gets the numbers under the reading line, empty for none
 * @param onStory gets the player's history in a sentence
 */
export function createInspectorPainter(
  lab: Lab,
  onRead: (words: string) => void,
  onStory: (words: string) => void,
): InspectorPainter {
  const ends = new InspectorEnds();
  let layout: InspectorLayout | null = null;
  const painter: InspectorPainter = {
    get ratePerSecond() {
      return painter.cursor === null ? RATE : READING_RATE;
    },
    player: null,
    measure: 'unit',
    cursor: null,
    get layout() {
      return layout;
    },
    draw({ ctx, width, height, theme }: Surface): void {
      const { run, startSpec, changes, stepsPerEpoch } = lab.store.getState();
      const { player, measure, cursor } = painter;
      ctx.clearRect(0, 0, width, height);
      layout = null;
      if (!isKnown(lab, player)) return onStory('');
      const { trajectory, rollCall } = lab;
      const nowStep = trajectory.latest?.step ?? 0;
      const perPx = nowStep / Math.max(1, width - 134);
      const moments = momentsOf(trajectory, player, startSpec, changes, POINT_PX * perPx, measure);
      onStory(storyOf(rollCall, player));
      if (moments.length === 0) return;
      layout = inspectorLayout(
        width,
        height,
        nowStep,
        ends.update(moments, `${run} ${player} ${measure}`, performance.now()),
      );
      const at = cursor === null ? null : momentAt(moments, cursor);
      const left = rollCall.leftAt[player];
      drawInspector(
        ctx,
        {
          moments,
          measure,
          marks: changeMarks(startSpec, changes, MARK_PX * perPx),
          pushedAt: rollCall.fall(player)?.pushedAt ?? null,
          leftAt: left === NEVER ? null : left,
          stepsPerEpoch,
          cursor: at,
        },
        layout,
        theme,
      );
      onRead(at === null ? '' : describeMoment(moments[at], stepsPerEpoch));
    },
  };
  return painter;
}

export interface NowPainter extends Painter {
  player: number | null;
  measure: Measure;
}

/** Paints the receptive field and the two bars. */
export function createNowPainter(lab: Lab): NowPainter {
  const field = new LargeField();
  let colours: { readonly theme: Theme; readonly table: Uint32Array } | null = null;
  const painter: NowPainter = {
    ratePerSecond: RATE,
    player: null,
    measure: 'unit',
    draw({ ctx, width, height, theme }: Surface): void {
      const { player, measure } = painter;
      ctx.clearRect(0, 0, width, height);
      const layout = nowLayout(width, height);
      const { x, y, size } = layout.field;
      const { latest } = lab.trajectory;
      if (!isKnown(lab, player) || latest === null) return;
      if (hasField(lab.fields, player)) {
        if (colours?.theme !== theme) colours = { theme, table: fieldColours(theme) };
        field.draw(ctx, lab.fields, player, colours.table, layout.field);
      } else {
        ctx.strokeStyle = theme.hairline;
        ctx.lineWidth = 1;
        ctx.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
      }
      const state = crowdOf(latest, lab.store.getState().spec).state[player];
      ctx.fillStyle = theme.paper;
      ctx.fillRect(x, y + size - 6, size, 6);
      ctx.fillStyle = theme.wash;
      ctx.fillRect(x, y + size - 4, size, 4);
      ctx.fillStyle = [theme.active, theme.contestedOutline, theme.pruned][state];
      ctx.fillRect(x, y + size - 4, size * latest.participation[player], 4);
      const now = momentNow(lab, player, measure);
      if (now !== null) drawNow(ctx, now, measure, layout, theme);
    },
  };
  return painter;
}
