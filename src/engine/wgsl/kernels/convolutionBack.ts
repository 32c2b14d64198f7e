/**
 * The slope that goes back through one convolution: ∂L/∂z̃ of the filters that feed it, 0 where s z ≤ 0; a product of
 * channels and places of the maps that it reads.
 */
import { placesOf } from '../../layerShapes.ts';
import type { Layout } from '../layout.ts';
import { mapLayer, slopeBefore } from './maps.ts';
import { product, type Tile } from './product.ts';

/** Workgroups: [tiles along the places, tiles along the channels]. */
export function convolutionBack(layout: Layout, index: number, tile: Tile): string {
  const layer = mapLayer(layout, index);
  const { inputCount, outputCount, unitsBelow, maps } = layer;
  const { read, border, edge, before } = maps;
  const size = placesOf(read);
  return product({
    tile,
    leftAlong: 'side',
    rightAlong: 'side',
    depth: `${outputCount * edge ** 2}u`,
    functions: `
${slopeBefore(layer, layout)}
fn placeOf(group: vec3u) -> Place {
  let columns = steps[game].rows * ${size}u;
  return Place(layerAt(${index}u), group.y * ${tile.side}u, group.x * ${tile.side}u, ${unitsBelow}u, columns);
}
fn left(layer: Layer, channel: u32, k: u32) -> f32 {
  let unit = k / ${edge ** 2}u;
  let weight = unit * ${inputCount}u + k % ${edge ** 2}u * ${unitsBelow}u + channel;
  return theta[layer.kernel + weight] * unitGate(layer, unit);
}
fn right(layer: Layer, k: u32, column: u32) -> f32 {
  let place = column % ${size}u;
  // Above and left of the places they are beyond all numbers.
  let y = place / ${read.width}u + ${border}u - k / ${edge}u % ${edge}u;
  let x = place % ${read.width}u + ${border}u - k % ${edge}u;
  if (y >= ${before.height}u || x >= ${before.width}u) { return 0.0; }
  return slopeBefore(layer, column / ${size}u, k / ${edge ** 2}u, y, x);
}
fn store(layer: Layer, channel: u32, column: u32, value: f32) {
  let at = (column / ${size}u * ${unitsBelow}u + channel) * ${size}u + column % ${size}u;
  let isOff = inputGate(layer, channel * ${size}u) * raw[layer.belowRaw + at] <= 0.0;
  slopes[layer.belowSlopes + at] = select(value, 0.0, isOff);
}`,
  });
}
