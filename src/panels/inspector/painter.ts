/** Paints one player over time. */
import type { Lab } from '../../state/lab.ts';
import { NEVER } from '../../state/pruningHistory.ts';
import { changeMarks } from '../participation/prices.ts';
import { CalmEnd, quantile, settleIn } from '../shared/calm.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawInspector } from './draw.ts';
import { inspectorLayout, type Ends, type InspectorLayout } from './layout.ts';
import { isKnown } from './now.ts';
import { momentAt, momentsOf, paid, type Measure, type Moment } from './series.ts';
import { describeMoment, storyOf } from './words.ts';
import type { ShownIndex } from '../../game/players.ts';

const RATE = 8;
/** While a step is being read, so that the pointer is followed. */
const READING_RATE = 30;
const POINT_PX = 2;
/** One slider's changes closer than this many pixels are one. */
const MARK_PX = 6;
/** Share of the moments that may lie beyond the axis: the first benefits are those of single batches. */
const BEYOND = 0.02;
/** A fee that is a round number may lie on the very end of the axis: undoes the room CalmEnd leaves. */
const SNUG = 1.1;

export interface InspectorPainter extends Painter {
  player: ShownIndex | null;
  measure: Measure;
  /** Step being read; null for now. */
  cursor: number | null;
  readonly layout: InspectorLayout | null;
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

  settlesIn(now: number): number {
    return settleIn([this.low, this.high, this.strength], now);
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
    draw({ ctx, width, height, theme }: Surface): number {
      const { run, startSpec, changes, stepsPerEpoch } = lab.store.getState();
      const { player, measure, cursor } = painter;
      ctx.clearRect(0, 0, width, height);
      layout = null;
      if (!isKnown(lab, player)) {
        onStory('');
        return 0;
      }
      const { trajectory, pruningHistory } = lab;
      const nowStep = trajectory.latest?.step ?? 0;
      const perPx = nowStep / Math.max(1, width - 134);
      const moments = momentsOf(trajectory, player, startSpec, changes, POINT_PX * perPx, measure);
      onStory(storyOf(pruningHistory, player));
      if (moments.length === 0) return 0;
      layout = inspectorLayout(
        width,
        height,
        nowStep,
        ends.update(moments, `${run} ${player} ${measure}`, performance.now()),
      );
      const at = cursor === null ? null : momentAt(moments, cursor);
      const left = pruningHistory.leftAt[player];
      drawInspector(
        ctx,
        {
          moments,
          measure,
          marks: changeMarks(startSpec, changes, MARK_PX * perPx),
          pushedAt: pruningHistory.fall(player)?.pushedAt ?? null,
          leftAt: left === NEVER ? null : left,
          stepsPerEpoch,
          cursor: at,
        },
        layout,
        theme,
      );
      onRead(at === null ? '' : describeMoment(moments[at], stepsPerEpoch));
      return ends.settlesIn(performance.now());
    },
  };
  return painter;
}
