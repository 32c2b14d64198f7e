/**
 * The tiled matrix product that forward, backward and weight gradients share: C[r, c] = Σ_k A[r, k]
 * B[k, c] with operands read by functions (so that gathering, gate and ReLU cost no pass of their own)
 * and results handed to `store`, the epilogue.
 *
 * 256 threads make one tile of 32 × 32 or 64 × 64 results, each 4 × 4 of them in registers. The small
 * tile splits the depth among four parts of the workgroup and adds them up at the end, in a fixed
 * order: a net of this size has few tiles, and a large card wants many threads.
 */
export interface Tile {
  /** Results along one side. */
  readonly side: number;
  /** Parts into which the depth is split. */
  readonly parts: number;
  /** Terms loaded at a time. */
  readonly slab: number;
}

const SMALL: Tile = { side: 32, parts: 4, slab: 32 };
const LARGE: Tile = { side: 64, parts: 1, slab: 16 };
/** From so many large tiles on they keep a large card busy by themselves. */
const ENOUGH_TILES = 256;

/** Of every tile at least. */
export const LEAST_SIDE = SMALL.side;

export const tilesAlong = (count: number, { side }: Tile): number => Math.ceil(count / side);

/** @param shapes [rows, columns] of all products of one dispatch */
export function chooseTile(shapes: readonly (readonly [number, number])[]): Tile {
  const large = shapes.reduce(
    (sum, [rows, columns]) => sum + tilesAlong(rows, LARGE) * tilesAlong(columns, LARGE),
    0,
  );
  return large >= ENOUGH_TILES ? LARGE : SMALL;
}

/** The same for few rows and many columns: rows that are not there are computed as well. */
export function chooseMapTile(rows: number, columns: number): Tile {
  const isWaste = tilesAlong(rows, LARGE) * LARGE.side > tilesAlong(rows, SMALL) * SMALL.side;
  return isWaste ? SMALL : chooseTile([[rows, columns]]);
}

/** How threads that load neighbouring terms of an operand walk over it: as it lies in memory. */
type Along = 'depth' | 'side';

export interface Product {
  readonly tile: Tile;
  /**
   * WGSL functions: `place(group: vec3u) -> Place`, `left(layer: Layer, row: u32, k: u32) -> f32`,
   * `right(layer: Layer, k: u32, column: u32) -> f32`, called inside the ranges only, and
   * `store(layer: Layer, row: u32, column: u32, value: f32)`.
   */
  readonly functions: string;
  readonly leftAlong: Along;
  readonly rightAlong: Along;
  /** WGSL expressions; the depth must be the same in the whole workgroup. */
  readonly depth: string;
  /**
   * Neighbouring columns of which the largest is kept; 1 if left out. Else `store` is given the window and
   * which of its columns it was: `store(layer: Layer, row: u32, window: u32, value: f32, winner: u32)`.
   */
  readonly window?: number;
}

const THREADS = 256;
/** Results in registers along one side. */
const CELL = 4;

/** Loads one slab of an operand into shared memory as [slab, side + 1]. */
function load(
  { side, slab }: Tile,
  along: Along,
  base: number,
  edge: 'row' | 'column',
  call: (at: string, k: string) => string,
): string {
  const [inner, outer] = along === 'depth' ? ['k', 'at'] : ['at', 'k'];
  const width = along === 'depth' ? slab : side;
  const limit = edge === 'row' ? 'rows' : 'columns';
  return `for (var i = lane; i < ${side * slab}u; i += ${THREADS}u) {
      let ${inner} = i % ${width}u;
      let ${outer} = i / ${width}u;
      var value = 0.0;
      if (place.${edge} + at < place.${limit} && start + k < depth) {
        value = ${call(`place.${edge} + at`, 'start + k')};
      }
      slab[${base}u + k * ${side + 1}u + at] = value;
    }`;
}

/** Columns of a tile that are whole windows of `size` results. */
export const wholeColumns = ({ side }: Tile, size: number): number =>
  Math.floor(side / size) * size;

/** The end of the kernel: every result to `store`. */
const eachStore = (side: number, sum: (i: string) => string): string => `
  for (var i = lane; i < ${side * side}u; i += ${THREADS}u) {
    let row = place.row + i / ${side}u;
    let column = place.column + i % ${side}u;
    if (row < place.rows && column < place.columns) {
      store(place.layer, row, column, ${sum('i')});
    }
  }`;

/**
 * The largest of every window to `store(layer, row, window, value, winner)`, the first of equals, by its number
 * in the window. NaN wins: a net that ran away must not look like a silent one.
 */
const pooledStore = (side: number, size: number, sum: (i: string) => string): string => `
  for (var i = lane; i < ${side * Math.floor(side / size)}u; i += ${THREADS}u) {
    let row = place.row + i / ${Math.floor(side / size)}u;
    let first = i / ${Math.floor(side / size)}u * ${side}u + i % ${Math.floor(side / size)}u * ${size}u;
    let column = place.column + i % ${Math.floor(side / size)}u * ${size}u;
    if (row < place.rows && column < place.columns) {
      var best = ${sum('first')};
      var winner = 0u;
      for (var k = 1u; k < ${size}u; k++) {
        let value = ${sum('(first + k)')};
        if (value > best || value != value) {
          best = value;
          winner = k;
        }
      }
      store(place.layer, row, column / ${size}u, best, winner);
    }
  }`;

export function product(one: Product): string {
  const { tile, functions, leftAlong, rightAlong, depth, window = 1 } = one;
  const { side, parts, slab } = tile;
  const cells = side / CELL;
  const lanes = cells * cells;
  const rightBase = slab * (side + 1);
  const four = (base: string) => [0, 1, 2, 3].map((i) => `slab[${base} + ${i}u]`).join(', ');
  const results = side * side;
  const total = (at: string) =>
    Array.from({ length: parts }, (_, part) => `slab[${at} + ${part * results}u]`).join(' + ');
  return `
/** Where a workgroup's tile begins, and how large the product is. */
struct Place {
  layer: Layer,
  row: u32,
  column: u32,
  rows: u32,
  columns: u32,
}
${functions}

var<workgroup> slab: array<f32, ${Math.max(2 * rightBase, parts * results)}>;

@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  game = group.z;
  let place = placeOf(group);
  let depth = ${depth};
  let part = lane / ${lanes}u;
  let cellRow = (lane % ${lanes}u) / ${cells}u * ${CELL}u;
  let cellColumn = lane % ${cells}u * ${CELL}u;
  var sum0 = vec4f();
  var sum1 = vec4f();
  var sum2 = vec4f();
  var sum3 = vec4f();
  for (var start = 0u; start < depth; start += ${slab}u) {
    ${load(tile, leftAlong, 0, 'row', (at, k) => `left(place.layer, ${at}, ${k})`)}
    ${load(tile, rightAlong, rightBase, 'column', (at, k) => `right(place.layer, ${k}, ${at})`)}
    workgroupBarrier();
    for (var i = 0u; i < ${slab / parts}u; i++) {
      let k = part * ${slab / parts}u + i;
      let leftFrom = k * ${side + 1}u + cellRow;
      let rightFrom = ${rightBase}u + k * ${side + 1}u + cellColumn;
      let a = vec4f(${four('leftFrom')});
      let b = vec4f(${four('rightFrom')});
      sum0 += a.x * b;
      sum1 += a.y * b;
      sum2 += a.z * b;
      sum3 += a.w * b;
    }
    workgroupBarrier();
  }
  // Through shared memory once more: the parts meet there, and neighbours store to neighbours.
  let cell = part * ${results}u + cellRow * ${side}u + cellColumn;
  ${[0, 1, 2, 3]
    .flatMap((row) =>
      ['x', 'y', 'z', 'w'].map(
        (name, column) => `slab[cell + ${row * side + column}u] = sum${row}.${name};`,
      ),
    )
    .join('\n  ')}
  workgroupBarrier();
  ${window === 1 ? eachStore(side, total) : pooledStore(side, window, total)}
}
`;
}
