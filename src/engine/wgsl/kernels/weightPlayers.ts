/**
 * Single weights as players. The net's kernel is s ∘ θ, so that ∂L/∂θ = s g and ∂L/∂s = θ g with g the slope
 * by a gated weight, and what a player weighs and who its rivals are follow from θ and from the layer's
 * Σ_j s_j θ_j: ‖θ_i‖² = θ_i² and c_i = θ_i (Σ_j s_j θ_j − s_i θ_i). So θ and s move together where g is found
 * (weights.ts), except where benefits are shares of what all earn: then s moves once the sizes are known.
 *
 * Sums over all weights of a layer are made of sums over stretches of them, in an order that depends on
 * nothing but the net.
 */
import { STRETCH, type Layout } from '../layout.ts';
import { SCALE } from '../stepValues.ts';
import { dynamics } from './dynamics.ts';
import { shares, total } from './workgroups.ts';

const THREADS = 256;

/** Workgroups of a dispatch with one for every stretch. */
export const stretchGroups = ({ partials }: Layout): number => partials.count;

const stretchesOf = ({ groups }: Layout): number[] =>
  groups.map(({ count }) => Math.ceil(count / STRETCH));

const entry = (body: string): string => `
@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  game = group.z;
  ${body}
}`;

/** Sums over every stretch. @param term WGSL of what a player adds, with `seat`, `layer` and `own` its index there */
const stretchSums = (layout: Layout, term: string): string => `
${shares(stretchesOf(layout))}
${total(THREADS)}
${entry(`let share = shareOf(group.x);
  let seat = seatAt(share.index);
  let layer = layerAt(seat.layer);
  let start = share.at * ${STRETCH}u;
  let end = min(start + ${STRETCH}u, seat.count);
  var part = 0.0;
  for (var own = start + lane; own < end; own += ${THREADS}u) { part += ${term}; }
  let sum = total(lane, part);
  if (lane == 0u) { players[seat.partials + share.at] = sum; }`)}`;

/** Of s θ. */
export const crowdSums = (layout: Layout): string =>
  stretchSums(layout, 'players[seat.first + own] * theta[layer.kernel + own]');

/** Of the sizes of the benefits' sums. */
export const benefitSums = (layout: Layout): string =>
  stretchSums(layout, `abs(players[${layout.columns.benefitSum}u + seat.first + own])`);

/** Σ of some partial sums. */
const wholeSum = `
${total(THREADS)}
fn wholeSum(lane: u32, first: u32, count: u32) -> f32 {
  var part = 0.0;
  for (var i = lane; i < count; i += ${THREADS}u) { part += players[first + i]; }
  return total(lane, part);
}`;

/** Every layer's Σ_j s_j θ_j, one a workgroup. */
export const crowdTotals = (layout: Layout): string => `
${shares(layout.groups.map(() => 1))}
${wholeSum}
${entry(`let seat = seatAt(group.x);
  let sum = wholeSum(lane, seat.partials, (seat.count + ${STRETCH - 1}u) / ${STRETCH}u);
  if (lane == 0u) { players[seat.crowd] = sum; }`)}`;

/** `decide(seat, player, weight, b)`: the move of s. @param weight θ_t */
const decide = (layout: Layout): string => `
${dynamics(layout)}
fn decide(seat: Seat, player: u32, weight: f32, b: f32) {
  let rivalry = weight * (players[seat.crowd] - players[player] * weight);
  movePlayer(seat.group, player, b, weight * weight, rivalry);
}`;

/** `storeWeight(layer, row, column, slope)`: what a weight does with the slope by its gated value. */
export const storeWeight = (layout: Layout): string => `
${decide(layout)}
fn storeWeight(layer: Layer, row: u32, column: u32, slope: f32) {
  let seat = layer.seat;
  let own = row * layer.inputs + column;
  let player = seat.first + own;
  let weight = theta[layer.kernel + own];
  let s = players[player];
  let sum = remembered(player, slope * weight);
  var gradient = s * slope;
  if (steps[game].costsReach == 1u) { gradient += costSlope(seat.group, s, weight, seat.crowd); }
  moveWeight(layer.kernel + own, gradient);
  if (steps[game].scale == ${SCALE.absolute}u) {
    decide(seat, player, weight, sum / steps[game].benefitWeight);
  } else {
    players[${layout.columns.aside}u + player] = weight;
  }
}`;

/** The moves of s where benefits are shares, one stretch a workgroup. */
export const decisions = (layout: Layout): string => `
${shares(stretchesOf(layout))}
${decide(layout)}
${wholeSum}
${entry(`let share = shareOf(group.x);
  let seat = seatAt(share.index);
  let isWholeNet = steps[group.z].scale == ${SCALE['relative-net']}u;
  var first = seat.partials;
  var stretches = (seat.count + ${STRETCH - 1}u) / ${STRETCH}u;
  var earners = f32(seat.count);
  if (isWholeNet) {
    first = seatAt(0u).partials;
    stretches = ${layout.partials.count}u;
    earners = ${layout.playerCount}.0;
  }
  let unit = wholeSum(lane, first, stretches) / earners;
  // Of other games; theirs have moved.
  if (steps[group.z].scale == ${SCALE.absolute}u) { return; }
  let start = share.at * ${STRETCH}u;
  let end = min(start + ${STRETCH}u, seat.count);
  for (var own = start + lane; own < end; own += ${THREADS}u) {
    let player = seat.first + own;
    // Where all earn nothing every benefit is 0, and so is every share.
    let b = select(players[${layout.columns.benefitSum}u + player] / unit, 0.0, unit == 0.0);
    decide(seat, player, players[${layout.columns.aside}u + player], b);
  }`)}`;
