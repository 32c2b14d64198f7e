/**
 * The whole run in the address's hash: `#v=1&gamma=4&until=980&select=12&changes=600:gamma=2;950:hold=12@0`.
 * Only what differs from the defaults is written. Whatever cannot be read is dropped or clamped, and
 * each such entry leaves a sentence.
 */
import { checkPlayers, checkUntil, checkView, type Checked } from '../spec/checks.ts';
import { IN_FILE, LINKED_PLAYERS, playersByHand } from '../game/sandbox/byHand.ts';
import { readLog, writeLog } from '../spec/logText.ts';
import { quoted } from '../game/notes.ts';
import type { PlayerId } from '../game/players.ts';
import {
  checkPatch,
  fitted,
  defaultSpec,
  difference,
  type Change,
  type RunSpec,
  type SpecPatch,
} from '../spec/spec.ts';
import { MAX_SELECTED } from './selection.ts';
import type { View } from './store.ts';

/** Of what an address says. */
export const ADDRESS_VERSION = '1';
/** More is no address of this page; it is refused before it is read. */
export const MOST_CHARACTERS = 200_000;

export interface RunAddress {
  readonly spec: RunSpec;
  readonly changes: readonly Change[];
  readonly view: View;
  /** The step that it plays to, to pause there; null to play on. */
  readonly until: number | null;
  /** Chosen players. */
  readonly select: readonly PlayerId[];
  /** What was refused, each in a sentence; as many as there are. */
  readonly notes: string[];
  /** Said if the address stands for a game that it cannot hold and nothing else knows it; null otherwise. */
  readonly missing: string | null;
}

/** A game by hand that is too large for an address leaves a word in its place. */
const linked = (patch: SpecPatch): SpecPatch =>
  patch.game !== undefined && playersByHand(patch.game) > LINKED_PLAYERS
    ? { ...patch, game: IN_FILE }
    : patch;

export function writeHash(
  spec: RunSpec,
  changes: readonly Change[],
  view: View = 'net',
  { until = null, select = [] }: Partial<Pick<RunAddress, 'until' | 'select'>> = {},
): string {
  const pairs = Object.entries(linked(difference(spec))).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  );
  if (view !== 'net') pairs.push(`view=${view}`);
  if (until !== null) pairs.push(`until=${until}`);
  if (select.length > 0) pairs.push(`select=${select.join(',')}`);
  if (changes.length > 0) pairs.push(`changes=${writeLog(changes)}`);
  return pairs.length === 0 ? '' : `#v=${ADDRESS_VERSION}&${pairs.join('&')}`;
}

/** The run alone, as one text: equal for two addresses of the same run. */
export const runOf = ({
  spec,
  changes,
  missing = null,
}: Pick<RunAddress, 'spec' | 'changes'> & Partial<Pick<RunAddress, 'missing'>>): string =>
  writeHash(missing === null ? spec : { ...spec, game: IN_FILE }, changes);

/** What an address says besides parameters. */
const OWN = ['v', 'view', 'until', 'select', 'changes'];

export function readHash(hash: string): RunAddress {
  if (hash.length > MOST_CHARACTERS) {
    const note = `The address is longer than ${MOST_CHARACTERS} characters; nothing of it was read. Was it altered?`;
    const nothing = { spec: defaultSpec, changes: [], until: null, select: [], missing: null };
    return { ...nothing, view: 'net', notes: [note] };
  }
  const notes: string[] = [];
  const entries = hash.replace(/^#/, '').split('&').filter(Boolean).map(splitPair);
  const own = new Map(entries.filter(([name]) => OWN.includes(name)).reverse());
  const version = own.get('v');
  if (entries.length > 0 && version !== ADDRESS_VERSION) {
    notes.push(
      version === undefined
        ? `The address names no version; it was read as version ${ADDRESS_VERSION}.`
        : `The address is of version ${quoted(version)}, this page writes version ${ADDRESS_VERSION}; what it still understands was used.`,
    );
  }
  /** What the entry says, or what stands without it where it is missing or refused. */
  function asked<Value>(
    name: string,
    otherwise: Value,
    check: (text: string) => Checked<Value>,
  ): Value {
    const text = own.get(name);
    if (text === undefined) return otherwise;
    const checked = check(text);
    if (!checked.ok) notes.push(checked.note);
    return checked.ok ? checked.value : otherwise;
  }
  const view = asked<View>('view', 'net', checkView);
  const until = asked<number | null>('until', null, checkUntil);
  const select = asked<readonly PlayerId[]>('select', [], (text) =>
    checkPlayers(text, MAX_SELECTED),
  );
  const { game, ...others } = Object.fromEntries(entries.filter(([name]) => !OWN.includes(name)));
  const isInFile = game === IN_FILE;
  const checked = checkPatch(isInFile || game === undefined ? others : { ...others, game });
  notes.push(...checked.notes);
  const changes = readLog(own.get('changes') ?? '', notes);
  const { spec, notes: misfits } = fitted({ ...defaultSpec, ...checked.patch });
  notes.push(...misfits);
  const missing = isInFile ? checkPatch({ game }).notes.join(' ') : null;
  return { spec, changes, view, until, select, notes, missing };
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
