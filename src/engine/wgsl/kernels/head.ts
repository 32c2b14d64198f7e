/**
 * The output layer, one image a workgroup: logits, then either softmax, loss and slopes (training) or
 * which logit is the highest (evaluation).
 */
import type { Layout } from '../layout.ts';

/** Classes at a time, and threads that share one class's sum. */
const CLASSES = 16;
const SHARERS = 16;
const THREADS = CLASSES * SHARERS;

/** All logits of one image, in shared memory. Rounds of 16 classes; sums in a fixed order. */
function logits({ layers, classCount }: Layout): string {
  return `
var<workgroup> parts: array<f32, ${THREADS}>;
var<workgroup> logits: array<f32, ${classCount}>;

fn findLogits(row: u32, lane: u32) {
  let layer = layerAt(${layers.length - 1}u);
  for (var start = 0u; start < ${classCount}u; start += ${CLASSES}u) {
    let class_ = start + lane / ${SHARERS}u;
    var sum = 0.0;
    if (class_ < ${classCount}u) {
      for (var k = lane % ${SHARERS}u; k < layer.inputs; k += ${SHARERS}u) {
        sum += weightAt(layer, class_ * layer.inputs + k) * inputAt(layer, row, k);
      }
    }
    parts[lane] = sum;
    workgroupBarrier();
    if (lane < ${CLASSES}u && start + lane < ${classCount}u) {
      var logit = theta[layer.bias + start + lane];
      for (var i = 0u; i < ${SHARERS}u; i++) { logit += parts[lane * ${SHARERS}u + i]; }
      logits[start + lane] = logit;
    }
    workgroupBarrier();
  }
}`;
}

const main = (body: string): string => `
@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  game = group.z;
  let row = group.x;
  findLogits(row, lane);
  ${body}
}`;

/**
 * Mean cross-entropy in nats and its slope by the logits. log p by the shifted logits, never by
 * log(softmax): a confident net must not give log 0. Workgroups: [rows].
 */
export function crossEntropy(layout: Layout): string {
  const { layers, classCount } = layout;
  return `${logits(layout)}
${main(`var highest = logits[0];
  for (var i = 1u; i < ${classCount}u; i++) { highest = max(highest, logits[i]); }
  var total = 0.0;
  for (var i = 0u; i < ${classCount}u; i++) { total += exp(logits[i] - highest); }
  let logTotal = log(total);
  let label = labelOf(row);
  let layer = layerAt(${layers.length - 1}u);
  let rows = f32(steps[game].rows);
  if (lane == 0u) {
    slopes[lossAt(row)] = (logTotal - (logits[label] - highest)) / rows;
  }
  for (var i = lane; i < ${classCount}u; i += ${THREADS}u) {
    let share = exp(logits[i] - highest - logTotal);
    let at = layer.slopes + row * ${classCount}u + i;
    slopes[at] = (share - select(0.0, 1.0, i == label)) / rows;
  }`)}`;
}

/** The class of each image of a sequence: its first highest logit. Workgroups: [rows]. */
export function judge(layout: Layout): string {
  return `${logits(layout)}
${main(`if (lane == 0u) {
    var best = 0u;
    for (var i = 1u; i < ${layout.classCount}u; i++) {
      if (logits[i] > logits[best]) { best = i; }
    }
    answers[steps[game].start + row] = best;
  }`)}`;
}
