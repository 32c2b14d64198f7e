/**
 * The compiled step: which of its two builds this machine can run, and what it exports. The bytes come
 * from outside (a URL in the browser, a file in Node); scripts/buildSimd.mjs makes them.
 */

/** All addresses and sizes are whole numbers; assembly/*.ts says what each means. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  heapBase(): number;
  listImages(
    pixels: number,
    imageSize: number,
    images: number,
    table: number,
    lists: number,
    stride: number,
    ends: number,
  ): void;
  listMaps(
    matrix: number,
    images: number,
    places: number,
    columns: number,
    units: number,
    gates: number,
    lists: number,
    stride: number,
    ends: number,
    starts: number,
  ): void;
  selectLists(
    lists: number,
    stride: number,
    ends: number,
    count: number,
    map: number,
    toLists: number,
    toStride: number,
    toEnds: number,
  ): void;
  transposeLists(
    lists: number,
    stride: number,
    ends: number,
    rows: number,
    columns: number,
    toLists: number,
    toStride: number,
    toEnds: number,
  ): void;
  forward(
    lists: number,
    stride: number,
    ends: number,
    rows: number,
    kernel: number,
    inputs: number,
    columns: number,
    init: number,
    out: number,
    rectified: boolean,
    cursors: number,
  ): void;
  crossEntropy(
    logits: number,
    rows: number,
    columns: number,
    classes: number,
    labels: number,
  ): number;
  classify(logits: number, rows: number, columns: number, classes: number, answers: number): void;
  backward(
    lists: number,
    stride: number,
    ends: number,
    images: number,
    places: number,
    back: number,
    above: number,
    columns: number,
    activations: number,
    gates: number,
    zeros: number,
    slopes: number,
    out: number,
    cursors: number,
  ): void;
  passGates(
    rows: number,
    columns: number,
    activations: number,
    gates: number,
    slopes: number,
    out: number,
  ): void;
  sumRows(matrix: number, rows: number, columns: number, out: number): void;
  transpose(
    kernel: number,
    taps: number,
    units: number,
    columns: number,
    out: number,
    unitColumns: number,
    edge: number,
  ): void;
  update(
    kind: number,
    lists: number,
    stride: number,
    ends: number,
    inputs: number,
    slopes: number,
    rows: number,
    columns: number,
    init: number,
    isShifted: boolean,
    weights: number,
    first: number,
    second: number,
    moved: number,
    rules: number,
    costs: number,
    crowd: number,
  ): void;
  startsOfLists(
    lists: number,
    stride: number,
    ends: number,
    images: number,
    places: number,
    units: number,
    starts: number,
  ): void;
  listSlopes(
    slopes: number,
    winners: number,
    images: number,
    height: number,
    width: number,
    window: number,
    beforeHeight: number,
    beforeWidth: number,
    columns: number,
    lists: number,
    stride: number,
    starts: number,
  ): void;
  listPatches(
    slopes: number,
    winners: number,
    images: number,
    from: number,
    to: number,
    height: number,
    width: number,
    window: number,
    columns: number,
    units: number,
    placeBytes: number,
    mapWidth: number,
    mapPlaces: number,
    lists: number,
    stride: number,
    ends: number,
  ): void;
  packMaps(
    matrix: number,
    images: number,
    height: number,
    width: number,
    border: number,
    columns: number,
    units: number,
    gates: number,
    out: number,
  ): void;
  fillMaps(
    lists: number,
    stride: number,
    ends: number,
    images: number,
    height: number,
    width: number,
    channels: number,
    border: number,
    shift: number,
    out: number,
  ): void;
  convolve(
    starts: number,
    images: number,
    height: number,
    width: number,
    channels: number,
    border: number,
    edge: number,
    kernel: number,
    columns: number,
    init: number,
    rectified: boolean,
    before: number,
    beforeHeight: number,
    beforeWidth: number,
    window: number,
    outHeight: number,
    outWidth: number,
    out: number,
    winners: number,
  ): void;
  convolveBack(
    starts: number,
    images: number,
    beforeHeight: number,
    beforeWidth: number,
    above: number,
    border: number,
    edge: number,
    back: number,
    height: number,
    width: number,
    columns: number,
    zeros: number,
    out: number,
  ): void;
  gatherPatches(
    lists: number,
    stride: number,
    ends: number,
    filters: number,
    map: number,
    edge: number,
    run: number,
    rowBytes: number,
    width: number,
    isFirst: boolean,
    zeros: number,
    out: number,
  ): void;
  panelsOfPatches(
    sums: number,
    filters: number,
    edge: number,
    run: number,
    width: number,
    columns: number,
    out: number,
  ): void;
  normSquared(kernel: number, inputs: number, columns: number, out: number): void;
  crowd(kernel: number, inputs: number, columns: number, gates: number, out: number): void;
  pull(kernel: number, inputs: number, columns: number, factors: number, out: number): void;
  gram(kernel: number, inputs: number, columns: number, out: number): void;
  total(matrix: number, count: number): number;
  gateWeights(
    count: number,
    weights: number,
    participation: number,
    least: number,
    kernel: number,
  ): void;
  learn(
    kind: number,
    sign: number,
    dynamics: number,
    lists: number,
    stride: number,
    ends: number,
    inputs: number,
    slopes: number,
    rows: number,
    columns: number,
    init: number,
    isShifted: boolean,
    hasCosts: boolean,
    weights: number,
    weightFirst: number,
    weightSecond: number,
    moved: number,
    rules: number,
    participation: number,
    sums: number,
    first: number,
    second: number,
    aside: number,
    kernel: number,
    told: number,
    stakes: number,
  ): number;
  decide(
    dynamics: number,
    count: number,
    aside: number,
    weights: number,
    participation: number,
    sums: number,
    first: number,
    second: number,
    kernel: number,
    stakes: number,
  ): void;
}

/** File names in the build folder. */
export type StepVariant = 'step.wasm' | 'step-relaxed.wasm';

/** A module of one function that returns `0.splat`, then what `instructions` make of it. */
function isSupported(instructions: readonly number[]): boolean {
  const body = [0, ...instructions, 0x0b];
  const code = [1, body.length, ...body];
  const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0];
  return WebAssembly.validate(new Uint8Array([...header, 10, code.length, ...code]));
}

const splatZero = [0x41, 0, 0xfd, 0x0f];

/** The build to load here; null where WebAssembly has no SIMD. */
export function stepVariant(): StepVariant | null {
  if (typeof WebAssembly === 'undefined' || !isSupported(splatZero)) return null;
  // f32x4.relaxed_madd
  const fused = [...splatZero, ...splatZero, ...splatZero, 0xfd, 0x85, 0x02];
  return isSupported(fused) ? 'step-relaxed.wasm' : 'step.wasm';
}

/**
 * Compiles the build that suits this machine.
 *
 * @param read gives the bytes of a file of the build folder
 * @returns null where WebAssembly has no SIMD
 */
export async function loadStep(
  read: (variant: StepVariant) => Promise<Uint8Array>,
): Promise<WebAssembly.Module | null> {
  const variant = stepVariant();
  if (variant === null) return null;
  return WebAssembly.compile((await read(variant)) as Uint8Array<ArrayBuffer>);
}

/** Of WebAssembly: what memory grows by. */
const PAGE_BYTES = 2 ** 16;

/** @throws Error with a sentence where there is not so much */
function grow(memory: WebAssembly.Memory, missing: number): void {
  try {
    memory.grow(Math.ceil(missing / PAGE_BYTES));
  } catch (cause) {
    const megabytes = Math.ceil((memory.buffer.byteLength + missing) / 1e6);
    throw new Error(
      `A step of this run needs ${megabytes} MB of memory in one piece, which this machine does not give. Choose a smaller batch or a smaller network.`,
      { cause },
    );
  }
}

/** An instance with its memory grown to what `plan` asks for; memory never grows again. */
export function instantiateStep<Plan extends { readonly bytes: number }>(
  module: WebAssembly.Module,
  plan: (heapBase: number) => Plan,
): { step: KernelExports; plan: Plan } {
  const { exports } = new WebAssembly.Instance(module, {
    env: {
      abort: () => {
        throw new Error('The SIMD training step stopped; this is a defect of the program.');
      },
    },
  });
  const step = exports as unknown as KernelExports;
  const made = plan(step.heapBase());
  const missing = made.bytes - step.memory.buffer.byteLength;
  if (missing > 0) grow(step.memory, missing);
  return { step, plan: made };
}
