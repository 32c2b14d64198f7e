/**
 * The log as an address writes it: `600:gamma=2;900:eta=0.1;950:hold=12@0`. The changes of one movement of
 * the hand are one entry: `600:gamma=2~3=2.1~5=2.2` has γ at 2 from step 600, at 2.1 three steps later and
 * at 2.2 five steps after the first; `,` joins a second parameter moved at once, and an entry that ends with
 * `~` is a movement of one value.
 */
import { interventionKinds, readIntervention, writeIntervention } from '../game/interventions.ts';
import { isStep } from './checks.ts';
import { quoted } from '../game/notes.ts';
import { checkPatch, isLive, isParameterName, type Change, type Value } from '../spec/spec.ts';

/** More is no log that a hand has made; it is refused before it is read. */
export const MOST_CHANGES = 20_000;

/** A comma joins the parameters of a movement, so that the prices of a list are joined by `_` here. */
const text = (value: Value | undefined): string =>
  encodeURIComponent(String(value).replaceAll(',', '_'));

/** Parameter → its values, each as `~steps since the first=value`. */
interface Movement {
  readonly step: number;
  readonly tracks: Map<string, string[]>;
}

function writeMovement({ step, tracks }: Movement): string {
  const written = [...tracks].map(([name, points]) => {
    const [first = '', ...rest] = points;
    // The value at the movement’s own step needs no “0”.
    return first.startsWith('0=') ? [`${name}=${first.slice(2)}`, ...rest] : [name, ...points];
  });
  const entry = written.map((track) => track.join('~')).join(',');
  return `${step}:${entry}${entry.includes('~') ? '' : '~'}`;
}

export function writeLog(changes: readonly Change[]): string {
  const entries: (string | Movement)[] = [];
  const open = new Map<number, Movement>();
  /** What has been set at the step being written, and by which movement; an act is `act`. */
  let settled = new Map<string, number | undefined>();
  let at = -1;

  for (const { step, patch, act, gesture } of changes) {
    if (step !== at) settled = new Map();
    at = step;
    const names = Object.keys(patch);
    // A movement that goes on after an act at the same step must stand behind it in the text as well.
    const isBehind =
      settled.has('act') ||
      names.some((name) => settled.has(name) && settled.get(name) !== gesture);
    if (gesture !== undefined && (isBehind || !open.has(gesture))) {
      open.set(gesture, { step, tracks: new Map() });
      entries.push(open.get(gesture)!);
    }
    for (const [name, value] of Object.entries(patch)) {
      settled.set(name, gesture);
      if (gesture === undefined) {
        entries.push(`${step}:${name}=${text(value)}`);
        continue;
      }
      const { step: first, tracks } = open.get(gesture)!;
      const point = `${step - first}=${text(value)}`;
      tracks.set(name, [...(tracks.get(name) ?? []), point]);
    }
    if (act !== undefined) {
      settled.set('act', undefined);
      entries.push(`${step}:${writeIntervention(act)}`);
    }
  }
  return entries
    .map((entry) => (typeof entry === 'string' ? entry : writeMovement(entry)))
    .join(';');
}

interface Point {
  readonly step: number;
  readonly name: string;
  readonly value: string;
}

const LINE = /^(\d{1,12}):(.+)$/s;

/** @returns null where a part is no `name=value~steps=value…` */
function pointsOf(step: number, track: string): Point[] | null {
  const [head = '', ...rest] = track.split('~');
  const [, name, first] = /^(\w+)(?:=(.*))?$/s.exec(head) ?? [];
  if (name === undefined) return null;
  const points: Point[] = first === undefined ? [] : [{ step, name, value: first }];
  for (const part of rest) {
    // A single value’s closing mark.
    if (part === '' && rest.length === 1 && points.length === 1) continue;
    const [, after, value] = /^(\d{1,12})=(.*)$/s.exec(part) ?? [];
    if (after === undefined || value === undefined) return null;
    points.push({ step: step + Number(after), name, value });
  }
  return points.length === 0 ? null : points;
}

/** One patch for a step, whatever was moved in it. */
function together(changes: readonly Change[]): Change[] {
  const byStep = new Map<number, Change>();
  for (const change of changes) {
    const before = byStep.get(change.step);
    byStep.set(change.step, { ...change, patch: { ...before?.patch, ...change.patch } });
  }
  return [...byStep.values()];
}

/** @param notes takes a sentence for everything that was left out or clamped */
export function readLog(log: string, notes: string[]): Change[] {
  let count = 0;
  for (const character of log) if (';~,'.includes(character)) count++;
  if (count > MOST_CHANGES) {
    notes.push(
      `More than ${MOST_CHANGES} changes are listed; none of them was made. Was the list altered?`,
    );
    return [];
  }
  let gestures = 0;

  function readPoint({ step, name, value }: Point, gesture: number | undefined): Change[] {
    const { patch, notes: refused } = checkPatch({ [name]: value });
    notes.push(...refused);
    if (Object.keys(patch).length === 0) return [];
    if (isParameterName(name) && !isLive(name)) {
      notes.push(`${name} cannot change during a run; the change at step ${step} was left out.`);
      return [];
    }
    return [gesture === undefined ? { step, patch } : { step, patch, gesture }];
  }

  function readEntry(entry: string): Change[] {
    const [, digits, what = ''] = LINE.exec(entry) ?? [];
    const step = Number(digits);
    const [, kind = '', value = ''] = /^(\w+)=(.*)$/s.exec(what) ?? [];
    if (isStep(step) && interventionKinds.includes(kind)) {
      const act = readIntervention(kind, value);
      if (act !== null) return [{ step, patch: {}, act }];
      notes.push(
        `${quoted(entry)} cannot be read; it was left out. What is done to players is written set=12@0.5, pin=12@0, release=12, moveLine=12@0.4,-1.2,0.3 or setToEquilibrium=all.`,
      );
      return [];
    }
    const isMovement = what.includes('~');
    const tracks = isMovement ? what.split(',') : [what];
    const points = tracks.map((track) => pointsOf(step, track));
    if (points.some((each) => each === null || each.some((point) => !isStep(point.step)))) {
      notes.push(`The change ${quoted(entry)} cannot be read; it was left out.`);
      return [];
    }
    if (!isMovement) return points.flat().flatMap((point) => readPoint(point!, undefined));
    const gesture = ++gestures;
    return together(points.flat().flatMap((point) => readPoint(point!, gesture)));
  }

  const changes = log.split(';').filter(Boolean).flatMap(readEntry);
  return changes.sort((a, b) => a.step - b.step);
}
