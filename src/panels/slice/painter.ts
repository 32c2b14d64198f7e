/** Paints the slice, keeps what is being asked of it, and says what is shown. */
import type { Point } from '../../game/frozen/slice.ts';
import type { ShownIndex } from '../../game/players.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Lab } from '../../state/lab.ts';
import { selectedIn } from '../shared/shownPlayers.ts';
import { pricesOf, type Frame } from '../shared/states.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawSlice, type NamePlaces } from './draw.ts';
import { readingOf } from './explain.ts';
import { pixelOf, sliceLayout, type SliceLayout } from './layout.ts';
import { nobodyInWords } from '../shared/uncarried.ts';
import { allMarks, both, markAt, standingWords, wordsOf, type Mark } from './marks.ts';
import { choosePair, productOf, type Pair } from './pair.ts';
import { fateOf, sceneOf, tailOf, type Scene } from './scene.ts';

const RATE = 5;
/** While a hand moves the point, so that it is followed. */
const ASKING_RATE = 30;

export interface Said {
  readonly title: string;
  readonly standing: string;
  /** What is being asked; empty while nothing is. */
  readonly asked: string;
  /** Where the point can be taken hold of, pixels; null where there is none. */
  readonly handle: Point | null;
}

export interface SlicePainter extends Painter {
  readonly scene: Scene | null;
  readonly layout: SliceLayout | null;
  /** The player spoken of while none is selected. */
  chosen: ShownIndex | null;
  whatIf: Point | null;
  pointer: Point | null;
  /** Which of the marks the keyboard is at. */
  marked: number | null;
  /** Keeps these two until others are selected, though the rival may no longer be the strongest. */
  pin(): void;
}

export const TITLE = 'Two players, the others frozen';

const titleOf = ({ names: [i, j] }: Pair): string => `Players ${i} and ${j}`;

const isSamePair = (a: Pair, b: Pair): boolean =>
  a.players[0] === b.players[0] && a.players[1] === b.players[1];

export function createSlicePainter(lab: Lab, say: (said: Said) => void): SlicePainter {
  let scene: Scene | null = null;
  let layout: SliceLayout | null = null;
  let known: { frame: Frame; spec: RunSpec } | null = null;
  let places: NamePlaces = [null, null];
  let pinnedFor: string | null = null;
  let run = -1;

  /** Whom the visitor has chosen; while it stays, so does a pinned pair. */
  const choice = () => [...lab.store.getState().selected, painter.chosen].join();

  /** The scene of now; the pair stays as it is while a hand holds its point, and after it was placed. */
  function look(frame: Frame): void {
    const { layers, shown, spec } = lab.store.getState();
    const { closeup } = lab;
    const stays = painter.whatIf !== null || pinnedFor === choice();
    const held = stays && scene !== null ? scene.pair : null;
    const pair =
      held ??
      choosePair(
        shown,
        layers,
        selectedIn(lab),
        painter.chosen,
        frame.participation,
        closeup,
        scene?.pair.players[1] ?? null,
      );
    const product = pair && productOf(layers, closeup, pair);
    const isSame = pair !== null && scene !== null && isSamePair(scene.pair, pair);
    if (isSame && known?.frame === frame && known.spec === spec && scene?.product === product)
      return;
    known = { frame, spec };
    if (!isSame) {
      places = [null, null];
      painter.marked = null;
    }
    scene =
      pair &&
      sceneOf(
        frame,
        [pricesOf(frame, spec, pair.players[0]), pricesOf(frame, spec, pair.players[1])],
        pair,
        product,
      );
  }

  function markNow(): Mark | null {
    if (scene === null || layout === null || painter.whatIf !== null) return null;
    if (painter.pointer !== null) return markAt(scene, layout, ...painter.pointer);
    return painter.marked === null ? null : (allMarks(scene)[painter.marked] ?? null);
  }

  function askedWords(now: Scene, mark: Mark | null): string {
    const { whatIf } = painter;
    if (whatIf === null || now.game === null) return mark === null ? '' : wordsOf(mark, now);
    const { end } = fateOf(now.game, whatIf);
    return `what if ${both(whatIf)}: they drift to ${both(end)}. ${standingWords(now, now.game, whatIf)}`;
  }

  const painter: SlicePainter = {
    get ratePerSecond() {
      const isAsked =
        painter.whatIf !== null || painter.pointer !== null || painter.marked !== null;
      return isAsked ? ASKING_RATE : RATE;
    },
    get scene() {
      return scene;
    },
    get layout() {
      return layout;
    },
    chosen: null,
    whatIf: null,
    pointer: null,
    marked: null,
    pin() {
      pinnedFor = choice();
    },
    draw({ ctx, width, height, theme }: Surface): void {
      const { latest } = lab.trajectory;
      const { run: current } = lab.store.getState();
      ctx.clearRect(0, 0, width, height);
      // Another run may have other players.
      if (current !== run || latest === null)
        [scene, painter.whatIf, pinnedFor] = [null, null, null];
      run = current;
      if (latest !== null) look(latest);
      if (scene === null) {
        const standing = nobodyInWords(
          lab,
          'Select a player, or two with Shift, to see their game.',
        );
        return say({ title: TITLE, standing, asked: '', handle: null });
      }
      layout = sliceLayout(width, height);
      const mark = markNow();
      const { whatIf } = painter;
      const tail = tailOf(lab.trajectory, scene.pair, scene.now);
      const fate = scene.game && fateOf(scene.game, whatIf ?? scene.now);
      drawSlice(ctx, { scene, tail, whatIf, fate, marked: mark }, layout, theme, places);
      say({
        title: titleOf(scene.pair),
        standing:
          scene.game === null
            ? (lab.analysisMonitor.failure ?? readingOf(scene))
            : readingOf(scene),
        asked: askedWords(scene, mark),
        handle: pixelOf(layout, whatIf ?? scene.now),
      });
    },
  };
  return painter;
}
