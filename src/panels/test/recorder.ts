/** A fake of CanvasRenderingContext2D that writes down what it is told, with rounded numbers. */
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import { font } from '../shared/type.ts';

const round = (value: unknown): unknown =>
  typeof value === 'number'
    ? Math.round(value * 10) / 10 + 0
    : Array.isArray(value)
      ? value.map(round)
      : value;

/** Six pixels a character: enough to decide what fits. */
const measureText = (words: string) => ({ width: 6 * words.length });

/** What a canvas begins with. */
const initialText = { font: '10px sans-serif', textAlign: 'start', textBaseline: 'alphabetic' };
type TextState = typeof initialText;
const isTextState = (name: string | symbol): name is keyof TextState => name in initialText;

const fontNames = new Map<string, string>(Object.entries(font).map(([name, css]) => [css, name]));

export interface Recorder {
  readonly ctx: Ctx;
  /** “strokeStyle = ink”, “fillText "hold" 12 30 note left middle”: a text with its font and alignment. */
  readonly calls: string[];
  /** The texts drawn, with their places, fonts and alignments; what lies around them is left out. */
  texts(): string[];
}

export function recorder(): Recorder {
  const calls: string[] = [];
  let text: TextState = { ...initialText };
  const saved: TextState[] = [];
  const words = (values: readonly unknown[]) =>
    values.map((value) => JSON.stringify(round(value))).join(' ');

  function call(name: string, values: readonly unknown[]): void {
    if (name === 'save') saved.push({ ...text });
    if (name === 'restore') text = saved.pop() ?? text;
    const isText = name === 'fillText' || name === 'strokeText';
    const style = isText
      ? [fontNames.get(text.font) ?? text.font, text.textAlign, text.textBaseline]
      : [];
    calls.push([name, words(values), ...style].filter(Boolean).join(' '));
  }

  const ctx = new Proxy({} as Record<string | symbol, unknown>, {
    get(_, name) {
      if (isTextState(name)) return text[name];
      if (name === 'measureText') return measureText;
      if (name === 'createLinearGradient') return () => ({ addColorStop: () => undefined });
      return (...values: unknown[]) => call(String(name), values);
    },
    set(_, name, value) {
      if (isTextState(name)) text = { ...text, [name]: String(value) };
      else calls.push(`${String(name)} = ${String(round(value))}`);
      return true;
    },
  });
  return {
    ctx: ctx as unknown as Ctx,
    calls,
    texts: () => calls.filter((each) => each.startsWith('fillText')).map((each) => each.slice(9)),
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
