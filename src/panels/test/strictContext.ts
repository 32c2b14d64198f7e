/** A fake 2D context that draws nothing and throws where a browser's does. */
const finite = (values: readonly unknown[]): boolean =>
  values.every((value) => typeof value !== 'number' || Number.isFinite(value));

/** What browsers refuse with an exception; to most else that is not finite they pay no attention. */
const refusals: Record<string, (values: readonly unknown[]) => string | null> = {
  arc: ([, , radius]) => ((radius as number) < 0 ? 'a radius below 0' : null),
  ellipse: ([, , rx, ry]) => (Math.min(rx as number, ry as number) < 0 ? 'a radius below 0' : null),
  roundRect: (values) =>
    typeof values[4] === 'number' && values[4] < 0 ? 'a radius below 0' : null,
  createLinearGradient: (values) => (finite(values) ? null : 'a gradient without ends'),
  createRadialGradient: (values) => (finite(values) ? null : 'a gradient without ends'),
  getImageData: (values) => (finite(values) && values[2] && values[3] ? null : 'no pixels'),
  drawImage: ([image]) => {
    const { width, height } = image as { width: number; height: number };
    return width > 0 && height > 0 ? null : 'an image of no size';
  },
};

export function strictContext(canvas: unknown): object {
  return new Proxy(
    { canvas },
    {
      get(target, name) {
        if (name === 'canvas') return target.canvas;
        if (name === 'measureText') return (words: string) => ({ width: 6 * words.length });
        return (...values: unknown[]) => {
          const refusal = refusals[String(name)]?.(values);
          if (refusal) throw new TypeError(`${String(name)}: ${refusal}`);
          if (name === 'createLinearGradient' || name === 'createRadialGradient')
            return {
              addColorStop(at: number) {
                if (!(at >= 0 && at <= 1)) throw new RangeError(`a colour stop at ${at}`);
              },
            };
        };
      },
      set: () => true,
    },
  );
}
