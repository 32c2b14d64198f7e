/** Puts players where `aside` says, one a thread. */
import type { Layout } from '../layout.ts';

const THREADS = 256;
/** Threads along one row of workgroups: one row is not enough for as many players as a net can have. */
const ROW = 256 * THREADS;

export const placeGroups = ({ playerCount }: Layout): [number, number] => [
  Math.ceil(Math.min(playerCount, ROW) / THREADS),
  Math.ceil(playerCount / ROW),
];

export const place = ({ columns, playerCount }: Layout): string => `
@compute @workgroup_size(${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  game = id.z;
  let own = id.y * ${ROW}u + id.x;
  if (steps[game].places == 0u || own >= ${playerCount}u) { return; }
  let player = game * ${playerCount}u + own;
  let s = players[${columns.aside}u + player];
  if (s >= 0.0) { players[player] = s; }
}`;
