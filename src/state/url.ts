/**
 * The whole run in the address's hash: `#v=1&gamma=4&changes=600:gamma=2;900:eta=0.1;950:hold=12@0`.
 * Only what differs from the defaults is written. Whatever cannot be read is dropped or clamped, and
 * each such entry leaves a sentence.
 */
import { actKinds, readAct, writeAct } from '../game/acts.ts';
import { IN_FILE, LINKED_PLAYERS, playersByHand } from '../game/sandbox/byHand.ts';
import {
  checkPatch,
  defaultSpec,
  difference,
  isLive,
  isParameterName,
  type Change,
  type RunSpec,
  type SpecPatch,
} from '../game/spec.ts';
import type { View } from './store.ts';

const VERSION = '1';

export interface RunAddress {
  readonly spec: RunSpec;
  readonly changes: readonly Change[];
  readonly view: View;
  readonly notes: string[];
}

/** A game by hand that is too large for an address leaves a word in its place. */
const linked = (patch: SpecPatch): SpecPatch =>
  patch.game !== undefined && playersByHand(patch.game) > LINKED_PLAYERS
    ? { ...patch, game: IN_FILE }
    : patch;

export function writeHash(spec: RunSpec, changes: readonly Change[], view: View = 'net'): string {
  const pairs = Object.entries(linked(difference(spec))).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  );
  const log = changes.flatMap(({ step, patch, act }) => [
    ...Object.entries(patch).map(
      ([name, value]) => `${step}:${name}=${encodeURIComponent(String(value))}`,
    ),
    ...(act === undefined ? [] : [`${step}:${writeAct(act)}`]),
  ]);
  if (view !== 'net') pairs.push(`view=${view}`);
  if (log.length > 0) pairs.push(`changes=${log.join(';')}`);
  return pairs.length === 0 ? '' : `#v=${VERSION}&${pairs.join('&')}`;
}

export function readHash(hash: string): RunAddress {
  const notes: string[] = [];
  const entries = hash.replace(/^#/, '').split('&').filter(Boolean).map(splitPair);
  const version = entries.find(([name]) => name === 'v')?.[1];
  if (entries.length > 0 && version !== VERSION) {
    notes.push(
      version === undefined
        ? `The address names no version; it was read as version ${VERSION}.`
        : `The address is of version “${version}”, this page writes version ${VERSION}; what it still understands was used.`,
    );
  }
  const raw = entries.filter(([name]) => !['v', 'view', 'changes'].includes(name));
  const asked = entries.find(([name]) => name === 'view')?.[1];
  if (asked !== undefined && asked !== 'net' && asked !== 'game')
    notes.push(`view must be net or game; “${asked}” is not.`);
  const checked = checkPatch(Object.fromEntries(raw));
  notes.push(...checked.notes);
  const log = entries.find(([name]) => name === 'changes')?.[1] ?? '';
  const changes = log
    .split(';')
    .filter(Boolean)
    .flatMap((entry) => readChange(entry, notes));
  changes.sort((a, b) => a.step - b.step);
  const view = asked === 'game' ? 'game' : 'net';
  return { spec: { ...defaultSpec, ...checked.patch }, changes, view, notes };
}

/** A hash that cannot be decoded is kept as it stands, to be refused with its own text. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function splitPair(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
}

function readChange(entry: string, notes: string[]): Change[] {
  const match = /^(\d+):(\w+)=(.*)$/.exec(entry);
  const step = Number(match?.[1]);
  if (match === null || !Number.isSafeInteger(step)) {
    notes.push(`The change “${entry}” in the address cannot be read; it was left out.`);
    return [];
  }
  const [, , name, value] = match;
  if (actKinds.includes(name)) {
    const act = readAct(name, value);
    if (act !== null) return [{ step, patch: {}, act }];
    notes.push(
      `“${entry}” in the address cannot be read; it was left out. What is done to players is written place=12@0.5, hold=12@0, release=12 or jump=all.`,
    );
    return [];
  }
  const { patch, notes: refused } = checkPatch({ [name]: value });
  notes.push(...refused);
  if (Object.keys(patch).length === 0) return [];
  if (isParameterName(name) && !isLive(name)) {
    notes.push(`${name} cannot change during a run; the change at step ${step} was left out.`);
    return [];
  }
  return [{ step, patch }];
}
