/** Colours as bytes, for pictures written pixel by pixel. */
import type { Theme } from '../../ui/theme.ts';

export type Channels = readonly [red: number, green: number, blue: number];

/** `#rrggbb` or `rgb(r, g, b)`. */
export function channels(colour: string): Channels {
  const hex = /^#(..)(..)(..)$/.exec(colour);
  const parts = hex
    ? hex.slice(1).map((pair) => parseInt(pair, 16))
    : (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];
}

/** One pixel as ImageData stores it on every machine browsers run on (little endian), opaque. */
export const pixel = (red: number, green: number, blue: number): number =>
  ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;

export function mix(from: Channels, to: Channels, share: number): number {
  const at = (channel: 0 | 1 | 2) =>
    Math.round(from[channel] + share * (to[channel] - from[channel]));
  return pixel(at(0), at(1), at(2));
}

/** The ramp for s in 256 steps. */
export function rampPixels(theme: Pick<Theme, 'rampAt'>): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, level) => {
    const colour = channels(theme.rampAt(level / 255));
    return pixel(...colour);
  });
}
