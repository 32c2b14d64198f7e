/** ∂L/∂z̃ of one hidden layer from the layer above, through the ReLU: 0 where s z ≤ 0. */
import type { Layout } from '../layout.ts';
import { product, type Tile } from './product.ts';

/** Workgroups: [tiles along the layer's outputs, tiles along the rows]. */
export const backward = ({ layers }: Layout, index: number, tile: Tile): string =>
  product({
    tile,
    leftAlong: 'depth',
    rightAlong: 'side',
    depth: `${layers[index + 1].outputCount}u`,
    functions: `
fn placeOf(group: vec3u) -> Place {
  let layer = layerAt(${index + 1}u);
  return Place(layer, group.y * ${tile.side}u, group.x * ${tile.side}u, steps[game].rows, layer.inputs);
}
fn left(above: Layer, row: u32, k: u32) -> f32 {
  return slopeAt(above, row, k);
}
fn right(above: Layer, k: u32, column: u32) -> f32 {
  return theta[above.kernel + k * above.inputs + column];
}
fn store(above: Layer, row: u32, column: u32, value: f32) {
  let layer = layerAt(${index}u);
  let at = row * layer.outputs + column;
  let isOff = players[layer.first + column] * raw[layer.raw + at] <= 0.0;
  slopes[layer.slopes + at] = select(value, 0.0, isOff);
}`,
  });
