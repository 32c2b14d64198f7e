/**
 * The slope that goes back through one layer: ∂L/∂z̃ of the units that feed it, 0 where s z ≤ 0, or by the
 * gated pixels.
 */
import type { Layout } from '../layout.ts';
import { product, type Tile } from './product.ts';

/** Workgroups: [tiles along the layer's inputs, tiles along the rows]. */
export const backward = ({ layers }: Layout, index: number, tile: Tile): string =>
  product({
    tile,
    leftAlong: 'depth',
    rightAlong: 'side',
    depth: `${layers[index].outputCount}u`,
    functions: `
fn placeOf(group: vec3u) -> Place {
  let layer = layerAt(${index}u);
  return Place(layer, group.y * ${tile.side}u, group.x * ${tile.side}u, steps[game].rows, layer.inputs);
}
fn left(layer: Layer, row: u32, k: u32) -> f32 {
  return slopeAt(layer, row, k);
}
fn right(layer: Layer, k: u32, column: u32) -> f32 {
  return weightAt(layer, k * layer.inputs + column);
}
fn store(layer: Layer, row: u32, column: u32, value: f32) {
  let at = row * layer.inputs + column;
  let isOff = layer.hasBelow && inputGate(layer, column) * raw[layer.belowRaw + at] <= 0.0;
  slopes[layer.belowSlopes + at] = select(value, 0.0, isOff);
}`,
  });
