/**
 * How one player moves (equations 14, 17, 18): what a batch tells of its benefit, then one of
 * the rules of src/rules, line by line.
 */
import { ADAM } from '../../../game/adam.ts';
import type { Layout } from '../layout.ts';
import { RULES, SIGN } from '../stepValues.ts';
import { real } from './literal.ts';

/** Takes in what this batch tells. @returns the benefit's sum */
const remembered = ({ benefitSum }: Layout['columns']): string => `
fn batchBenefit(lossSlope: f32, s: f32) -> f32 {
  let slope = select(lossSlope, lossSlope * s, steps[game].isByTheta == 1u);
  switch steps[game].sign {
    case ${SIGN.printed}u: { return slope; }
    case ${SIGN.descent}u: { return -slope; }
    default: { return abs(slope); }
  }
}

fn remembered(player: u32, lossSlope: f32) -> f32 {
  let fresh = batchBenefit(lossSlope, players[player]);
  let sum = steps[game].memory * players[${benefitSum}u + player] + steps[game].fresh * fresh;
  players[${benefitSum}u + player] = sum;
  return sum;
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

/**
 * Moves s and keeps b, everything at (θ_t, s_t). Without β the norm is left out, without η the rivalry:
 * they may be stale.
 */
const move = ({ benefit }: Layout['columns']): string => `
fn movePlayer(group: u32, player: u32, b: f32, norm: f32, rivalry: f32) {
  players[${benefit}u + player] = b;
  players[player] = moved(group, player, b, norm, rivalry);
}

fn moved(group: u32, player: u32, b: f32, norm: f32, rivalry: f32) -> f32 {
  let s = players[player];
  let prices = steps[game].prices[group];
  let fee = prices.z;
  var gain = prices.x * b;
  if (prices.w != 0.0) { gain -= prices.w * rivalry; }
  var curvature = 0.0;
  if (prices.y != 0.0) { curvature = prices.y * norm; }
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

/** `remembered(player, lossSlope) -> f32` and `movePlayer(group, player, b, norm, rivalry)`. */
export const dynamics = ({ columns }: Layout): string =>
  [remembered(columns), clip, bestResponse, adam(columns), move(columns)].join('\n');
