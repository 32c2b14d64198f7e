/** What docs/api.md shows of `window.pruningGame`. */
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8');

/** The headings of members, such as “`play()` and `pause()`”. */
export const headings = [...text.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);

export const examplesIn = (language: 'js' | 'ts'): readonly string[] =>
  [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
    .filter(([, of]) => of === language)
    .map(([, , code]) => code);

/** Statements that push an expression and what the page says it comes to, in pairs, onto `told`. */
export const telling = (example: string): string =>
  example.replace(/^(.+); \/\/ → (.+)$/gm, 'told.push([$1, $2]);');
