/** Figures and tables that read well in a terminal too. */

/** Three figures, as many as a timing deserves. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return value.toPrecision(3);
}

/**
 * @param cells rows of texts, the first of titles
 * @param names columns that hold names: they stand left, figures right
 */
export function markdown(cells: readonly (readonly string[])[], names = 1): string {
  const isName = (c: number) => c < names;
  const widths = cells[0].map((_, c) => Math.max(3, ...cells.map((row) => row[c].length)));
  const pad = (text: string, c: number) =>
    isName(c) ? text.padEnd(widths[c]) : text.padStart(widths[c]);
  const rule = widths.map((width, c) =>
    isName(c) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [cells[0].map(pad), rule, ...cells.slice(1).map((row) => row.map(pad))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
