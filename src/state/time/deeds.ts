/** What the hand did, newest last, with where the page stood before: what can be undone, and done again. */
import { buffersIn } from '../../protocol/buffersIn.ts';
import type { PlayerId } from '../../game/players.ts';
import type { Deed } from './deed.ts';
import type { Moment, Place } from './moment.ts';

export interface Entry {
  readonly before: Place;
  readonly deed: Deed;
  /** The movement of the hand that it is part of. */
  readonly gesture: number | undefined;
}

/** Further back nothing is undone. */
const MOST = 100;
/** Of all that was seen of the runs that can be gone back to. Of older ones it is seen again as they are replayed. */
const MOST_BYTES = 128 * 2 ** 20;

const bytesOf = (seen: unknown): number =>
  buffersIn(seen).reduce((sum, { byteLength }) => sum + byteLength, 0);

const unseen = (moment: Moment): Moment => ({ ...moment, story: { ...moment.story, seen: null } });

/** As many, and with as much of what was seen, as there is room for; the newest first. */
function within(entries: readonly Entry[]): readonly Entry[] {
  let bytes = 0;
  return entries
    .slice(-MOST)
    .reverse()
    .map((entry): Entry => {
      const { moment, played } = entry.before;
      bytes += bytesOf([moment.story.seen, played?.moment.story.seen]);
      return bytes <= MOST_BYTES
        ? entry
        : { ...entry, before: { moment: unseen(moment), played: null } };
    })
    .reverse();
}

/** The player whose line it moves; null where it moves none. */
const lineOf = (deed: Deed): PlayerId | null =>
  deed.kind === 'act' && deed.act.kind === 'moveLine' ? deed.act.player : null;

/** Whether it goes on with the one before: one movement of the hand, or of one line. */
export function goesOn(last: Entry | undefined, { deed, gesture }: Omit<Entry, 'before'>): boolean {
  if (last === undefined) return false;
  if (gesture !== undefined) return last.gesture === gesture;
  return lineOf(deed) !== null && lineOf(deed) === lineOf(last.deed);
}

export const withEntry = (entries: readonly Entry[], entry: Entry): readonly Entry[] =>
  within([...entries, entry]);

/** The same, where what was known as one run goes on as another. */
export const renamed = (entries: readonly Entry[], from: string, to: string): readonly Entry[] =>
  entries.map((entry) => {
    const { moment } = entry.before;
    if (moment.story.runId !== from) return entry;
    const story = { ...moment.story, runId: to };
    return { ...entry, before: { ...entry.before, moment: { ...moment, story } } };
  });
