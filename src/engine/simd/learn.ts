/** The way back through the net, and the move of θ. */
import { costsReachWeights } from '../../game/absorbing.ts';
import { priceOf } from '../../game/prices.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { convolveBack, gatherGradient } from './convolution.ts';
import { DECAYS, thetaStep } from '../moments.ts';
import type { Lists } from './layout.ts';
import type { Net } from './net.ts';
import type { NetLayer } from './netLayer.ts';
import { transposeLists, type Batch } from './workspace.ts';

export const KINDS = { sgd: 0, momentum: 1, adam: 2 } as const satisfies Record<
  RunSpec['optimizer'],
  number
>;

/** Where ∂L/∂z lies: in the output layer it has taken the logits' place. */
const slopesOf = (layer: NetLayer): number => (layer.isHidden ? layer.slopes : layer.activations);

/**
 * Loss and all slopes, after `enter` and `infer`: ∂L/∂z of each layer, ∂L/∂s of its players.
 *
 * @returns mean loss of the batch, nats
 */
export function backward(net: Net, { rows, labels }: Batch): number {
  const { step, plan, layers, classes } = net;
  const output = layers[layers.length - 1];
  const { activations: logits, columns } = output;
  const loss = step.crossEntropy(logits, rows, columns, classes, labels);
  const { at, stride, ends } = plan.slopeLists;
  for (let l = layers.length - 1; l > 0; l--) {
    const above = layers[l];
    const layer = layers[l - 1];
    if (above.convolution !== null) {
      convolveBack(net, rows, above, layer);
      step.passGates(
        rows * layer.places,
        layer.columns,
        layer.activations,
        layer.gates,
        layer.playerSlopes,
        layer.slopes,
      );
      continue;
    }
    const { taps, unitsBelow, columns: width } = above;
    step.transpose(above.kernel, taps, unitsBelow, width, above.back, layer.columns, 0);
    step.listMaps(slopesOf(above), rows, 1, width, width, plan.ones, at, stride, ends, 0);
    step.backward(
      at,
      stride,
      ends,
      rows,
      layer.places,
      above.back,
      width,
      layer.columns,
      layer.activations,
      layer.gates,
      plan.zeros,
      layer.playerSlopes,
      layer.slopes,
      plan.cursors,
    );
  }
  return loss;
}

/** @param steps number of this step, from 1 */
export function writeRules({ floats, plan, optimizer }: Net, spec: RunSpec, steps: number): void {
  const at = plan.rules / 4;
  const { rate, epsilon } = thetaStep(optimizer, spec.lrTheta, steps);
  floats[at] = rate;
  floats[at + 1] = epsilon;
  DECAYS[optimizer].forEach((decay, moment) => (floats[at + 2 + moment] = decay));
}

/** What ∂C_i/∂θ_i = 2β s_i² θ_i + η s_i Σ_{j≠i} s_j θ_j is made of, see assembly/optimizer.ts. */
function writeCosts({ floats, layers }: Net, layer: NetLayer, spec: RunSpec): void {
  const { gates, costs, columns } = layer;
  const group = layers.indexOf(layer);
  const [beta, eta] = [priceOf(spec.beta, group), priceOf(spec.eta, group)];
  for (let j = 0; j < columns; j++) {
    const s = floats[gates / 4 + j];
    floats[costs / 4 + j] = (2 * beta - eta) * s * s;
    floats[costs / 4 + columns + j] = eta * s;
  }
}

/** The arguments with which the gradient of a layer's kernel is made, row by row, or is there; see `update`. */
export interface Gradient {
  readonly lists: Lists;
  readonly slopes: number;
  readonly init: number;
  readonly isShifted: boolean;
}

/** Of a layer whose gradient is gathered. */
const NO_LISTS: Lists = { at: 0, stride: 0, ends: 0 };

/** Makes ready what the gradients of kernel and bias are made of, after `backward`. */
export function prepareGradient(net: Net, batch: Batch, layer: NetLayer): Gradient {
  const { step, plan, floats, shift } = net;
  const { inputs, columns, biasSlopes, slopeInit, input } = layer;
  const slopes = slopesOf(layer);
  step.sumRows(slopes, batch.rows * layer.places, columns, biasSlopes);
  if (layer.convolution !== null) {
    gatherGradient(net, batch, layer);
    return { lists: NO_LISTS, slopes: plan.patches.gradient, init: 0, isShifted: false };
  }
  const isShifted = input === null && shift !== 0;
  if (isShifted) {
    for (let j = 0; j < columns; j++) {
      floats[slopeInit / 4 + j] = shift * floats[biasSlopes / 4 + j];
    }
  }
  // The images came transposed.
  if (input !== null) transposeLists(step, input, batch.rows, inputs);
  return { lists: (input ?? batch).byColumn!, slopes, init: slopeInit, isShifted };
}

/** Of a layer whose gradient is prepared. */
export function moveBias({ step, plan, optimizer }: Net, { rows }: Batch, layer: NetLayer): void {
  // The bias is a kernel of one input that is always 1: its gradient is what a row begins with.
  step.update(
    KINDS[optimizer],
    plan.noList.at,
    plan.noList.stride,
    plan.noList.ends,
    1,
    slopesOf(layer),
    rows,
    layer.columns,
    layer.biasSlopes,
    true,
    layer.bias,
    layer.biasFirst,
    layer.biasSecond,
    plan.biasMoved,
    plan.rules,
    0,
    0,
  );
}

/**
 * Moves θ by the slopes that `backward` left; with costs that contain η, `crowd` must be there.
 *
 * @param steps number of this step, from 1
 */
export function moveWeights(net: Net, batch: Batch, spec: RunSpec, steps: number): void {
  const { step, plan } = net;
  writeRules(net, spec, steps);
  for (const layer of net.layers) {
    const costs = layer.isHidden && costsReachWeights(spec) ? layer.costs : 0;
    if (costs !== 0) writeCosts(net, layer, spec);
    const { lists, slopes, init, isShifted } = prepareGradient(net, batch, layer);
    step.update(
      KINDS[net.optimizer],
      lists.at,
      lists.stride,
      lists.ends,
      layer.inputs,
      slopes,
      batch.rows,
      layer.columns,
      init,
      isShifted,
      layer.kernel,
      layer.kernelFirst,
      layer.kernelSecond,
      layer.moved,
      plan.rules,
      costs,
      layer.crowd,
    );
    moveBias(net, batch, layer);
  }
}
