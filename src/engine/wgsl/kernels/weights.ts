/**
 * Gradients of all dense layers' weights and biases and, in the epilogue, the costs' part, the optimizer and,
 * where single weights play, their own moves. The bias is one more column whose input is 1.
 */
import type { RunSpec } from '../../../spec/spec.ts';
import type { Layout } from '../layout.ts';
import { moveWeight } from './optimizer.ts';
import { product, tilesAlong, type Tile } from './product.ts';
import { storeWeight } from './weightPlayers.ts';

interface TileRange {
  readonly layer: number;
  /** Tiles along the columns. */
  readonly across: number;
  /** Tile after the layer's last one, all layers counted through. */
  readonly end: number;
}

/** Of dense layers; filterGradient.ts has the others. */
function tileRanges({ layers }: Layout, tile: Tile): TileRange[] {
  let end = 0;
  return layers.flatMap(({ inputCount, outputCount, maps }, layer) => {
    if (maps !== null) return [];
    const across = tilesAlong(inputCount + 1, tile);
    end += across * tilesAlong(outputCount, tile);
    return [{ layer, across, end }];
  });
}

/** Workgroups of the one dispatch. */
export const weightTiles = (layout: Layout, tile: Tile): number =>
  tileRanges(layout, tile).at(-1)!.end;

/**
 * ∂C_i/∂θ_i = 2β s_i² θ_i + η s_i (Σ_j s_j θ_j − s_i θ_i), a player by its own cost.
 *
 * `crowd`: place of Σ_j s_j θ_j
 */
const costSlope = `
fn costSlope(group: u32, s: f32, weight: f32, crowd: u32) -> f32 {
  let prices = steps[game].prices[group];
  var slope = (prices.y - prices.w) * s * s * weight;
  // The crowd is not kept up to date while η = 0.
  if (prices.w != 0.0) { slope += prices.w * s * players[crowd]; }
  return slope;
}`;

/** Where neurons and pixels share a weight, θ of the one has the gate of the other in it. */
const storeOfUnits = `
fn storeWeight(layer: Layer, row: u32, column: u32, slope: f32) {
  let at = layer.kernel + row * layer.inputs + column;
  var gradient = slope;
  if (steps[game].costsReach == 1u) {
    let weight = theta[at];
    let byUnit = unitGate(layer, row);
    let byPixel = pixelGate(layer, column);
    if (layer.unitsPlay) {
      gradient += byPixel * costSlope(layer.seat.group, byUnit, weight * byPixel, layer.seat.crowd + column);
    }
    if (layer.inputsPlay && !layer.hasBelow) {
      gradient += byUnit * costSlope(layer.below.group, byPixel, weight * byUnit, layer.below.crowd + row);
    }
  }
  moveWeight(at, gradient);
}`;

/**
 * `moveWeight(at, gradient)` and `storeWeight(layer, row, column, slope)`: what becomes of a bias and of a weight.
 *
 * @param optimizers of all games
 */
export const moves = (layout: Layout, optimizers: ReadonlySet<RunSpec['optimizer']>): string => `
${moveWeight(optimizers, layout.games * layout.parameterCount)}
${costSlope}
${layout.weightsPlay ? storeWeight(layout) : storeOfUnits}`;

/** @param optimizers of all games */
export function weights(
  layout: Layout,
  optimizers: ReadonlySet<RunSpec['optimizer']>,
  tile: Tile,
): string {
  const parts = tileRanges(layout, tile);
  const places = parts.map(({ layer, across, end }, index) => {
    const start = parts[index - 1]?.end ?? 0;
    const call = `tileOf(${layer}u, tile - ${start}u, ${across}u)`;
    return index === parts.length - 1
      ? `return ${call};`
      : `if (tile < ${end}u) { return ${call}; }`;
  });
  return product({
    tile,
    leftAlong: 'side',
    rightAlong: 'side',
    // Not by `game`: that it is the same in the whole workgroup must be plain to the compiler.
    depth: 'steps[group.z].rows',
    functions: `
fn tileOf(index: u32, tile: u32, across: u32) -> Place {
  let layer = layerAt(index);
  let row = tile / across * ${tile.side}u;
  let column = tile % across * ${tile.side}u;
  return Place(layer, row, column, layer.outputs, layer.inputs + 1u);
}
fn placeOf(group: vec3u) -> Place {
  let tile = group.x;
  ${places.join('\n  ')}
}
fn left(layer: Layer, row: u32, k: u32) -> f32 {
  return slopeAt(layer, k, row);
}
fn right(layer: Layer, k: u32, column: u32) -> f32 {
  if (column == layer.inputs) { return 1.0; }
  return inputAt(layer, k, column);
}
${moves(layout, optimizers)}
fn store(layer: Layer, row: u32, column: u32, value: f32) {
  if (column == layer.inputs) {
    moveWeight(layer.bias + row, value);
    return;
  }
  storeWeight(layer, row, column, value);
}`,
  });
}
