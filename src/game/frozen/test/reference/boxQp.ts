/**
 * An independent solver of max linear · s − ½ sᵀ Q s over [0, 1]^size for positive definite Q, to hold
 * the product's against: a primal–dual interior-point method (Mehrotra's predictor and corrector)
 * with an LDLᵀ factorisation of its own. It shares no code and no idea with the product's active sets.
 */
export interface BoxQp {
  readonly size: number;
  readonly linear: Float64Array;
  readonly matrix: Float64Array;
}

/** Right-looking LDLᵀ; overwrites the lower triangle with L and the diagonal with D. */
function factor(matrix: Float64Array, size: number): void {
  for (let k = 0; k < size; k++) {
    const pivot = matrix[k * size + k];
    if (!(pivot > 0))
      throw new Error(`The reference needs a positive definite matrix (pivot ${k} is ${pivot}).`);
    const column = new Float64Array(size);
    for (let i = k + 1; i < size; i++) column[i] = matrix[i * size + k];
    for (let i = k + 1; i < size; i++) {
      const ratio = column[i] / pivot;
      matrix[i * size + k] = ratio;
      for (let j = k + 1; j <= i; j++) matrix[i * size + j] -= ratio * column[j];
    }
  }
}

function solve(factored: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const x = right.slice();
  for (let k = 0; k < size; k++)
    for (let i = k + 1; i < size; i++) x[i] -= factored[i * size + k] * x[k];
  for (let k = 0; k < size; k++) x[k] /= factored[k * size + k];
  for (let i = size - 1; i > 0; i--)
    for (let k = 0; k < i; k++) x[k] -= factored[i * size + k] * x[i];
  return x;
}

/** @returns the maximiser; shape [size] */
export function interiorPoint({ size, linear, matrix }: BoxQp): Float64Array {
  const scale = Math.max(
    ...linear.map(Math.abs),
    ...Array.from({ length: size }, (_, i) => matrix[i * size + i]),
  );
  const x = new Float64Array(size).fill(0.5);
  const room = new Float64Array(size).fill(0.5); // 1 − x, kept apart so that it never rounds to 0
  const low = new Float64Array(size).fill(scale); // multiplier of s ≥ 0
  const high = new Float64Array(size).fill(scale); // multiplier of s ≤ 1
  for (let iteration = 0; iteration < 100; iteration++) {
    // Dual residual Qx − linear − low + high, and the mean complementarity.
    const dual = new Float64Array(size);
    let worst = 0;
    let mu = 0;
    for (let i = 0; i < size; i++) {
      let sum = -linear[i] - low[i] + high[i];
      for (let j = 0; j < size; j++) sum += matrix[i * size + j] * x[j];
      dual[i] = sum;
      worst = Math.max(worst, Math.abs(sum));
      mu += (low[i] * x[i] + high[i] * room[i]) / (2 * size);
    }
    if (mu <= 1e-16 * scale && worst <= 1e-12 * scale * size) return x;
    const factored = matrix.slice();
    for (let i = 0; i < size; i++) factored[i * size + i] += low[i] / x[i] + high[i] / room[i];
    factor(factored, size);

    const direction = (targetLow: Float64Array, targetHigh: Float64Array) => {
      const dx = solve(
        factored,
        dual.map((d, i) => -d + targetLow[i] / x[i] - targetHigh[i] / room[i]),
      );
      const dLow = dx.map((d, i) => (targetLow[i] - low[i] * d) / x[i]);
      const dHigh = dx.map((d, i) => (targetHigh[i] + high[i] * d) / room[i]);
      let step = 1;
      for (let i = 0; i < size; i++) {
        if (dx[i] < 0) step = Math.min(step, -x[i] / dx[i]);
        if (dx[i] > 0) step = Math.min(step, room[i] / dx[i]);
        if (dLow[i] < 0) step = Math.min(step, -low[i] / dLow[i]);
        if (dHigh[i] < 0) step = Math.min(step, -high[i] / dHigh[i]);
      }
      return { dx, dLow, dHigh, step };
    };
    const guess = direction(
      x.map((v, i) => -low[i] * v),
      x.map((v, i) => -high[i] * room[i]),
    );
    let ahead = 0;
    for (let i = 0; i < size; i++) {
      const moved = x[i] + guess.step * guess.dx[i];
      ahead +=
        (low[i] + guess.step * guess.dLow[i]) * moved +
        (high[i] + guess.step * guess.dHigh[i]) * (room[i] - guess.step * guess.dx[i]);
    }
    const centre = mu * (ahead / (2 * size) / mu) ** 3;
    const { dx, dLow, dHigh, step } = direction(
      x.map((v, i) => centre - low[i] * v - guess.dx[i] * guess.dLow[i]),
      x.map((v, i) => centre - high[i] * room[i] + guess.dx[i] * guess.dHigh[i]),
    );
    const length = Math.min(1, 0.995 * step);
    for (let i = 0; i < size; i++) {
      x[i] += length * dx[i];
      room[i] -= length * dx[i];
      low[i] += length * dLow[i];
      high[i] += length * dHigh[i];
    }
  }
  throw new Error('The reference did not converge.');
}

/** Every pattern of {0, free, 1} tried in turn, for size ≤ 6: checks the reference itself. */
export function bruteForce({ size, linear, matrix }: BoxQp): Float64Array {
  for (let pattern = 0; pattern < 3 ** size; pattern++) {
    const kind = Array.from({ length: size }, (_, i) => Math.floor(pattern / 3 ** i) % 3);
    const free = [...kind.keys()].filter((i) => kind[i] === 2);
    const s = Float64Array.from(kind, (k) => (k === 1 ? 1 : 0));
    const block = new Float64Array(free.length ** 2);
    free.forEach((i, a) =>
      free.forEach((j, b) => (block[a * free.length + b] = matrix[i * size + j])),
    );
    factor(block, free.length);
    const slopeAt = (i: number): number =>
      s.reduce((sum, v, j) => sum - matrix[i * size + j] * v, linear[i]);
    solve(block, Float64Array.from(free, slopeAt)).forEach((value, a) => (s[free[a]] = value));
    const fits = kind.every((k, i) => {
      if (k === 2) return s[i] >= -1e-12 && s[i] <= 1 + 1e-12;
      return k === 0 ? slopeAt(i) <= 1e-12 : slopeAt(i) >= -1e-12;
    });
    if (fits) return s;
  }
  throw new Error('No pattern satisfies the first-order conditions.');
}
