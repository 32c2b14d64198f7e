/** By what a run that is kept is known, and whose place it takes. */
import type { Manifest, Verdict } from '../../record/record.ts';
import { writeLog } from '../../spec/logText.ts';
import { difference } from '../../spec/spec.ts';

/** FNV-1a, twice over: the same text has the same letters everywhere. */
function digits(text: string): string {
  let [low, high] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return [low, high].map((part) => (part >>> 0).toString(36).padStart(7, '0')).join('');
}

/** Of a run of which nobody says it: what it was, and when. */
export const idFrom = ({ spec, log, began }: Pick<Manifest, 'spec' | 'log' | 'began'>): string =>
  digits(JSON.stringify([difference(spec), writeLog(log), began]));

/** What is known of a run that is kept, and of one that is to be. */
export interface Kept {
  readonly manifest: Pick<Manifest, 'spec' | 'log' | 'began'>;
  readonly verdict: Pick<Verdict, 'steps'>;
}

/** What of its log had acted by a step, as one text. */
const courseUntil = ({ spec, log, began }: Kept['manifest'], step: number): string =>
  JSON.stringify([began, difference(spec), writeLog(log.filter((each) => each.step < step))]);

/** Whether both did the same, as far as both went. */
export function isOneCourse(one: Kept, other: Kept): boolean {
  const both = Math.min(one.verdict.steps, other.verdict.steps);
  return courseUntil(one.manifest, both) === courseUntil(other.manifest, both);
}

/** Whether it is the run that is kept, as far or further: then nothing is lost where it takes its place. */
export const goesOn = (kept: Kept, next: Kept): boolean =>
  next.verdict.steps >= kept.verdict.steps && isOneCourse(kept, next);

const besides = (id: string): string => `${id.slice(0, 90)}.`;

/** Whether a place is its own, or one beside that. */
export const isPlaceOf = (id: string, place: string): boolean =>
  place === id || place.startsWith(besides(id));

/**
 * Where a run is kept: in its own place, or in the first beside it that is free or its own where another run has that.
 *
 * @param keptAt who has an id
 */
export async function placeOf(
  id: string,
  record: Kept,
  keptAt: (id: string) => Promise<Kept | null> | Kept | null,
): Promise<string> {
  for (let count = 1; ; count++) {
    const place = count === 1 ? id : `${besides(id)}${count}`;
    const kept = await keptAt(place);
    if (kept === null || goesOn(kept, record)) return place;
  }
}

/** A name that nobody else has: with a number where it is taken. */
export async function freeName(
  name: string,
  isTaken: (name: string) => Promise<boolean> | boolean,
): Promise<string> {
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${name} ${count}`;
    if (!(await isTaken(free))) return free;
  }
}
