/** u = Σ_j s_j θ_j of every hidden layer, the sum on which rivalry and its cost rest. */
import type { Layout } from '../layout.ts';

/** Columns of a kernel per workgroup, and threads that share one column's sum. */
const COLUMNS = 16;
const SHARERS = 16;

const groupsOf = ({ layers }: Layout): number[] =>
  layers.filter(({ plays }) => plays).map(({ inputCount }) => Math.ceil(inputCount / COLUMNS));

/** Workgroups of the one dispatch. */
export const crowdGroups = (layout: Layout): number =>
  groupsOf(layout).reduce((sum, count) => sum + count, 0);

export function crowd(layout: Layout): string {
  let start = 0;
  const ranges = groupsOf(layout).map((count, index) => {
    const range = { index, start, end: start + count };
    start += count;
    return range;
  });
  const pick = ranges.map(
    ({ index, start, end }) =>
      `if (group.x >= ${start}u && group.x < ${end}u) { index = ${index}u; start = ${start}u; }`,
  );
  return `
var<workgroup> parts: array<f32, ${COLUMNS * SHARERS}>;

@compute @workgroup_size(${COLUMNS * SHARERS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  game = group.z;
  var index = 0u;
  var start = 0u;
  ${pick.join('\n  ')}
  let layer = layerAt(index);
  let column = (group.x - start) * ${COLUMNS}u + lane % ${COLUMNS}u;
  var sum = 0.0;
  if (column < layer.inputs) {
    for (var j = lane / ${COLUMNS}u; j < layer.outputs; j += ${SHARERS}u) {
      sum += players[layer.first + j] * theta[layer.kernel + j * layer.inputs + column];
    }
  }
  parts[lane] = sum;
  workgroupBarrier();
  if (lane < ${COLUMNS}u && column < layer.inputs) {
    var total = 0.0;
    for (var i = 0u; i < ${SHARERS}u; i++) { total += parts[lane + i * ${COLUMNS}u]; }
    players[layer.crowd + column] = total;
  }
}`;
}
