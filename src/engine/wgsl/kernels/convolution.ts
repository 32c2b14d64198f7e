/**
 * z = W ∗ h + b of one convolution for all rows of the batch, and of each window of its pooling the largest with its
 * place: a product of filters and places, window after window, so that a window lies in one tile.
 */
import type { Layout } from '../layout.ts';
import { mapLayer, readAt } from './maps.ts';
import { product, tilesAlong, wholeColumns, type Tile } from './product.ts';

const windowSize = (layout: Layout, index: number): number =>
  mapLayer(layout, index).maps.window ** 2;

/** Numbers of one image that are made before pooling; those that fill no window are not. */
export const placesMade = (layout: Layout, index: number): number =>
  mapLayer(layout, index).places * windowSize(layout, index);

/** Workgroups: [tiles along the places, tiles along the filters]. */
export const convolutionGroups =
  (layout: Layout, index: number, tile: Tile) =>
  (rows: number): [number, number] => [
    Math.ceil((rows * placesMade(layout, index)) / wholeColumns(tile, windowSize(layout, index))),
    tilesAlong(layout.layers[index].outputCount, tile),
  ];

export function convolution(layout: Layout, index: number, tile: Tile): string {
  const layer = mapLayer(layout, index);
  const { inputCount, outputCount, places, maps } = layer;
  const { window, out, winners } = maps;
  const size = window ** 2;
  const columns = wholeColumns(tile, size);
  const own = layout.games > 1 ? ` + game * ${layout.strides.raw}u` : '';
  const store =
    window === 1
      ? `fn store(layer: Layer, unit: u32, column: u32, value: f32) {
  let at = (column / ${places}u * ${outputCount}u + unit) * ${places}u + column % ${places}u;
  raw[layer.raw + at] = value + theta[layer.bias + unit];
}`
      : `fn store(layer: Layer, unit: u32, window: u32, value: f32, winner: u32) {
  let at = (window / ${places}u * ${outputCount}u + unit) * ${places}u + window % ${places}u;
  raw[layer.raw + at] = value + theta[layer.bias + unit];
  raw[${winners}u${own} + at] = f32(winner);
}`;
  return product({
    tile,
    window: size,
    leftAlong: 'depth',
    rightAlong: 'side',
    depth: `${inputCount}u`,
    functions: `
${readAt(layer, index === 0)}
fn placeOf(group: vec3u) -> Place {
  let all = steps[game].rows * ${places * size}u;
  let first = group.x * ${columns}u;
  let end = min(all, first + ${columns}u);
  return Place(layerAt(${index}u), group.y * ${tile.side}u, first, ${outputCount}u, end);
}
fn left(layer: Layer, unit: u32, k: u32) -> f32 {
  return theta[layer.kernel + unit * ${inputCount}u + k];
}
fn right(layer: Layer, k: u32, column: u32) -> f32 {
  let place = column / ${size}u % ${places}u;
  let inWindow = column % ${size}u;
  let y = place / ${out.width}u * ${window}u + inWindow / ${window}u;
  let x = place % ${out.width}u * ${window}u + inWindow % ${window}u;
  return readAt(layer, column / ${places * size}u, k, y, x);
}
${store}`,
  });
}
