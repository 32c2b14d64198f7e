/**
 * What units that play need to know, one player a workgroup: ∂L/∂s_i = Σ_batch ∂L/∂z̃_i z_i, with a pixel's
 * value in place of z, n_i = ‖θ_i‖² and c_i = ⟨θ_i, Σ_j s_j θ_j⟩ − s_i n_i = Σ_{j≠i} s_j ⟨θ_i, θ_j⟩, without
 * the Gram matrix.
 */
import type { Layout } from '../layout.ts';
import { shares } from './workgroups.ts';

/** A filter has as many slopes as it has places in all images. */
const threadsOf = ({ hasMaps }: Layout): number => (hasMaps ? 256 : 64);

/** What a neuron's slopes and numbers z add to ∂L/∂s. */
const byRows = (threads: number): string => `
    for (var row = lane; row < steps[game].rows; row += ${threads}u) {
      let at = row * layer.outputs + own;
      part.x += slopes[layer.slopes + at] * raw[layer.raw + at];
    }`;

/** The same of a unit that has several places. */
const byPlaces = (threads: number): string => `
    for (var i = lane; i < steps[game].rows * layer.places; i += ${threads}u) {
      let at = (i / layer.places * layer.outputs + own) * layer.places + i % layer.places;
      part.x += slopes[layer.slopes + at] * raw[layer.raw + at];
    }`;

/** Workgroups of the one dispatch. */
export const evidenceGroups = ({ playerCount }: Layout): number => playerCount;

export function evidence(layout: Layout): string {
  const { groups, columns, hasMaps } = layout;
  const threads = threadsOf(layout);
  return `
${shares(groups.map(({ count }) => count))}

var<workgroup> sums: array<vec3f, ${threads}>;

/** What one weight adds to (∂L/∂s, ‖θ‖², ⟨θ, Σ_j s_j θ_j⟩). */
fn termsOf(weight: f32, crowd: u32) -> vec3f {
  var terms = vec3f(0.0, weight * weight, 0.0);
  if (steps[game].measuresRivals == 1u) { terms.z = weight * players[crowd]; }
  return terms;
}

/** This thread's part, of a neuron or a filter. */
fn partOfNeuron(layer: Layer, own: u32, lane: u32) -> vec3f {
  var part = vec3f();
  if (steps[game].measuresSlopes == 1u) {${(hasMaps ? byPlaces : byRows)(threads)}
  }
  if (steps[game].measuresNorms == 1u) {
    for (var k = lane; k < layer.inputs; k += ${threads}u) {
      let weight = theta[layer.kernel + own * layer.inputs + k] * pixelGate(layer, k);
      part += termsOf(weight, layer.seat.crowd + k);
    }
  }
  return part;
}

/** The same of a pixel. */
fn partOfPixel(layer: Layer, own: u32, lane: u32) -> vec3f {
  var part = vec3f();
  if (steps[game].measuresSlopes == 1u) {
    for (var row = lane; row < steps[game].rows; row += ${threads}u) {
      part.x += slopes[layer.belowSlopes + row * layer.inputs + own] * pixelAt(row, own);
    }
  }
  if (steps[game].measuresNorms == 1u) {
    for (var j = lane; j < layer.outputs; j += ${threads}u) {
      let weight = theta[layer.kernel + j * layer.inputs + own] * unitGate(layer, j);
      part += termsOf(weight, layer.below.crowd + j);
    }
  }
  return part;
}

@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  game = group.z;
  let share = shareOf(group.x);
  let seat = seatAt(share.index);
  let layer = layerAt(seat.layer);
  if (seat.isOfPixels) {
    sums[lane] = partOfPixel(layer, share.at, lane);
  } else {
    sums[lane] = partOfNeuron(layer, share.at, lane);
  }
  for (var half = ${threads / 2}u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { sums[lane] += sums[lane + half]; }
  }
  if (lane != 0u) { return; }
  let sum = sums[0];
  let player = seat.first + share.at;
  if (steps[game].measuresSlopes == 1u) { players[${columns.aside}u + player] = sum.x; }
  if (steps[game].measuresNorms == 1u) { players[${columns.norm}u + player] = sum.y; }
  if (steps[game].measuresRivals == 1u) {
    players[${columns.rivalry}u + player] = sum.z - players[player] * sum.y;
  }
}`;
}
