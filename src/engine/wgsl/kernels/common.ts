/**
 * What every kernel begins with: the bindings, the step's values, and how a weight, an activation, a slope
 * or a pixel is read with the participations in it. One bind group serves all kernels, so a step binds once.
 */
import type { GroupPlace, LayerPlace, Layout } from '../layout.ts';
import { stepStruct } from '../stepSlots.ts';

/** A place in the game at hand. */
const at = ({ games }: Layout, place: number, stride: number): string =>
  games === 1 ? `${place}u` : `${place}u + game * ${stride}u`;

/** The group as a WGSL value; an empty one where nobody plays. */
function seat(layout: Layout, group: GroupPlace | undefined): string {
  const { playerCount, strides } = layout;
  const { index, layer, first, count, crowd, partials } = group ?? {
    ...{ index: 0, layer: 0, first: 0, count: 0, crowd: 0, partials: 0 },
  };
  return `Seat(${[
    `${index}u`,
    `${layer}u`,
    String(group?.granularity === 'pixel'),
    at(layout, first, playerCount),
    `${count}u`,
    at(layout, crowd, strides.crowd),
    at(layout, partials, strides.crowd),
  ].join(', ')})`;
}

const unitsOf = ({ players }: LayerPlace): GroupPlace | undefined =>
  players.neuron ?? players.filter;

/** The layer as a WGSL value. @param below the layer that feeds it, if it is not the first */
function literal(layout: Layout, layer: LayerPlace, below: LayerPlace | undefined): string {
  const { parameterCount, strides } = layout;
  const { neuron, filter, weight, pixel } = layer.players;
  const units = neuron ?? filter;
  const feeding = below === undefined ? pixel : unitsOf(below);
  return `Layer(${[
    `${layer.inputCount}u`,
    `${layer.outputCount}u`,
    at(layout, layer.kernel, parameterCount),
    at(layout, layer.bias, parameterCount),
    at(layout, layer.raw, strides.raw),
    at(layout, layer.slopes, strides.slopes),
    String(units !== undefined),
    seat(layout, units ?? weight),
    String(below !== undefined),
    at(layout, below?.raw ?? 0, strides.raw),
    at(layout, below?.slopes ?? layout.pixelSlopes, strides.slopes),
    String(feeding !== undefined),
    seat(layout, feeding),
    ...(layout.hasMaps ? [`${layer.places}u`, `${below?.places ?? 1}u`] : []),
  ].join(', ')})`;
}

/** `name(index)`: one of several values; the last one for every index beyond. */
export function table(name: string, type: string, values: readonly string[]): string {
  const cases = values.slice(0, -1).map((value, i) => `case ${i}u: { return ${value}; }`);
  return `fn ${name}(index: u32) -> ${type} {
  switch index {
    ${cases.join('\n    ')}
    default: { return ${values.at(-1)}; }
  }
}`;
}

export const common = (layout: Layout): string => `
${stepStruct}

/** Players of one kind in one layer. */
struct Seat {
  group: u32,
  layer: u32,
  isOfPixels: bool,
  first: u32,
  count: u32,
  crowd: u32,
  partials: u32,
}

struct Layer {
  inputs: u32,
  outputs: u32,
  kernel: u32,
  bias: u32,
  raw: u32,
  slopes: u32,
  unitsPlay: bool,
  /** Of its units, or of its weights. */
  seat: Seat,
  hasBelow: bool,
  belowRaw: u32,
  belowSlopes: u32,
  inputsPlay: bool,
  /** Of the units that feed it, or of the pixels. */
  below: Seat,${
    layout.hasMaps
      ? `
  /** Numbers that each of its units gives of an image, and each of those that feed it. */
  places: u32,
  placesBelow: u32,`
      : ''
  }
}

@group(0) @binding(0) var<uniform> steps: array<Step, ${layout.games}>;
@group(0) @binding(1) var<storage, read> images: array<u32>;
@group(0) @binding(2) var<storage, read> list: array<u32>;
@group(0) @binding(3) var<storage, read_write> theta: array<f32>;
@group(0) @binding(4) var<storage, read_write> raw: array<f32>;
@group(0) @binding(5) var<storage, read_write> slopes: array<f32>;
@group(0) @binding(6) var<storage, read_write> players: array<f32>;
@group(0) @binding(7) var<storage, read_write> answers: array<u32>;

/** Every kernel's last coordinate of the workgroup, and what a kernel sets first. */
var<private> game: u32;

${table(
  'layerAt',
  'Layer',
  layout.layers.map((layer, i) => literal(layout, layer, layout.layers[i - 1])),
)}

${table(
  'seatAt',
  'Seat',
  layout.groups.length === 0
    ? [seat(layout, undefined)]
    : layout.groups.map((group) => seat(layout, group)),
)}

/** Of a unit, behind its z; 1 where it does not play. */
fn unitGate(layer: Layer, unit: u32) -> f32 {
  if (!layer.unitsPlay) { return 1.0; }
  return players[layer.seat.first + unit];
}

/** Of a unit or a pixel that feeds a layer. @param column of what a dense layer reads */
fn inputGate(layer: Layer, column: u32) -> f32 {
  if (!layer.inputsPlay) { return 1.0; }
  return players[layer.below.first + column${layout.hasMaps ? ' / layer.placesBelow' : ''}];
}

/** Of a pixel alone: it stands inside the first kernel. */
fn pixelGate(layer: Layer, column: u32) -> f32 {
  if (layer.hasBelow) { return 1.0; }
  return inputGate(layer, column);
}

/** A weight as the net has it, gates of units and pixels apart. @param own its index in the kernel */
fn weightAt(layer: Layer, own: u32) -> f32 {
  return theta[layer.kernel + own]${layout.weightsPlay ? ' * players[layer.seat.first + own]' : ''};
}

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
  let at = imageOf(row) * ${layout.imageSize}u + column;
  let value = ${layout.areReals ? 'bitcast<f32>(images[at])' : 'f32(byteAt(at))'};
  return value * steps[game].pixelScale - steps[game].pixelShift;
}

/** relu(s z). Written so that NaN stays NaN: a net that ran away must not look like a silent one. */
fn gated(z: f32, s: f32) -> f32 {
  let value = s * z;
  return select(value, 0.0, value <= 0.0);
}

/** What a layer is fed: a pixel, or the activation of the layer below. */
fn inputAt(layer: Layer, row: u32, column: u32) -> f32 {
  let s = inputGate(layer, column);
  if (!layer.hasBelow) { return s * pixelAt(row, column); }
  return gated(raw[layer.belowRaw + row * layer.inputs + column], s);
}

/** ∂L/∂z, shape [rows, outputs]: through the gate z̃ = s z where the units play. */
fn slopeAt(layer: Layer, row: u32, column: u32) -> f32 {
  return slopes[layer.slopes + row * layer.outputs + column] * unitGate(layer, column);
}
`;
