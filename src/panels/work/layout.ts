/** Bars of the work of each layer, one below the other. */
import type { Box } from '../weights/layout.ts';

export interface WorkLayout {
  readonly height: number;
  readonly labelX: number;
  /** Of the whole layer, as wide as it is to the largest; one for each layer. */
  readonly bars: readonly Box[];
  readonly numberX: number;
  /** Of the line between the layers and their sum, and of the sum. */
  readonly ruleY: number;
  readonly sumY: number;
}

const ROW = 18;
const BAR = 10;
const LABEL = 52;
/** Where layers have the names that a program gave them. */
const LONG_LABEL = 104;
const SHORT_NAME = 8;
const LONG_NAME = 16;
const NUMBER = 92;

/** The end of a name says which layer it is. */
export const labelOf = (name: string): string =>
  name.length > LONG_NAME ? `…${name.slice(1 - LONG_NAME)}` : name;

/** @param layers with their multiplications */
export function workLayout(
  width: number,
  layers: readonly { readonly name: string; readonly whole: number }[],
): WorkLayout {
  const whole = layers.map((layer) => layer.whole);
  const largest = Math.max(1, ...whole);
  const label = layers.some(({ name }) => name.length > SHORT_NAME) ? LONG_LABEL : LABEL;
  const room = Math.max(1, width - label - NUMBER);
  const bars = whole.map((each, index) => ({
    x: label,
    y: 4 + index * ROW,
    width: Math.max(1, (each / largest) * room),
    height: BAR,
  }));
  const ruleY = 4 + whole.length * ROW;
  return { height: ruleY + 20, labelX: 0, bars, numberX: width, ruleY, sumY: ruleY + 11 };
}
