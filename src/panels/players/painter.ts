/**
 * Paints the players' panel: tiles into one picture (only those that changed), then the marks on top.
 * What is drawn and where is in draw.ts and layout.ts; here is only what must be kept between frames.
 */
import type { Lab } from '../../state/lab.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import type { Theme } from '../../ui/theme.ts';
import { channels, mix } from '../shared/colour.ts';
import { groupsOf, summariesOf, type Groups } from '../shared/groups.ts';
import { createCrowdMemo, MARK, PRUNED } from '../shared/states.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import {
  barColour,
  cellCorners,
  drawLegend,
  drawMarks,
  drawRings,
  drawTitles,
  type PlayersScene,
} from './draw.ts';
import { hasField, LargeField } from './field.ts';
import { playersLayout, type PlayersLayout } from './layout.ts';
import { clearTile, levelOf, LEVELS, Masks, tileColours } from './tiles.ts';
import type { ShownIndex } from '../../game/players.ts';
import { hoveredIn, selectedIn } from '../shared/shownPlayers.ts';

/** Time for new masks in one frame; the rest follows in the next frames. */
const MASK_BUDGET_MS = 1.5;
const FADE_MS = 200;
/** The panel's own rate; frames in between only finish masks and fades. */
const RATE = 30;

export interface PlayersPainter extends Painter {
  /** The keyboard's place, while the panel has the focus. */
  focused: ShownIndex | null;
  readonly layout: PlayersLayout | null;
  /** The player shown large. */
  readonly shown: ShownIndex | null;
}

export function createPlayersPainter(
  lab: Lab,
  onShown: (shown: ShownIndex | null) => void,
): PlayersPainter {
  const crowdOf = createCrowdMemo();
  const masks = new Masks();
  const crossed = new Map<number, number>();
  let layout: PlayersLayout | null = null;
  let groups: Groups = { layers: [], from: 0 };
  let corners: Float32Array = new Float32Array(0);
  let image: ImageData | null = null;
  let pixels: Uint32Array = new Uint32Array(0);
  let colours: Uint32Array = new Uint32Array(0);
  /** The colours of full strength among them. */
  let strongest = colours;
  let paper = 0;
  /** What each tile shows: its level, −1 for a cross, −2 for nothing yet; shape [layout.end]. */
  let drawn = new Int16Array(0);
  let fields: Lab['fields'] = null;
  let [version, layers, lastFrame]: [number, unknown, unknown] = [-1, null, null];
  let drawnAt = 0;
  const large = new LargeField();

  function arrange(surface: Surface): void {
    const { width, ratio, theme } = surface;
    const { layers: now } = lab.store.getState();
    groups = groupsOf(now, 'neuron');
    layout = playersLayout(width, groups.layers);
    corners = cellCorners(layout);
    const right = Math.max(1, ...layout.grids.map(({ x, columns }) => x + columns * layout!.pitch));
    const bottom = Math.max(1, ...layout.grids.map(({ y, rows }) => y + rows * layout!.pitch));
    image = new ImageData(Math.ceil(right * ratio), Math.ceil(bottom * ratio));
    pixels = new Uint32Array(image.data.buffer);
    colours = tileColours(theme);
    strongest = colours.subarray((LEVELS - 1) * 256);
    paper = mix(channels(theme.paper), [0, 0, 0], 0);
    pixels.fill(paper);
    drawn = new Int16Array(corners.length / 2).fill(-2);
    fields = null;
    [version, layers] = [surface.version, now];
  }

  /** Takes in new fields within the budget. @returns whether some are left */
  function refreshMasks(surface: Surface): boolean {
    if (layout === null) return false;
    if (lab.fields === null) {
      // Those of the run before are none of this one's.
      if (masks.size > 0) drawn.fill(-2);
      masks.clear();
      fields = null;
      return false;
    }
    if (lab.fields !== fields) {
      fields = lab.fields;
      if (fields.first === layout.from && fields.first + fields.count === layout.end) {
        masks.begin(fields.pixels, fields.side, Math.round(layout.cell * surface.ratio));
      }
    }
    const until = performance.now() + MASK_BUDGET_MS;
    for (let count = 0; ; count++) {
      const made = masks.advance();
      if (made < 0) return false;
      const player = layout.from + made;
      if (drawn[player] >= 0) drawn[player] = -2;
      if (count % 8 === 7 && performance.now() > until) return true;
    }
  }

  function paintTiles(scene: PlayersScene, ratio: number): void {
    if (image === null || layout === null) return;
    const size = Math.round(layout.cell * ratio);
    const stride = image.width;
    for (let player: number = layout.from; player < drawn.length; player++) {
      const pruned = scene.crowd.state[player] === PRUNED;
      const level = pruned ? -1 : levelOf(scene.participation[player]);
      if (level === drawn[player]) continue;
      if (pruned && drawn[player] >= 0) crossed.set(player, performance.now());
      const at =
        Math.round(corners[2 * player + 1] * ratio) * stride +
        Math.round(corners[2 * player] * ratio);
      if (pruned || masks.size !== size) clearTile(pixels, stride, at, size, paper);
      else masks.paint(pixels, stride, at, player - layout.from, colours, level);
      drawn[player] = level;
    }
  }

  function paintInset(
    ctx: CanvasRenderingContext2D,
    shown: ShownIndex | null,
    scene: PlayersScene,
    theme: Theme,
  ): void {
    if (layout === null) return;
    const { x, y, size } = layout.inset;
    if (shown === null || !hasField(lab.fields, shown)) {
      ctx.strokeStyle = theme.hairline;
      ctx.lineWidth = 1;
      ctx.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
      return;
    }
    large.draw(ctx, lab.fields, shown, strongest, layout.inset);
    ctx.fillStyle = theme.paper;
    ctx.fillRect(x, y + size - 6, size, 6);
    ctx.fillStyle = theme.wash;
    ctx.fillRect(x, y + size - 4, size, 4);
    ctx.fillStyle = barColour(MARK[scene.crowd.state[shown]], theme);
    ctx.fillRect(x, y + size - 4, size * scene.participation[shown], 4);
  }

  const painter = {
    ratePerSecond: RATE,
    focused: null as ShownIndex | null,
    shown: null as ShownIndex | null,
    get layout() {
      return layout;
    },
    draw(surface: Surface): boolean {
      const { ctx, width, height, ratio, theme } = surface;
      const { latest } = lab.trajectory;
      const { layers: now, spec } = lab.store.getState();
      const [selected, hovered] = [selectedIn(lab), hoveredIn(lab)];
      const anew = surface.version !== version || now !== layers;
      if (anew) arrange(surface);
      if (layout === null || latest === null || latest.participation.length < drawn.length) {
        ctx.clearRect(0, 0, width, height);
        return false;
      }
      const unfinished = refreshMasks(surface);
      const time = performance.now();
      // A frame between two of this panel's own: only masks were due.
      const between = latest === lastFrame && time - drawnAt < 1000 / RATE;
      if (unfinished && !anew && (between || surface.reducedMotion)) return true;
      [lastFrame, drawnAt] = [latest, time];
      for (const [player, since] of crossed) if (time - since > FADE_MS) crossed.delete(player);
      const scene: PlayersScene = {
        participation: latest.participation,
        crowd: crowdOf(latest, spec),
        summaries: summariesOf(latest, groups),
        throughNet: !isSandbox(spec),
        selected,
        hovered,
        focused: painter.focused,
        crossOpacity: (player) => {
          const since = surface.reducedMotion ? undefined : crossed.get(player);
          return since === undefined ? 1 : Math.min(1, (time - since) / FADE_MS);
        },
      };
      paintTiles(scene, ratio);
      ctx.clearRect(0, 0, width, height);
      if (image !== null) ctx.putImageData(image, 0, 0);
      drawTitles(ctx, scene, layout, theme);
      drawMarks(ctx, scene, layout, corners, theme);
      drawRings(ctx, scene, layout, corners, theme);
      drawLegend(ctx, scene, layout, theme);
      const { from, end } = layout;
      const own = [hovered, painter.focused, ...selected].find(
        (player) => player !== null && player >= from && player < end,
      );
      painter.shown = own ?? null;
      paintInset(ctx, painter.shown, scene, theme);
      onShown(painter.shown);
      return unfinished || (crossed.size > 0 && !surface.reducedMotion);
    },
  };
  return painter;
}
