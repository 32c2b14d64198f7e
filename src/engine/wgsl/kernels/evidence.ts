/**
 * What the players need to know, one player a workgroup: ∂L/∂s_i = Σ_batch ∂L/∂z̃_i z_i, n_i = ‖θ_i‖²
 * and c_i = ⟨θ_i, u⟩ − s_i n_i = Σ_{j≠i} s_j ⟨θ_i, θ_j⟩, without the Gram matrix. One workgroup more
 * adds up the losses.
 */
import type { Layout } from '../layout.ts';

const THREADS = 64;

/** Workgroups of the one dispatch. */
export const evidenceGroups = ({ playerCount }: Layout): number => playerCount + 1;

export function evidence({ layers, playerCount, columns }: Layout): string {
  const pick = layers
    .map(({ plays, first }, index) => ({ plays, first, index }))
    .filter(({ plays, first }) => plays && first > 0)
    .map(({ first, index }) => `if (group.x >= ${first}u) { index = ${index}u; }`);
  return `
var<workgroup> sums: array<vec3f, ${THREADS}>;

/** This thread's part of (slope, norm, ⟨θ, u⟩). */
fn partOf(player: u32, layer: Layer, lane: u32) -> vec3f {
  let own = player - layer.first;
  var part = vec3f();
  if (steps[game].measuresSlopes == 1u) {
    for (var row = lane; row < steps[game].rows; row += ${THREADS}u) {
      let at = row * layer.outputs + own;
      part.x += slopes[layer.slopes + at] * raw[layer.raw + at];
    }
  }
  if (steps[game].measuresNorms == 1u) {
    for (var k = lane; k < layer.inputs; k += ${THREADS}u) {
      let weight = theta[layer.kernel + own * layer.inputs + k];
      part.y += weight * weight;
      if (steps[game].measuresRivals == 1u) { part.z += weight * players[layer.crowd + k]; }
    }
  }
  return part;
}

fn lossPart(lane: u32) -> f32 {
  var part = 0.0;
  for (var row = lane; row < steps[game].rows; row += ${THREADS}u) { part += slopes[lossAt(row)]; }
  return part;
}

@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  game = group.z;
  let isPlayer = group.x < ${playerCount}u;
  let player = game * ${playerCount}u + group.x;
  var index = 0u;
  ${pick.join('\n  ')}
  if (isPlayer) {
    sums[lane] = partOf(player, layerAt(index), lane);
  } else {
    sums[lane] = vec3f(lossPart(lane), 0.0, 0.0);
  }
  for (var half = ${THREADS / 2}u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { sums[lane] += sums[lane + half]; }
  }
  if (lane != 0u) { return; }
  let sum = sums[0];
  if (!isPlayer) {
    players[${columns.loss}u + game] = sum.x;
    return;
  }
  if (steps[game].measuresSlopes == 1u) { players[${columns.slope}u + player] = sum.x; }
  if (steps[game].measuresNorms == 1u) { players[${columns.norm}u + player] = sum.y; }
  if (steps[game].measuresRivals == 1u) {
    players[${columns.rivalry}u + player] = sum.z - players[player] * sum.y;
  }
}`;
}
