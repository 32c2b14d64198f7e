/**
 * The Float64 reference: net and game in plain loops, written from the equations of the paper and of
 * shared notes apart from src/, from which it takes nothing. Slow and simple on purpose.
 *
 * Whatever plays, a weight of the net is its own number times the participations of all players that it
 * belongs to, and a bias is gated by the neuron alone that it belongs to.
 */

import {
  dot,
  extentsThrough,
  referenceBlock,
  type Extents,
  type Matrix,
  type Way,
} from './blocks.ts';
import { castsOf, referencePlayers, type Cast } from './players.ts';

/** The choices and prices that act on one step; a run's spec has them all. */
/** The ways of s that are stated here. */
export const referenceDynamics = ['projected', 'proximal', 'bestResponse', 'adam'] as const;

export interface Rules {
  /** Prices: one for all groups of players, or one for each, joined by commas; the last holds for all further ones. */
  readonly alpha: number | string;
  readonly beta: number | string;
  readonly gamma: number | string;
  readonly eta: number | string;
  readonly benefitSign: 'printed' | 'descent' | 'saliency';
  readonly benefitGradient: 'theta' | 's';
  readonly benefitScale: 'absolute' | 'relative' | 'relative-net';
  readonly benefitMemory: number;
  /** One of `referenceDynamics`. */
  readonly dynamics: string;
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

interface Layer {
  /** [output][input]. */
  readonly kernel: Weight[][];
  readonly bias: Weight[];
}

interface Player {
  s: number;
  /** Sum behind the running mean of the benefit. */
  benefitSum: number;
  /** b as it last entered U. */
  benefit: number;
  sFirst: number;
  sSecond: number;
}

interface Group extends Cast {
  readonly players: Player[];
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
   * @param feeShare how much of γ is in force, 0 to 1
   * @returns mean cross-entropy of the batch, nats
   */
  step(
    inputs: readonly (readonly number[])[],
    labels: readonly number[],
    rules: Rules,
    feeShare: number,
  ): number;
  /** s of every group; weights neuron by neuron. */
  participation(): number[][];
  /** Puts the players there, one row per group; whatever else is remembered stays. */
  place(s: readonly (readonly number[])[]): void;
  /** Puts what one output of a layer reads with elsewhere; whatever optimizers remember stays. */
  write(layer: number, output: number, kernel: ArrayLike<number>, bias: number): void;
  benefit(): number[][];
  normSquared(): number[][];
  rivalry(): number[][];
  /** ⟨θ_i, θ_j⟩ of every group, row by row. */
  overlaps(): number[][];
  /** All layers; kernels [inputCount, outputCount] row-major. */
  weights(): { kernel: number[]; bias: number[] }[];
  /** Mean cross-entropy of some images, nats, at other participations: to take differences of. */
  loss(
    inputs: readonly (readonly number[])[],
    labels: readonly number[],
    s: readonly (readonly number[])[],
  ): number;
  /** ∂L/∂s of every group. */
  slopes(inputs: readonly (readonly number[])[], labels: readonly number[]): number[][];
  /** The class of each image with every s below `epsilon` set to 0. */
  classes(inputs: readonly (readonly number[])[], epsilon: number): number[];
}

const priceOf = (price: number | string, group: number): number => {
  const all = String(price).split(',');
  return Number(all[group] ?? all[all.length - 1]);
};
const weight = (value: number): Weight => ({ value, velocity: 0, first: 0, second: 0 });
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

/** The player of a group to whom the weight from input k to output i belongs. */
const ownerOf = ({ kind }: Cast, i: number, k: number, inputCount: number): number =>
  referencePlayers[kind].owner(i, k, inputCount);

/** Σ_{j≠i} s_j ⟨θ_i, θ_j⟩ by its definition, pair by pair. */
function rivalsOf(rows: readonly number[][], s: readonly number[]): number[] {
  return rows.map((row, i) => {
    let sum = 0;
    for (let j = 0; j < rows.length; j++) if (j !== i) sum += s[j] * dot(row, rows[j]);
    return sum;
  });
}

/** Takes in one batch of benefits. @param slopes ∂L/∂s_i */
function remember(group: Group, slopes: readonly number[], rules: Rules): void {
  const rho = rules.benefitMemory;
  group.benefitWeight = rho * group.benefitWeight + (1 - rho);
  group.players.forEach((player, i) => {
    let b = rules.benefitGradient === 'theta' ? player.s * slopes[i] : slopes[i];
    if (rules.benefitSign === 'descent') b = -b;
    if (rules.benefitSign === 'saliency') b = b < 0 ? -b : b;
    player.benefitSum = rho * player.benefitSum + (1 - rho) * b;
    player.benefit = player.benefitSum / group.benefitWeight;
  });
}

/** Judges players by their share of what they earn together. */
function share(players: readonly Player[]): void {
  let total = 0;
  for (const player of players) total += Math.abs(player.benefit);
  const average = total / players.length;
  for (const player of players) player.benefit = average === 0 ? 0 : player.benefit / average;
}

/** Moves s of one group. @param g its number @param rows θ_t of each player */
function moveParticipation(
  group: Group,
  g: number,
  rows: readonly number[][],
  rules: Rules,
  feeShare: number,
): void {
  const { lrS } = rules;
  const [alpha, beta, eta] = [rules.alpha, rules.beta, rules.eta].map((price) => priceOf(price, g));
  const fee = feeShare * priceOf(rules.gamma, g);
  const s = group.players.map((player) => player.s);
  const norms = rows.map((row) => dot(row, row));
  const rivals = rivalsOf(rows, s);
  if (rules.dynamics === 'adam') group.sAdamSteps++;
  group.players.forEach((unit, i) => {
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
        const mean = unit.sFirst / (1 - 0.9 ** group.sAdamSteps);
        const square = unit.sSecond / (1 - 0.999 ** group.sAdamSteps);
        unit.s = inUnitInterval(s[i] - (lrS * mean) / (Math.sqrt(square) + 1e-8));
        return;
      }
      default:
        throw new Error(`The reference does not know the rule ${rules.dynamics}.`);
    }
  });
}

/** Fully connected, with ReLU between. */
const plainTokens = (start: readonly StartLayer[]): string[] =>
  start.flatMap(({ outputCount }, l) => [...(l === 0 ? [] : ['relu']), `d${outputCount}`]);

/**
 * @param start of all layers of weights
 * @param casts who plays; left out, the neurons of all hidden layers
 * @param tokens all blocks, those that learn in the order of `start`; left out, dense ones with ReLU between
 * @param shape of one image; left out, a list of numbers
 */
export function createReference(
  start: readonly StartLayer[],
  casts: readonly Cast[] = castsOf('neuron', start.length),
  tokens: readonly string[] = plainTokens(start),
  shape: Extents = [start[0].inputCount],
): Reference {
  const layers = start.map(({ inputCount, outputCount, kernel, bias }): Layer => ({
    kernel: Array.from({ length: outputCount }, (_, i) =>
      Array.from({ length: inputCount }, (_, k) => weight(kernel[k * outputCount + i])),
    ),
    bias: Array.from(bias, weight),
  }));
  let learning = 0;
  const extents = extentsThrough(tokens, shape);
  const blocks = tokens.map((token, at) => {
    const block = referenceBlock(token);
    return { pass: block.pass(token, extents[at]), layer: block.learns ? learning++ : null };
  });
  const groups = casts.map((cast): Group => {
    const { inputCount, outputCount } = start[cast.layer];
    const count = ownerOf(cast, outputCount - 1, inputCount - 1, inputCount) + 1;
    const player = (): Player => ({ s: 1, benefitSum: 0, benefit: 0, sFirst: 0, sSecond: 0 });
    return {
      ...cast,
      players: Array.from({ length: count }, player),
      benefitWeight: 0,
      sAdamSteps: 0,
    };
  });
  let t = 0;

  const participation = () => groups.map(({ players }) => players.map(({ s }) => s));

  /** The product of the participations of all groups but one that a weight belongs to. */
  function gateAt(
    l: number,
    i: number,
    k: number,
    s: readonly (readonly number[])[],
    without?: number,
  ): number {
    let product = 1;
    groups.forEach((group, g) => {
      if (group.layer !== l || g === without) return;
      product *= s[g][ownerOf(group, i, k, start[l].inputCount)];
    });
    return product;
  }

  const biasGate = (l: number, i: number, s: readonly (readonly number[])[]): number =>
    groups.reduce(
      (product, { kind, layer }, g) =>
        referencePlayers[kind].gatesBias && layer === l ? product * s[g][i] : product,
      1,
    );

  /** The net as the images see it. */
  const effective = (s: readonly (readonly number[])[]) =>
    layers.map(({ kernel, bias }, l) => ({
      kernel: kernel.map((row, i) => row.map((w, k) => w.value * gateAt(l, i, k, s))),
      bias: bias.map((w, i) => w.value * biasGate(l, i, s)),
    }));
  /** One image's way through all blocks. */
  function forward(net: readonly Matrix[], input: readonly number[]): Way[] {
    let h = input;
    return blocks.map(({ pass, layer }) => {
      const way = pass(h, layer === null ? null : net[layer]);
      h = way.output;
      return way;
    });
  }

  const logitsOf = (net: readonly Matrix[], input: readonly number[]): readonly number[] =>
    forward(net, input).at(-1)!.output;

  function crossEntropy(logits: readonly number[], label: number) {
    const highest = Math.max(...logits);
    const total = logits.reduce((sum, x) => sum + Math.exp(x - highest), 0);
    return {
      loss: highest + Math.log(total) - logits[label],
      shares: logits.map((x) => Math.exp(x - highest) / total),
    };
  }

  /** The mean loss and its slopes by the effective weights and biases. */
  function backward(
    net: readonly Matrix[],
    inputs: readonly (readonly number[])[],
    labels: readonly number[],
  ) {
    const slopes = net.map(({ kernel, bias }): Matrix => ({
      kernel: kernel.map((row) => row.map(() => 0)),
      bias: bias.map(() => 0),
    }));
    let loss = 0;
    inputs.forEach((input, image) => {
      const ways = forward(net, input);
      const told = crossEntropy(ways.at(-1)!.output, labels[image]);
      loss += told.loss / inputs.length;
      // ∂L/∂(what goes out of the block at hand).
      let delta = told.shares.map(
        (part, c) => (part - (c === labels[image] ? 1 : 0)) / inputs.length,
      );
      for (const [at, way] of [...ways.entries()].reverse()) {
        const { layer } = blocks[at];
        delta = way.back(delta, layer === null ? null : slopes[layer]);
      }
    });
    return { loss, slopes };
  }

  /** θ of each player of a group: its weights, with the gates of the other groups in them. */
  function rowsOf(g: number, s: readonly (readonly number[])[]): number[][] {
    const group = groups[g];
    const { kernel } = layers[group.layer];
    const rows = group.players.map((): number[] => []);
    kernel.forEach((row, i) =>
      row.forEach((w, k) => {
        rows[ownerOf(group, i, k, row.length)].push(w.value * gateAt(group.layer, i, k, s, g));
      }),
    );
    return rows;
  }

  function slopesOf(told: readonly Matrix[], s: readonly (readonly number[])[]): number[][] {
    return groups.map((group, g) => {
      const l = group.layer;
      const slopes = group.players.map(() => 0);
      layers[l].kernel.forEach((row, i) =>
        row.forEach((w, k) => {
          slopes[ownerOf(group, i, k, row.length)] +=
            told[l].kernel[i][k] * w.value * gateAt(l, i, k, s, g);
        }),
      );
      if (referencePlayers[group.kind].gatesBias)
        layers[l].bias.forEach((w, i) => (slopes[i] += told[l].bias[i] * w.value));
      return slopes;
    });
  }

  /** Σ over the groups of ∂C/∂(weight), each player by its own cost; [output][input] of one layer. */
  function costSlopes(l: number, s: readonly (readonly number[])[], rules: Rules) {
    const costs = layers[l].kernel.map((row) => row.map(() => 0));
    groups.forEach((group, g) => {
      if (group.layer !== l) return;
      const [beta, eta] = [priceOf(rules.beta, g), priceOf(rules.eta, g)];
      const rows = rowsOf(g, s);
      const at = rows.map(() => 0);
      // Σ_j s_j θ_j, place by place in the players' slices.
      const crowd = rows[0].map((_, place) =>
        rows.reduce((sum, row, j) => sum + s[g][j] * row[place], 0),
      );
      costs.forEach((row, i) =>
        row.forEach((_, k) => {
          const who = ownerOf(group, i, k, row.length);
          const place = at[who]++;
          const [own, sOwn] = [rows[who][place], s[g][who]];
          const others = crowd[place] - sOwn * own;
          costs[i][k] += gateAt(l, i, k, s, g) * (2 * beta * sOwn ** 2 * own + eta * sOwn * others);
        }),
      );
    });
    return costs;
  }

  return {
    step(inputs, labels, rules, feeShare) {
      t++;
      const s = participation();
      const told = backward(effective(s), inputs, labels);
      const slopes = slopesOf(told.slopes, s);
      const rows = groups.map((_, g) => rowsOf(g, s));
      const costs = layers.map((_, l) => (rules.costIntoTheta ? costSlopes(l, s, rules) : null));

      groups.forEach((group, g) => remember(group, slopes[g], rules));
      if (rules.benefitScale === 'relative') for (const { players } of groups) share(players);
      if (rules.benefitScale === 'relative-net') share(groups.flatMap(({ players }) => players));
      groups.forEach((group, g) => moveParticipation(group, g, rows[g], rules, feeShare));

      layers.forEach(({ kernel, bias }, l) => {
        kernel.forEach((row, i) =>
          row.forEach((w, k) => {
            const ofLoss = told.slopes[l].kernel[i][k] * gateAt(l, i, k, s);
            moveWeight(w, ofLoss + (costs[l]?.[i][k] ?? 0), rules, t);
          }),
        );
        bias.forEach((w, i) => moveWeight(w, told.slopes[l].bias[i] * biasGate(l, i, s), rules, t));
      });
      return told.loss;
    },
    participation,
    place(s) {
      groups.forEach(({ players }, g) => players.forEach((player, i) => (player.s = s[g][i])));
    },
    write(layer, output, kernel, bias) {
      layers[layer].kernel[output].forEach((w, k) => (w.value = kernel[k]));
      layers[layer].bias[output].value = bias;
    },
    benefit: () => groups.map(({ players }) => players.map(({ benefit }) => benefit)),
    normSquared: () => groups.map((_, g) => rowsOf(g, participation()).map((row) => dot(row, row))),
    rivalry: () => {
      const s = participation();
      return groups.map((_, g) => rivalsOf(rowsOf(g, s), s[g]));
    },
    overlaps: () =>
      groups.map((_, g) => {
        const rows = rowsOf(g, participation());
        return rows.flatMap((one) => rows.map((other) => dot(one, other)));
      }),
    weights: () =>
      layers.map(({ kernel, bias }) => ({
        kernel: kernel[0].flatMap((_, k) => kernel.map((row) => row[k].value)),
        bias: bias.map(({ value }) => value),
      })),
    loss(inputs, labels, s) {
      const net = effective(s);
      const losses = inputs.map((input, image) =>
        crossEntropy(logitsOf(net, input), labels[image]),
      );
      return losses.reduce((sum, { loss }) => sum + loss, 0) / inputs.length;
    },
    slopes(inputs, labels) {
      const s = participation();
      return slopesOf(backward(effective(s), inputs, labels).slopes, s);
    },
    classes(inputs, epsilon) {
      const net = effective(
        participation().map((group) => group.map((x) => (x < epsilon ? 0 : x))),
      );
      return inputs.map((input) => {
        const logits = logitsOf(net, input);
        return logits.indexOf(Math.max(...logits));
      });
    },
  };
}
