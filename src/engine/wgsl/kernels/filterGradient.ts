/**
 * Gradients of the convolutions' kernels and biases. A kernel is small and its batch long: so its products are made by
 * parts of the batch, and then one dispatch adds up the parts, in a fixed order, and moves θ. The bias is one more
 * column whose input is 1.
 */
import type { RunSpec } from '../../../spec/spec.ts';
import type { Layout } from '../layout.ts';
import { table } from './common.ts';
import { mapLayer, readAt, slopeBefore, type MapLayer } from './maps.ts';
import { product, tilesAlong, type Tile } from './product.ts';
import { moves } from './weights.ts';
import { shares } from './workgroups.ts';

const own = ({ games, strides }: Layout): string =>
  games > 1 ? ` + game * ${strides.slopes}u` : '';

/** Rows and columns of all that its windows cover; the rest has no slopes. */
const covered = ({ maps: { out, window } }: MapLayer) => ({
  height: out.height * window,
  width: out.width * window,
});

/** Workgroups: [tiles of the gradient, parts of the batch]. */
export function partGroups(layout: Layout, index: number, tile: Tile): [number, number] {
  const { inputCount, outputCount, maps } = mapLayer(layout, index);
  return [tilesAlong(inputCount + 1, tile) * tilesAlong(outputCount, tile), maps.parts];
}

/** Sums over parts of the batch, of one convolution. */
export function filterParts(layout: Layout, index: number, tile: Tile): string {
  const layer = mapLayer(layout, index);
  const { inputCount, outputCount, maps } = layer;
  const across = tilesAlong(inputCount + 1, tile);
  const { height, width } = covered(layer);
  const size = height * width;
  return product({
    tile,
    leftAlong: 'depth',
    rightAlong: 'depth',
    // Not by `game`: that it is the same in the whole workgroup must be plain to the compiler.
    depth: `(clamp(steps[group.z].rows, group.y * ${maps.partRows}u, (group.y + 1u) * ${maps.partRows}u) - group.y * ${maps.partRows}u) * ${size}u`,
    functions: `
var<private> part: u32;
${readAt(layer, index === 0)}
${slopeBefore(layer, layout)}
fn placeOf(group: vec3u) -> Place {
  part = group.y;
  let row = group.x / ${across}u * ${tile.side}u;
  let column = group.x % ${across}u * ${tile.side}u;
  return Place(layerAt(${index}u), row, column, ${outputCount}u, ${inputCount + 1}u);
}
fn left(layer: Layer, unit: u32, k: u32) -> f32 {
  let place = k % ${size}u;
  let row = part * ${maps.partRows}u + k / ${size}u;
  return slopeBefore(layer, row, unit, place / ${width}u, place % ${width}u);
}
fn right(layer: Layer, k: u32, column: u32) -> f32 {
  if (column == ${inputCount}u) { return 1.0; }
  let place = k % ${size}u;
  let row = part * ${maps.partRows}u + k / ${size}u;
  return readAt(layer, row, column, place / ${width}u, place % ${width}u);
}
fn store(layer: Layer, unit: u32, column: u32, value: f32) {
  let at = (part * ${outputCount}u + unit) * ${inputCount + 1}u + column;
  slopes[${maps.sums}u${own(layout)} + at] = value;
}`,
  });
}

/** Weights whose parts a workgroup adds up, and threads that share one. */
const SUMS = 32;
const SHARERS = 8;

const convolutions = ({ layers }: Layout) =>
  layers.flatMap(({ maps, inputCount, outputCount }, index) =>
    maps === null ? [] : [{ index, maps, count: outputCount * (inputCount + 1) }],
  );

const moveShares = (layout: Layout): number[] =>
  convolutions(layout).map(({ count }) => Math.ceil(count / SUMS));

/** Workgroups of the one dispatch that moves all convolutions. */
export const filterMoveGroups = (layout: Layout): number =>
  moveShares(layout).reduce((sum, count) => sum + count, 0);

/** @param optimizers of all games */
export function filterMoves(layout: Layout, optimizers: ReadonlySet<RunSpec['optimizer']>): string {
  const all = convolutions(layout);
  const values = all.map(
    ({ index, maps, count }) =>
      `Sums(${index}u, ${maps.sums}u${own(layout)}, ${maps.parts}u, ${count}u)`,
  );
  return `
${shares(moveShares(layout))}
${moves(layout, optimizers)}

/** A convolution's gradient in parts, one behind the other. */
struct Sums {
  layer: u32,
  start: u32,
  parts: u32,
  count: u32,
}

${table('sumsAt', 'Sums', values)}

var<workgroup> sharedSums: array<f32, ${SUMS * SHARERS}>;

@compute @workgroup_size(${SUMS * SHARERS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  game = group.z;
  let share = shareOf(group.x);
  let sums = sumsAt(share.index);
  // Neighbouring threads read neighbouring weights.
  let at = share.at * ${SUMS}u + lane % ${SUMS}u;
  var sum = 0.0;
  if (at < sums.count) {
    for (var part = lane / ${SUMS}u; part < sums.parts; part += ${SHARERS}u) {
      sum += slopes[sums.start + part * sums.count + at];
    }
  }
  sharedSums[lane] = sum;
  workgroupBarrier();
  if (lane >= ${SUMS}u || at >= sums.count) { return; }
  for (var i = 1u; i < ${SHARERS}u; i++) { sum += sharedSums[i * ${SUMS}u + lane]; }
  let layer = layerAt(sums.layer);
  let unit = at / (layer.inputs + 1u);
  let column = at % (layer.inputs + 1u);
  let slope = sum * unitGate(layer, unit);
  if (column == layer.inputs) {
    moveWeight(layer.bias + unit, slope);
    return;
  }
  storeWeight(layer, unit, column, slope);
}`;
}
