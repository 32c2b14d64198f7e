/**
 * Receptive fields as pixels. A field comes as side × side bytes a few times a second; it is brought
 * to the cell's size once and kept as a mask. A tile is then one table look-up per pixel: the table
 * holds, for every level of s, the colours from paper (largest negative weight) to the ramp's colour
 * at s (largest positive weight).
 */
import type { Theme } from '../../ui/theme.ts';
import { channels, mix } from '../shared/colour.ts';

/** Levels of s that are told apart in a tile. */
export const LEVELS = 48;
/** The faintest tile still shows its drawing: s runs over the upper part of the ramp. */
const FAINTEST = 0.2;

export const levelOf = (s: number): number =>
  Math.round(Math.min(1, Math.max(0, s)) * (LEVELS - 1));

/** The share of the ramp's colour where there is no weight. */
const GROUND = 0.34;

/** How much of the ramp's colour a weight gets: all for the largest, none for the most negative. */
export function weightShare(byte: number): number {
  const weight = Math.max(-1, (byte - 128) / 127);
  return weight < 0 ? GROUND * (1 + weight) : GROUND + (1 - GROUND) * weight ** 0.85;
}

/**
 * Colours of the weights at one level of s, by default the strongest; shape [256].
 *
 * @param shareOf how much of the ramp's colour each byte gets
 */
export function fieldColours(
  theme: Pick<Theme, 'paper' | 'rampAt'>,
  level = LEVELS - 1,
  shareOf = weightShare,
): Uint32Array {
  const paper = channels(theme.paper);
  const full = channels(theme.rampAt(FAINTEST + (1 - FAINTEST) * (level / (LEVELS - 1))));
  return Uint32Array.from({ length: 256 }, (_, byte) => mix(paper, full, shareOf(byte)));
}

/** The same for every level; shape [LEVELS, 256]. */
export function tileColours(
  theme: Pick<Theme, 'paper' | 'rampAt'>,
  shareOf = weightShare,
): Uint32Array {
  const table = new Uint32Array(LEVELS * 256);
  for (let level = 0; level < LEVELS; level++)
    table.set(fieldColours(theme, level, shareOf), level * 256);
  return table;
}

/** Samples along one edge: for every target pixel, TAPS source indices to be averaged. */
const TAPS = 3;

function taps(side: number, size: number): Int32Array {
  const indices = new Int32Array(size * TAPS);
  for (let i = 0; i < size * TAPS; i++) {
    indices[i] = Math.min(side - 1, Math.floor(((i + 0.5) / (size * TAPS)) * side));
  }
  return indices;
}

export class Masks {
  /** Shape [playerCount, size * size]. */
  private mask = new Uint8Array(0);
  private next = 0;
  private taps: Int32Array = new Int32Array(0);
  private source: Uint8Array | null = null;
  side = 0;
  size = 0;

  /** New fields or another size: all masks are to be made anew, a few at a time. */
  begin(pixels: Uint8Array, side: number, size: number): void {
    if (
      size !== this.size ||
      side !== this.side ||
      this.mask.length !== (pixels.length / side ** 2) * size ** 2
    ) {
      this.mask = new Uint8Array((pixels.length / side ** 2) * size ** 2).fill(128);
      this.taps = taps(side, size);
    }
    this.source = pixels;
    this.side = side;
    this.size = size;
    this.next = 0;
  }

  /** There are no fields: none is painted. */
  clear(): void {
    this.mask = new Uint8Array(0);
    this.source = null;
    [this.side, this.size, this.next] = [0, 0, 0];
  }

  /** @returns the player whose mask was made, or -1 when all are made */
  advance(): number {
    const { source, side, size, mask } = this;
    if (source === null || this.next >= source.length / side ** 2) return -1;
    const player = this.next++;
    const from = player * side * side;
    let to = player * size * size;
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        let sum = 0;
        for (let j = 0; j < TAPS; j++) {
          const row = from + this.taps[y * TAPS + j] * side;
          for (let i = 0; i < TAPS; i++) sum += source[row + this.taps[x * TAPS + i]];
        }
        mask[to++] = (sum / (TAPS * TAPS) + 0.5) | 0;
      }
    }
    return player;
  }

  /**
   * Writes a player's tile into a picture.
   * @param pixels shape [height, stride]; @param at index of the tile's top left pixel
   */
  paint(
    pixels: Uint32Array,
    stride: number,
    at: number,
    player: number,
    colours: Uint32Array,
    level: number,
  ): void {
    const { mask, size } = this;
    const table = level * 256;
    let from = player * size * size;
    for (let y = 0; y < size; y++) {
      const row = at + y * stride;
      for (let x = 0; x < size; x++) pixels[row + x] = colours[table + mask[from++]];
    }
  }
}

/** An empty tile: paper, where a cross will stand. */
export function clearTile(
  pixels: Uint32Array,
  stride: number,
  at: number,
  size: number,
  paper: number,
): void {
  for (let y = 0; y < size; y++) pixels.fill(paper, at + y * stride, at + y * stride + size);
}
