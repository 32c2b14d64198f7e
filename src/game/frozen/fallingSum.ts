/**
 * Where a number T meets a sum that falls as T rises. Each part of the sum has a value θ and falls by |θ|, from
 * θ to 0 where θ > 0 and from 0 to θ where θ < 0: along a line while T goes from one place to another, or at
 * once where the two are the same. T rises, the sum never does, so there is exactly one place where they meet.
 */

/** Every list has shape [count]. */
export interface Parts {
  readonly theta: Float64Array;
  /** T at which the part begins to fall, and at which it has fallen; `from` ≤ `to`. */
  readonly from: Float64Array;
  readonly to: Float64Array;
}

export interface Meeting {
  readonly total: number;
  /** How far the parts that fall at once exactly there have not fallen, 0 to 1; 0 where there are none. */
  readonly share: number;
}

const middleOf = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/** The sum just right of T, each part by itself so that no digits are lost. */
function sumAfter(total: number, { theta, from, to }: Parts): number {
  let sum = 0;
  for (let i = 0; i < theta.length; i++) {
    const value = theta[i];
    // Its places may be no numbers.
    if (value === 0) continue;
    if (total < from[i]) sum += Math.max(0, value);
    else if (total >= to[i]) sum += Math.min(0, value);
    else sum += Math.min(0, value) + (Math.abs(value) * (to[i] - total)) / (to[i] - from[i]);
  }
  return sum;
}

/** How far those that fall at once at T have not fallen, where the sum meets T there. */
function shareAt(total: number, parts: Parts): number {
  const { theta, from, to } = parts;
  let atOnce = 0;
  for (let i = 0; i < theta.length; i++)
    if (from[i] === total && to[i] === total) atOnce += Math.abs(theta[i]);
  const share = atOnce === 0 ? 0 : (total - sumAfter(total, parts)) / atOnce;
  return Math.min(1, Math.max(0, share));
}

/**
 * By selection, as quickselect does it: T is compared with one of the places at which the sum bends, and
 * parts without a bend on T's side of it are from then on one line. So parts are looked at a few times each.
 */
export function meeting(parts: Parts): Meeting {
  const { theta, from, to } = parts;
  const left = new Uint32Array(theta.length);
  let size = 0;
  let low = -Infinity;
  let high = Infinity;
  // Between the bounds, of all that does not bend there: at T = 0, and what it loses a unit of T.
  let level = 0;
  let slope = 0;
  for (let i = 0; i < theta.length; i++) {
    if (theta[i] !== 0) left[size++] = i;
    level += Math.min(0, theta[i]);
  }
  const bendOf = (i: number): number => (from[i] > low && from[i] < high ? from[i] : to[i]);

  while (size > 0) {
    const pivot = middleOf(bendOf(left[0]), bendOf(left[size >> 1]), bendOf(left[size - 1]));
    // Numbers that no game has, NaN among them, would go on for ever.
    if (!(pivot > low && pivot < high)) break;
    let after = level - (slope === 0 ? 0 : slope * pivot);
    let atOnce = 0;
    for (let k = 0; k < size; k++) {
      const i = left[k];
      const fall = Math.abs(theta[i]);
      if (pivot < from[i]) after += fall;
      else if (pivot < to[i]) after += (fall * (to[i] - pivot)) / (to[i] - from[i]);
      else if (pivot === from[i]) atOnce += fall;
    }
    if (after > pivot) low = pivot;
    else if (after + atOnce < pivot) high = pivot;
    else return { total: pivot, share: shareAt(pivot, parts) };
    let kept = 0;
    for (let k = 0; k < size; k++) {
      const i = left[k];
      if (to[i] <= low) continue;
      if (from[i] >= high) level += Math.abs(theta[i]);
      else if (from[i] <= low && to[i] >= high) {
        const fall = Math.abs(theta[i]) / (to[i] - from[i]);
        slope += fall;
        level += fall * to[i];
      } else left[kept++] = i;
    }
    size = kept;
  }
  const within = (total: number): number => Math.min(high, Math.max(low, total));
  const total = within(level / (1 + slope));
  // What was added up has lost digits; they are made good where the line is.
  const mended = within(total - (total - sumAfter(total, parts)) / (1 + slope));
  return { total: mended, share: shareAt(mended, parts) };
}
