/**
 * A report of a fault with the state attached: what the lab of this tab was seen to do, left for the page “About”, and its text.
 * It stays in the tab; the visitor reads it before it goes anywhere, by hand.
 */
import type { Lab } from './lab.ts';

export interface Seen {
  /** With the run in its hash. */
  readonly address: string;
  /** What computed, and why; empty before that was chosen. */
  readonly backend: string;
  /** Where the run stood, in words. */
  readonly standing: string;
  /** Why it stopped; empty where it did not. */
  readonly failure: string;
  /** What the page said last. */
  readonly notices: readonly string[];
}

const KEY = 'pruning-game-seen';
/** Longer ones hold a whole game by hand, and fit into no letter. */
const LONGEST_ADDRESS = 8000;

export function seenIn(lab: Lab): Seen {
  const { backend, phase, failure, notices } = lab.store.getState();
  return {
    address: lab.address(),
    backend: backend === null ? '' : `${backend.name}. ${backend.reason}`,
    standing: `${phase} at step ${lab.trajectory.latest?.step ?? 0}`,
    failure: failure ?? '',
    notices,
  };
}

export function leaveSeen(seen: Seen): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(seen));
  } catch {
    // Denied: the report then says nothing of a run.
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** @returns null where no lab of this tab has left anything */
export function seenLast(): Seen | null {
  try {
    const left = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Record<
      string,
      unknown
    > | null;
    if (left === null) return null;
    const { notices } = left;
    return {
      address: textOf(left.address),
      backend: textOf(left.backend),
      standing: textOf(left.standing),
      failure: textOf(left.failure),
      notices: Array.isArray(notices) ? notices.map(textOf).filter(Boolean) : [],
    };
  } catch {
    return null; // Denied, or not written by this page.
  }
}

/** @param build by which whoever has built the page finds the sources */
export function reportText(
  seen: Seen | null,
  { version, build, browser }: Readonly<Record<'version' | 'build' | 'browser', string>>,
): string {
  const { address = '', backend = '', standing = '', failure = '', notices = [] } = seen ?? {};
  const lines = [
    ['What I did, and what happened instead', '(please write it here)'],
    [
      'Address',
      address.length > LONGEST_ADDRESS ? `${address.slice(0, LONGEST_ADDRESS)} … (cut)` : address,
    ],
    ['Run', standing],
    ['Computed with', backend],
    ['It stopped', failure],
    ...(notices.length > 0 || seen === null ? notices : ['nothing that still stands there']).map(
      (notice) => ['The page said', notice] as const,
    ),
    ['Version', `${version}, build ${build}`],
    ['Browser', browser],
  ] as const;
  return lines.flatMap(([what, text]) => (text === '' ? [] : `${what}: ${text}`)).join('\n');
}
