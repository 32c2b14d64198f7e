/**
 * What every kernel begins with: the bindings, the step's values, and how an activation, a slope or a
 * pixel is read. One bind group serves all kernels, so a step binds once.
 */
import type { LayerPlace, Layout } from '../layout.ts';
import { stepStruct } from '../stepSlots.ts';

/** The layer as a WGSL value. @param below the layer that feeds it, if it is not the first */
function literal(layout: Layout, layer: LayerPlace, below: LayerPlace | undefined): string {
  const { games, parameterCount, playerCount, strides } = layout;
  const at = (place: number, stride: number) =>
    games === 1 ? `${place}u` : `${place}u + game * ${stride}u`;
  return `Layer(${[
    `${layout.layers.indexOf(layer)}u`,
    `${layer.inputCount}u`,
    `${layer.outputCount}u`,
    at(layer.kernel, parameterCount),
    at(layer.bias, parameterCount),
    at(layer.raw, strides.raw),
    at(layer.slopes, strides.slopes),
    at(layer.first, playerCount),
    at(layer.crowd, strides.crowd),
    String(layer.plays),
    String(below !== undefined),
    at(below?.raw ?? 0, strides.raw),
    at(below?.first ?? 0, playerCount),
  ].join(', ')})`;
}

/** `layerAt(index)`: a layer's places in this game; the last layer's for every index beyond. */
function layerTable(layout: Layout): string {
  const { layers } = layout;
  const value = (index: number) => literal(layout, layers[index], layers[index - 1]);
  const cases = layers.slice(0, -1).map((_, i) => `case ${i}u: { return ${value(i)}; }`);
  return `fn layerAt(index: u32) -> Layer {
  switch index {
    ${cases.join('\n    ')}
    default: { return ${value(layers.length - 1)}; }
  }
}`;
}

export const common = (layout: Layout): string => `
${stepStruct}

struct Layer {
  /** Of the group of players that its outputs are. */
  group: u32,
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

@group(0) @binding(0) var<uniform> steps: array<Step, ${layout.games}>;
@group(0) @binding(1) var<storage, read> images: array<u32>;
@group(0) @binding(2) var<storage, read> list: array<u32>;
@group(0) @binding(3) var<storage, read_write> theta: array<f32>;
@group(0) @binding(4) var<storage, read_write> raw: array<f32>;
@group(0) @binding(5) var<storage, read_write> slopes: array<f32>;
@group(0) @binding(6) var<storage, read_write> players: array<f32>;
@group(0) @binding(7) var<storage, read_write> tally: array<atomic<u32>>;

/** Every kernel's last coordinate of the workgroup, and what a kernel sets first. */
var<private> game: u32;

${layerTable(layout)}

fn byteAt(at: u32) -> u32 {
  return (images[at >> 2u] >> ((at & 3u) * 8u)) & 255u;
}

/** The image that is shown in a row of the batch. */
fn imageOf(row: u32) -> u32 {
  if (steps[game].isSequence == 1u) { return steps[game].start + row; }
  return list[steps[game].start + row];
}

/** Place of an image's loss. */
fn lossAt(row: u32) -> u32 {
  return ${layout.losses}u + game * ${layout.strides.slopes}u + row;
}

fn labelOf(row: u32) -> u32 {
  return byteAt(steps[game].labels + imageOf(row));
}

fn pixelAt(row: u32, column: u32) -> f32 {
  let byte = byteAt(imageOf(row) * ${layout.imageSize}u + column);
  return f32(byte) * steps[game].pixelScale - steps[game].pixelShift;
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
