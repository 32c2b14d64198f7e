/** What kernels share that spread several tasks over their workgroups, or add up inside one. */

/**
 * `shareOf(group: u32) -> Share`: the task that a workgroup serves, and the how manieth of its workgroups it
 * is, from 0.
 *
 * @param counts workgroups of each task
 */
export function shares(counts: readonly number[]): string {
  let end = 0;
  const cases = counts.slice(0, -1).map((count, index) => {
    const start = end;
    end += count;
    return `if (group < ${end}u) { return Share(${index}u, group - ${start}u); }`;
  });
  return `
struct Share {
  index: u32,
  at: u32,
}

fn shareOf(group: u32) -> Share {
  ${cases.join('\n  ')}
  return Share(${Math.max(0, counts.length - 1)}u, group - ${end}u);
}`;
}

/**
 * `total(lane, part) -> f32`: the sum over all threads, in a fixed order; every thread gets it.
 *
 * @param threads of the workgroup, a power of 2
 */
export const total = (threads: number): string => `
var<workgroup> sums: array<f32, ${threads}>;

fn total(lane: u32, part: f32) -> f32 {
  sums[lane] = part;
  for (var half = ${threads / 2}u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { sums[lane] += sums[lane + half]; }
  }
  workgroupBarrier();
  let sum = sums[0];
  // Nobody begins the next sum before all have read this one.
  workgroupBarrier();
  return sum;
}`;
