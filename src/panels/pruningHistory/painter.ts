/** Paints the roll call, and keeps what is being read. */
import type { ShownIndex } from '../../game/players.ts';
import type { ShownLayer } from '../../game/shown.ts';
import type { RunView } from '../../state/lab.ts';
import type { PruningHistory } from '../../state/pruningHistory.ts';
import { changeMarks } from '../participation/prices.ts';
import { reasons, type Reason } from '../shared/causes.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { departures, groups, type Departure, type Group, toldApart } from './data.ts';
import { drawRoll } from './draw.ts';
import { cellSteps, nearestPlace, placeOf, rollLayout, type RollLayout } from './layout.ts';
import { describeGroup, describeStep } from './words.ts';

const RATE = 5;
/** While it is being read, so that the pointer is followed. */
const READING_RATE = 30;
const REACH_PX = 12;
/** One slider's changes closer than this many pixels are one. */
const MARK_PX = 6;

export interface RollPainter extends Painter {
  /** A player whose departure is being read; null for none. */
  focused: ShownIndex | null;
  /** Step under the reading line; null for none. */
  cursor: number | null;
  /** Groups as last drawn, by time. */
  readonly groups: readonly Group[];
  readonly layout: RollLayout | null;
  /** The group whose mark is nearest to a point. */
  groupAt(x: number, y: number): Group | null;
}

/** The four causes always; departures that were nobody's push only when there are some. */
const lanesOf = (gone: readonly Departure[]): Reason[] =>
  reasons.filter(
    (reason) => reason !== 'unpushed' || gone.some((each) => each.reason === 'unpushed'),
  );

export function createRollPainter(lab: RunView, onRead: (words: string) => void): RollPainter {
  let layout: RollLayout | null = null;
  let shown: readonly Group[] = [];
  let gone: readonly Departure[] = [];
  let told: readonly ShownLayer[] = [];
  let known: readonly [PruningHistory, number, readonly ShownLayer[]] | null = null;

  function refresh(): void {
    const { layers } = lab.store.getState();
    const { pruningHistory } = lab;
    if (known?.[0] === pruningHistory && known[1] === pruningHistory.version && known[2] === layers)
      return;
    known = [pruningHistory, pruningHistory.version, layers];
    told = toldApart(layers);
    gone = departures(pruningHistory, told);
  }

  const painter: RollPainter = {
    get ratePerSecond() {
      return painter.focused === null && painter.cursor === null ? RATE : READING_RATE;
    },
    focused: null,
    cursor: null,
    get groups() {
      return shown;
    },
    get layout() {
      return layout;
    },
    groupAt(x, y) {
      const current = layout;
      if (current === null) return null;
      const places = shown.map((group) => placeOf(group, current));
      return shown[nearestPlace(places, x, y, REACH_PX)] ?? null;
    },
    draw({ ctx, width, height, theme }: Surface): void {
      const { startSpec, changes, stepsPerEpoch, shown: shownIds } = lab.store.getState();
      refresh();
      const layers = told;
      const nowStep = lab.trajectory.latest?.step ?? 0;
      ctx.clearRect(0, 0, width, height);
      if (layers.length === 0) return;
      layout = rollLayout(width, height, nowStep, layers.length, lanesOf(gone));
      shown = groups(gone, cellSteps(layout));
      const { focused } = painter;
      const index =
        focused === null ? -1 : shown.findIndex((each) => each.players.includes(focused));
      const cursor = painter.cursor === null ? null : Math.min(painter.cursor, nowStep);
      drawRoll(
        ctx,
        {
          layers,
          gone,
          groups: shown,
          marks: changeMarks(startSpec, changes, (MARK_PX * nowStep) / layout.plot.width),
          nowStep,
          stepsPerEpoch,
          focused: index < 0 ? null : index,
          cursor: index < 0 ? cursor : null,
        },
        layout,
        theme,
      );
      const group = shown[index];
      onRead(
        group !== undefined
          ? describeGroup(group, shownIds, layers[group.layer].name)
          : cursor !== null
            ? describeStep(lab, Math.round(cursor))
            : '',
      );
    },
  };
  return painter;
}
