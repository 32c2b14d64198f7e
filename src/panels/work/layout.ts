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
const NUMBER = 92;

/** @param whole multiplications of each layer */
export function workLayout(width: number, whole: readonly number[]): WorkLayout {
  const largest = Math.max(1, ...whole);
  const room = Math.max(1, width - LABEL - NUMBER);
  const bars = whole.map((each, index) => ({
    x: LABEL,
    y: 4 + index * ROW,
    width: Math.max(1, (each / largest) * room),
    height: BAR,
  }));
  const ruleY = 4 + whole.length * ROW;
  return { height: ruleY + 20, labelX: 0, bars, numberX: width, ruleY, sumY: ruleY + 11 };
}
