/** Σ_j s_j θ_j of every group of units, the sum on which rivalry and its cost rest. */
import type { Layout } from '../layout.ts';
import { shares } from './workgroups.ts';

/** Sums per workgroup, and threads that share one. */
const SUMS = 16;
const SHARERS = 16;

/** Of each group. */
const workgroups = ({ groups, layers }: Layout): number[] =>
  groups.map(({ granularity, layer }) => {
    const { inputCount, outputCount } = layers[layer];
    return Math.ceil((granularity === 'pixel' ? outputCount : inputCount) / SUMS);
  });

/** Workgroups of the one dispatch. */
export const crowdGroups = (layout: Layout): number =>
  workgroups(layout).reduce((sum, count) => sum + count, 0);

export const crowd = (layout: Layout): string => `
${shares(workgroups(layout))}

/** One sharer's part of a sum over the neurons; their θ has the gates of the pixels in it. */
fn partOfNeurons(layer: Layer, column: u32, sharer: u32) -> f32 {
  if (column >= layer.inputs) { return 0.0; }
  var sum = 0.0;
  for (var j = sharer; j < layer.outputs; j += ${SHARERS}u) {
    sum += players[layer.seat.first + j] * theta[layer.kernel + j * layer.inputs + column];
  }
  return sum * pixelGate(layer, column);
}

/** The same of the pixels, whose θ has the gates of the neurons in it. */
fn partOfPixels(layer: Layer, row: u32, sharer: u32) -> f32 {
  if (row >= layer.outputs) { return 0.0; }
  var sum = 0.0;
  for (var k = sharer; k < layer.inputs; k += ${SHARERS}u) {
    sum += players[layer.below.first + k] * theta[layer.kernel + row * layer.inputs + k];
  }
  return sum * unitGate(layer, row);
}

var<workgroup> parts: array<f32, ${SUMS * SHARERS}>;

@compute @workgroup_size(${SUMS * SHARERS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  game = group.z;
  let share = shareOf(group.x);
  let seat = seatAt(share.index);
  let layer = layerAt(seat.layer);
  let start = share.at * ${SUMS}u;
  // Neighbouring threads read neighbouring weights.
  if (seat.isOfPixels) {
    let row = lane / ${SHARERS}u;
    let sharer = lane % ${SHARERS}u;
    parts[sharer * ${SUMS}u + row] = partOfPixels(layer, start + row, sharer);
  } else {
    parts[lane] = partOfNeurons(layer, start + lane % ${SUMS}u, lane / ${SUMS}u);
  }
  workgroupBarrier();
  let end = select(layer.inputs, layer.outputs, seat.isOfPixels);
  if (lane < ${SUMS}u && start + lane < end) {
    var sum = 0.0;
    for (var i = 0u; i < ${SHARERS}u; i++) { sum += parts[i * ${SUMS}u + lane]; }
    players[seat.crowd + start + lane] = sum;
  }
}`;
