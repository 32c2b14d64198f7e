/** z = W h + b of one hidden layer for all rows of the batch; h is formed as it is read. */
import type { Layout } from '../layout.ts';
import { product, type Tile } from './product.ts';

/** Workgroups: [tiles along the outputs, tiles along the rows]. */
export const forward = ({ layers }: Layout, index: number, tile: Tile): string =>
  product({
    tile,
    leftAlong: 'depth',
    rightAlong: 'depth',
    depth: `${layers[index].inputCount}u`,
    functions: `
fn placeOf(group: vec3u) -> Place {
  let layer = layerAt(${index}u);
  return Place(layer, group.y * ${tile.side}u, group.x * ${tile.side}u, steps[game].rows, layer.outputs);
}
fn left(layer: Layer, row: u32, k: u32) -> f32 {
  return inputAt(layer, row, k);
}
fn right(layer: Layer, k: u32, column: u32) -> f32 {
  return weightAt(layer, column * layer.inputs + k);
}
fn store(layer: Layer, row: u32, column: u32, value: f32) {
  raw[layer.raw + row * layer.outputs + column] = value + theta[layer.bias + column];
}`,
  });
