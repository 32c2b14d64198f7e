/**
 * The Float64 reference: net and game in plain loops, written from the equations of the paper and of
 * shared notes apart from src/, from which it takes nothing. Slow and simple on purpose.
 */

/** The choices and prices that act on one step; a run's spec has them all. */
export interface Rules {
  readonly alpha: number;
  readonly beta: number;
  readonly eta: number;
  readonly benefitSign: 'printed' | 'descent' | 'saliency';
  readonly benefitGradient: 'theta' | 's';
  readonly benefitScale: 'absolute' | 'relative';
  readonly benefitMemory: number;
  readonly dynamics: 'projected' | 'proximal' | 'bestResponse' | 'adam';
  readonly lrS: number;
  readonly optimizer: 'sgd' | 'momentum' | 'adam';
  readonly lrTheta: number;
  readonly costIntoTheta: boolean;
}

/** A trained number with what its optimizer remembers. */
interface Weight {
  value: number;
  velocity: number;
  first: number;
  second: number;
}

interface Unit {
  /** θ_i without the bias. */
  readonly weights: Weight[];
  readonly bias: Weight;
  s: number;
  /** Sum behind the running mean of the benefit. */
  benefitSum: number;
  /** b as it last entered U. */
  benefit: number;
  sFirst: number;
  sSecond: number;
}

interface Layer {
  readonly units: Unit[];
  readonly plays: boolean;
  benefitWeight: number;
  /** Steps that Adam has moved s. */
  sAdamSteps: number;
}

/** kernel is [inputCount, outputCount], row-major. */
export interface StartLayer {
  readonly inputCount: number;
  readonly outputCount: number;
  readonly kernel: ArrayLike<number>;
  readonly bias: ArrayLike<number>;
}

export interface Reference {
  /**
   * One step at (θ_t, s_t); both move at once.
   *
   * @param inputs shape [batch][inputCount]
   * @param fee γ_t
   * @returns mean cross-entropy of the batch, nats
   */
  step(
    inputs: readonly (readonly number[])[],
    labels: readonly number[],
    rules: Rules,
    fee: number,
  ): number;
  /** s of every hidden layer; one row per layer. */
  participation(): number[][];
  /** Puts the units there, one row per hidden layer; whatever else is remembered stays. */
  place(s: readonly (readonly number[])[]): void;
  benefit(): number[][];
  normSquared(): number[][];
  rivalry(): number[][];
  /** All layers; kernels [inputCount, outputCount] row-major. */
  weights(): { kernel: number[]; bias: number[] }[];
  /** Share of images classified rightly with every s below `epsilon` set to 0. */
  accuracy(
    inputs: readonly (readonly number[])[],
    labels: readonly number[],
    epsilon: number,
  ): number;
}

const weight = (value: number): Weight => ({ value, velocity: 0, first: 0, second: 0 });
const dot = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
};
const inUnitInterval = (x: number): number => (x < 0 ? 0 : x > 1 ? 1 : x);

function moveWeight(w: Weight, gradient: number, rules: Rules, t: number): void {
  if (rules.optimizer === 'sgd') {
    w.value -= rules.lrTheta * gradient;
  } else if (rules.optimizer === 'momentum') {
    w.velocity = 0.9 * w.velocity + gradient;
    w.value -= rules.lrTheta * w.velocity;
  } else {
    w.first = 0.9 * w.first + 0.1 * gradient;
    w.second = 0.999 * w.second + 0.001 * gradient ** 2;
    const mean = w.first / (1 - 0.9 ** t);
    const square = w.second / (1 - 0.999 ** t);
    w.value -= (rules.lrTheta * mean) / (Math.sqrt(square) + 1e-8);
  }
}

/** θ_i of every unit as it stands; shape [units][inputs]. */
const rowsOf = (layer: Layer): number[][] =>
  layer.units.map((unit) => unit.weights.map((w) => w.value));

/** Σ_{j≠i} s_j ⟨θ_i, θ_j⟩ by its definition, pair by pair. */
function rivalsOf(rows: readonly number[][], s: readonly number[]): number[] {
  return rows.map((row, i) => {
    let sum = 0;
    for (let j = 0; j < rows.length; j++) if (j !== i) sum += s[j] * dot(row, rows[j]);
    return sum;
  });
}

/** Moves s of one layer. @param slopes ∂L/∂s_i @param rows θ_t */
function moveParticipation(
  layer: Layer,
  slopes: readonly number[],
  rows: readonly number[][],
  rules: Rules,
  fee: number,
): void {
  const { alpha, beta, eta, benefitMemory: rho, lrS } = rules;
  const s = layer.units.map((unit) => unit.s);
  const norms = rows.map((row) => dot(row, row));
  const rivals = rivalsOf(rows, s);

  layer.benefitWeight = rho * layer.benefitWeight + (1 - rho);
  layer.units.forEach((unit, i) => {
    let b = rules.benefitGradient === 'theta' ? s[i] * slopes[i] : slopes[i];
    if (rules.benefitSign === 'descent') b = -b;
    if (rules.benefitSign === 'saliency') b = b < 0 ? -b : b;
    unit.benefitSum = rho * unit.benefitSum + (1 - rho) * b;
    unit.benefit = unit.benefitSum / layer.benefitWeight;
  });
  if (rules.benefitScale === 'relative') {
    let total = 0;
    for (const unit of layer.units) total += Math.abs(unit.benefit);
    const average = total / layer.units.length;
    for (const unit of layer.units) unit.benefit = average === 0 ? 0 : unit.benefit / average;
  }

  if (rules.dynamics === 'adam') layer.sAdamSteps++;
  layer.units.forEach((unit, i) => {
    const linear = alpha * unit.benefit - eta * rivals[i];
    const smooth = linear - 2 * beta * norms[i] * s[i];
    const slope = smooth - (s[i] > 0 ? fee : 0);
    switch (rules.dynamics) {
      case 'projected':
        unit.s = inUnitInterval(s[i] + lrS * slope);
        return;
      case 'proximal':
        unit.s = inUnitInterval(s[i] + lrS * smooth - lrS * fee);
        return;
      case 'bestResponse': {
        const gain = linear - fee;
        const curvature = 2 * beta * norms[i];
        let response: number;
        if (curvature > 0) response = inUnitInterval(gain / curvature);
        else if (gain > 0) response = 1;
        else if (gain < 0) response = 0;
        else response = s[i];
        unit.s = inUnitInterval((1 - lrS) * s[i] + lrS * response);
        return;
      }
      case 'adam': {
        unit.sFirst = 0.9 * unit.sFirst + 0.1 * -slope;
        unit.sSecond = 0.999 * unit.sSecond + 0.001 * slope ** 2;
        const mean = unit.sFirst / (1 - 0.9 ** layer.sAdamSteps);
        const square = unit.sSecond / (1 - 0.999 ** layer.sAdamSteps);
        unit.s = inUnitInterval(s[i] - (lrS * mean) / (Math.sqrt(square) + 1e-8));
      }
    }
  });
}

/** ∂C_i/∂θ_ik = 2β s_i² θ_ik + η s_i Σ_{j≠i} s_j θ_jk. */
function costSlope(
  rows: readonly number[][],
  s: readonly number[],
  i: number,
  k: number,
  { beta, eta }: Rules,
): number {
  let others = 0;
  for (let j = 0; j < rows.length; j++) if (j !== i) others += s[j] * rows[j][k];
  return 2 * beta * s[i] ** 2 * rows[i][k] + eta * s[i] * others;
}

export function createReference(start: readonly StartLayer[]): Reference {
  const layers = start.map(({ inputCount, outputCount, kernel, bias }, index): Layer => {
    const units = Array.from({ length: outputCount }, (_, i): Unit => ({
      weights: Array.from({ length: inputCount }, (_, k) => weight(kernel[k * outputCount + i])),
      bias: weight(bias[i]),
      s: 1,
      benefitSum: 0,
      benefit: 0,
      sFirst: 0,
      sSecond: 0,
    }));
    return { units, plays: index < start.length - 1, benefitWeight: 0, sAdamSteps: 0 };
  });
  const hidden = layers.filter((layer) => layer.plays);
  let t = 0;

  /** z and h of every layer for one image, with the given participation. */
  function forward(input: readonly number[], s: readonly number[][]) {
    const z: number[][] = [];
    const h: number[][] = [[...input]];
    layers.forEach((layer, l) => {
      const below = h[l];
      const raw = layer.units.map(
        (unit) => unit.weights.reduce((sum, w, k) => sum + w.value * below[k], 0) + unit.bias.value,
      );
      z.push(raw);
      h.push(layer.plays ? raw.map((x, i) => Math.max(0, s[l][i] * x)) : raw);
    });
    return { z, h };
  }

  const participation = () => hidden.map((layer) => layer.units.map((unit) => unit.s));

  return {
    step(inputs, labels, rules, fee) {
      t++;
      const s = participation();
      const rows = layers.map(rowsOf);
      const weightSlopes = rows.map((layer) => layer.map((row) => row.map(() => 0)));
      const biasSlopes = rows.map((layer) => layer.map(() => 0));
      const sSlopes = s.map((layer) => layer.map(() => 0));
      let loss = 0;

      inputs.forEach((input, image) => {
        const { z, h } = forward(input, s);
        const logits = h[h.length - 1];
        const highest = Math.max(...logits);
        const total = logits.reduce((sum, x) => sum + Math.exp(x - highest), 0);
        const shares = logits.map((x) => Math.exp(x - highest) / total);
        loss += (highest + Math.log(total) - logits[labels[image]]) / inputs.length;
        // ∂L/∂z of the layer at hand.
        let delta = shares.map(
          (share, c) => (share - (c === labels[image] ? 1 : 0)) / inputs.length,
        );
        for (let l = layers.length - 1; l >= 0; l--) {
          delta.forEach((d, i) => {
            biasSlopes[l][i] += d;
            for (let k = 0; k < h[l].length; k++) weightSlopes[l][i][k] += d * h[l][k];
          });
          if (l === 0) break;
          const below = l - 1;
          const above = delta;
          delta = h[l].map((_, k) => {
            let byH = 0;
            above.forEach((d, i) => (byH += d * rows[l][i][k]));
            const gated = s[below][k] * z[below][k];
            const byGated = gated > 0 ? byH : 0;
            sSlopes[below][k] += byGated * z[below][k];
            return byGated * s[below][k];
          });
        }
      });

      hidden.forEach((layer, l) => moveParticipation(layer, sSlopes[l], rows[l], rules, fee));
      layers.forEach((layer, l) =>
        layer.units.forEach((unit, i) => {
          unit.weights.forEach((w, k) => {
            const cost =
              rules.costIntoTheta && layer.plays ? costSlope(rows[l], s[l], i, k, rules) : 0;
            moveWeight(w, weightSlopes[l][i][k] + cost, rules, t);
          });
          moveWeight(unit.bias, biasSlopes[l][i], rules, t);
        }),
      );
      return loss;
    },
    participation,
    place(s) {
      hidden.forEach((layer, l) => layer.units.forEach((unit, i) => (unit.s = s[l][i])));
    },
    benefit: () => hidden.map((layer) => layer.units.map((unit) => unit.benefit)),
    normSquared: () => hidden.map((layer) => rowsOf(layer).map((row) => dot(row, row))),
    rivalry: () =>
      hidden.map((layer) =>
        rivalsOf(
          rowsOf(layer),
          layer.units.map((unit) => unit.s),
        ),
      ),
    weights: () =>
      layers.map((layer) => ({
        kernel: layer.units[0].weights.flatMap((_, k) =>
          layer.units.map((unit) => unit.weights[k].value),
        ),
        bias: layer.units.map((unit) => unit.bias.value),
      })),
    accuracy(inputs, labels, epsilon) {
      const s = participation().map((layer) => layer.map((x) => (x < epsilon ? 0 : x)));
      const right = inputs.filter((input, image) => {
        const logits = forward(input, s).h.at(-1)!;
        return logits.indexOf(Math.max(...logits)) === labels[image];
      });
      return right.length / inputs.length;
    },
  };
}
