/** A fake of CanvasRenderingContext2D that writes down what it is told, with rounded numbers. */
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';

const round = (value: unknown): unknown =>
  typeof value === 'number'
    ? Math.round(value * 10) / 10 + 0
    : Array.isArray(value)
      ? value.map(round)
      : value;

/** Six pixels a character: enough to decide what fits. */
const measureText = (words: string) => ({ width: 6 * words.length });

export interface Recorder {
  readonly ctx: Ctx;
  /** “fillText 9 hold 12 30”, “strokeStyle = ink”; text state that does not show is left out. */
  readonly calls: string[];
  /** The texts drawn, with their places. */
  texts(): string[];
}

const SILENT: readonly (string | symbol)[] = ['font', 'textAlign', 'textBaseline', 'lineJoin'];

export function recorder(): Recorder {
  const calls: string[] = [];
  const ctx = new Proxy({} as Record<string | symbol, unknown>, {
    get(_, name) {
      if (name === 'measureText') return measureText;
      if (name === 'createLinearGradient') return () => ({ addColorStop: () => undefined });
      return (...values: unknown[]) => {
        if (name === 'strokeText') return;
        calls.push(
          [String(name), ...values.map((value) => JSON.stringify(round(value)))].join(' '),
        );
      };
    },
    set(_, name, value) {
      if (!SILENT.includes(name)) calls.push(`${String(name)} = ${String(round(value))}`);
      return true;
    },
  });
  return {
    ctx: ctx as unknown as Ctx,
    calls,
    texts: () => calls.filter((call) => call.startsWith('fillText')).map((call) => call.slice(9)),
  };
}

/** A theme whose colours are their own names. */
export const plainTheme = new Proxy({} as Record<string, unknown>, {
  get(_, name) {
    if (name === 'rampAt') return (s: number) => `ramp ${Math.round(100 * s)}`;
    if (name === 'dark') return false;
    return name;
  },
}) as unknown as Theme;
