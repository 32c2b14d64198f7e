/** The chapters in order. To add one: a file here, a line, and its words in every language. */
import type { Chapter } from '../chapter.ts';
import { back } from './back.ts';
import { cliff } from './cliff.ts';
import { cut } from './cut.ts';
import { dominated } from './dominated.ts';
import { fee } from './fee.ts';
import { two } from './two.ts';

export const chapters = [
  fee,
  cut,
  dominated,
  two,
  cliff,
  back,
] as const satisfies readonly Chapter[];

export type ChapterId = (typeof chapters)[number]['id'];
