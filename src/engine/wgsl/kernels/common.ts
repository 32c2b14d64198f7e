/**
 * What every kernel begins with: the bindings, the step's values, and how an activation, a slope or a
 * pixel is read. One bind group serves all kernels, so a step binds once.
 */
import { type PixelStatistics } from '../../inputs.ts';
import type { RunSpec } from '../../../game/spec.ts';
import type { LayerPlace, Layout } from '../layout.ts';
import { stepStruct } from '../stepValues.ts';
import { real } from './literal.ts';

/** The layer as a WGSL value. @param below the layer that feeds it, if it is not the first */
function literal(layer: LayerPlace, below: LayerPlace | undefined): string {
  const { inputCount, outputCount, plays, kernel, bias, raw, slopes, first, crowd } = layer;
  const numbers = [inputCount, outputCount, kernel, bias, raw, slopes, first, crowd];
  const flags = `${plays}, ${below !== undefined}`;
  return `Layer(${numbers.map((x) => `${x}u`).join(', ')}, ${flags}, ${below?.raw ?? 0}u, ${below?.first ?? 0}u)`;
}

/** `layerAt(index)`: a layer's places; the last one for every index beyond. */
function layerTable({ layers }: Layout): string {
  const value = (index: number) => literal(layers[index], layers[index - 1]);
  const cases = layers.slice(0, -1).map((_, i) => `case ${i}u: { return ${value(i)}; }`);
  return `fn layerAt(index: u32) -> Layer {
  switch index {
    ${cases.join('\n    ')}
    default: { return ${value(layers.length - 1)}; }
  }
}`;
}

/** @param spec of the run's start: the scale of the inputs does not change while it lasts */
export function common(layout: Layout, spec: RunSpec, statistics: PixelStatistics): string {
  const [shift, scale] =
    spec.inputNormalisation === 'standard' ? [statistics.pixelMean, statistics.pixelStd] : [0, 1];
  return `
${stepStruct}

struct Layer {
  inputs: u32,
  outputs: u32,
  kernel: u32,
  bias: u32,
  raw: u32,
  slopes: u32,
  first: u32,
  crowd: u32,
  plays: bool,
  hasBelow: bool,
  belowRaw: u32,
  belowFirst: u32,
}

@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> images: array<u32>;
@group(0) @binding(2) var<storage, read> list: array<u32>;
@group(0) @binding(3) var<storage, read_write> theta: array<f32>;
@group(0) @binding(4) var<storage, read_write> raw: array<f32>;
@group(0) @binding(5) var<storage, read_write> slopes: array<f32>;
@group(0) @binding(6) var<storage, read_write> players: array<f32>;
@group(0) @binding(7) var<storage, read_write> tally: array<atomic<u32>>;

${layerTable(layout)}

fn byteAt(at: u32) -> u32 {
  return (images[at >> 2u] >> ((at & 3u) * 8u)) & 255u;
}

/** The image that is shown in a row of the batch. */
fn imageOf(row: u32) -> u32 {
  if (step.isSequence == 1u) { return step.start + row; }
  return list[step.start + row];
}

fn labelOf(row: u32) -> u32 {
  return byteAt(step.labels + imageOf(row));
}

fn pixelAt(row: u32, column: u32) -> f32 {
  let byte = byteAt(imageOf(row) * ${layout.imageSize}u + column);
  return f32(byte) * ${real(1 / 255 / scale)} - ${real(shift / scale)};
}

/** relu(s z). Written so that NaN stays NaN: a net that ran away must not look like a silent one. */
fn gated(z: f32, s: f32) -> f32 {
  let value = s * z;
  return select(value, 0.0, value <= 0.0);
}

/** What a layer is fed: a pixel, or the activation of the layer below. */
fn inputAt(layer: Layer, row: u32, column: u32) -> f32 {
  if (!layer.hasBelow) { return pixelAt(row, column); }
  return gated(raw[layer.belowRaw + row * layer.inputs + column], players[layer.belowFirst + column]);
}

/** ∂L/∂z, shape [rows, outputs]: through the gate z̃ = s z where the outputs play. */
fn slopeAt(layer: Layer, row: u32, column: u32) -> f32 {
  let slope = slopes[layer.slopes + row * layer.outputs + column];
  if (!layer.plays) { return slope; }
  return slope * players[layer.first + column];
}
`;
}
