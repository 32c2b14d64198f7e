/**
 * How the players move (equations 14, 17, 18): benefit with sign, gradient, memory and scale, then one of
 * the rules of src/rules, line by line.
 */
import { ADAM } from '../../../game/adam.ts';
import type { Layout } from '../layout.ts';
import { RULES, SCALE, SIGN } from '../stepValues.ts';
import { real } from './literal.ts';

const THREADS = 256;

const benefit = `
fn batchBenefit(lossSlope: f32, s: f32) -> f32 {
  let slope = select(lossSlope, lossSlope * s, steps[game].isByTheta == 1u);
  switch steps[game].sign {
    case ${SIGN.printed}u: { return slope; }
    case ${SIGN.descent}u: { return -slope; }
    default: { return abs(slope); }
  }
}`;

/** Written so that NaN stays NaN. */
const clip = `
fn clip(s: f32) -> f32 {
  if (s <= 0.0) { return 0.0; }
  if (s >= 1.0) { return 1.0; }
  return s;
}`;

/** Equation (14); without a size cost all or nothing, and the indifferent stay. */
const bestResponse = `
fn bestResponse(gain: f32, curvature: f32, s: f32) -> f32 {
  if (curvature != 0.0) { return clip(gain / curvature); }
  if (gain > 0.0) { return 1.0; }
  if (gain < 0.0) { return 0.0; }
  return s;
}`;

const adam = ({ first, second }: Layout['columns']): string => `
fn adamMove(player: u32, slope: f32) -> f32 {
  let mean = ${real(ADAM.first)} * players[${first}u + player] + ${real(1 - ADAM.first)} * slope;
  let square = ${real(ADAM.second)} * players[${second}u + player]
    + ${real(1 - ADAM.second)} * slope * slope;
  players[${first}u + player] = mean;
  players[${second}u + player] = square;
  let spread = sqrt(square / steps[game].secondWeight) + ${real(ADAM.epsilon)};
  return steps[game].lrS * (mean / steps[game].firstWeight) / spread;
}`;

/** Everything is read at (θ_t, s_t). β = 0 and η = 0 leave norm and rivalry out: they may be stale. */
const moved = ({ norm, rivalry }: Layout['columns']): string => `
fn moved(group: u32, player: u32, b: f32) -> f32 {
  let s = players[player];
  let prices = steps[game].prices[group];
  let fee = prices.z;
  var gain = prices.x * b;
  if (prices.w != 0.0) { gain -= prices.w * players[${rivalry}u + player]; }
  var curvature = 0.0;
  if (prices.y != 0.0) { curvature = prices.y * players[${norm}u + player]; }
  let beforeFee = gain - curvature * s;
  // sign(0) = 0: at s = 0 there is no fee yet.
  let marginal = beforeFee - select(0.0, fee, s > 0.0);
  switch steps[game].dynamics {
    case ${RULES.projected}u: { return clip(s + steps[game].lrS * marginal); }
    case ${RULES.proximal}u: { return clip(s + steps[game].lrS * beforeFee - steps[game].lrS * fee); }
    case ${RULES.bestResponse}u: {
      return clip(s + steps[game].lrS * (bestResponse(gain - fee, curvature, s) - s));
    }
    default: { return clip(s - adamMove(player, -marginal)); }
  }
}`;

/** One workgroup a game. */
export function movePlayers({ columns, layers, playerCount }: Layout): string {
  const hidden = layers.filter(({ plays }) => plays).length;
  return `${benefit}
${clip}
${bestResponse}
${adam(columns)}
${moved(columns)}

var<workgroup> sums: array<f32, ${THREADS}>;
/** Σ |b| of each layer. */
var<workgroup> sizes: array<f32, ${Math.max(1, hidden)}>;

/** Takes in what this batch tells of a layer's benefits, and adds up their sizes. */
fn remember(index: u32, lane: u32) {
  let layer = layerAt(index);
  let end = layer.first + layer.outputs;
  var size = 0.0;
  for (var player = layer.first + lane; player < end; player += ${THREADS}u) {
    let at = ${columns.benefitSum}u + player;
    let fresh = batchBenefit(players[${columns.slope}u + player], players[player]);
    let sum = steps[game].memory * players[at] + steps[game].fresh * fresh;
    players[at] = sum;
    size += abs(sum / steps[game].benefitWeight);
  }
  sums[lane] = size;
  for (var half = ${THREADS / 2}u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { sums[lane] += sums[lane + half]; }
  }
  if (lane == 0u) { sizes[index] = sums[0]; }
  workgroupBarrier();
}

/** By what the benefits of a layer are divided. */
fn unitOf(index: u32) -> f32 {
  if (steps[game].scale == ${SCALE.absolute}u) { return 1.0; }
  if (steps[game].scale == ${SCALE.relative}u) { return sizes[index] / f32(layerAt(index).outputs); }
  var size = 0.0;
  for (var l = 0u; l < ${hidden}u; l++) { size += sizes[l]; }
  return size / ${playerCount}.0;
}

@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  game = group.z;
  for (var index = 0u; index < ${hidden}u; index++) { remember(index, lane); }
  for (var index = 0u; index < ${hidden}u; index++) {
    let layer = layerAt(index);
    let end = layer.first + layer.outputs;
    let unit = unitOf(index);
    for (var player = layer.first + lane; player < end; player += ${THREADS}u) {
      // Where all earn nothing every benefit is 0, and so is every share.
      let sum = players[${columns.benefitSum}u + player];
      let b = select(sum / steps[game].benefitWeight / unit, 0.0, unit == 0.0);
      players[${columns.benefit}u + player] = b;
      players[player] = moved(layer.group, player, b);
    }
  }
}`;
}
