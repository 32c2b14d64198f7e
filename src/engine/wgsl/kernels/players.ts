/** How units that play move, from what evidence.ts has measured; one workgroup a game. */
import type { Layout } from '../layout.ts';
import { SCALE } from '../stepValues.ts';
import { dynamics } from './dynamics.ts';
import { total } from './workgroups.ts';

const THREADS = 256;

export function movePlayers(layout: Layout): string {
  const { columns, groups, playerCount } = layout;
  return `${dynamics(layout)}
${total(THREADS)}

/** Σ of the sizes of the benefits' sums, of each group. */
var<private> sizes: array<f32, ${groups.length}>;

/** By what the sums of a group's benefits are divided. */
fn unitOf(index: u32) -> f32 {
  if (steps[game].scale == ${SCALE.absolute}u) { return steps[game].benefitWeight; }
  if (steps[game].scale == ${SCALE.relative}u) { return sizes[index] / f32(seatAt(index).count); }
  var size = 0.0;
  for (var i = 0u; i < ${groups.length}u; i++) { size += sizes[i]; }
  return size / ${playerCount}.0;
}

@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  game = group.z;
  for (var index = 0u; index < ${groups.length}u; index++) {
    let seat = seatAt(index);
    var size = 0.0;
    for (var own = lane; own < seat.count; own += ${THREADS}u) {
      let player = seat.first + own;
      size += abs(remembered(player, players[${columns.aside}u + player]));
    }
    sizes[index] = total(lane, size);
  }
  for (var index = 0u; index < ${groups.length}u; index++) {
    let seat = seatAt(index);
    let unit = unitOf(index);
    for (var own = lane; own < seat.count; own += ${THREADS}u) {
      let player = seat.first + own;
      // Where all earn nothing every benefit is 0, and so is every share.
      let b = select(players[${columns.benefitSum}u + player] / unit, 0.0, unit == 0.0);
      movePlayer(seat.group, player, b, players[${columns.norm}u + player], players[${columns.rivalry}u + player]);
    }
  }
}`;
}
