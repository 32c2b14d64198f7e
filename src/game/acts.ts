/** What the visitor does to players while the game runs. Logged like a change of prices, and replayed. */
export type Act =
  | {
      /** Puts s_i somewhere, once; the game moves it on from there. */
      readonly kind: 'place';
      readonly player: number;
      readonly participation: number;
    }
  | {
      /** Holds s_i there until it is released. */
      readonly kind: 'hold';
      readonly player: number;
      readonly participation: number;
    }
  | { readonly kind: 'release'; readonly player: number }
  /** Puts everybody at the frozen game's equilibrium that best responses reach from where they stand. */
  | { readonly kind: 'jump' };

/** `place=12@0.5`, `hold=12@0`, `release=12`, `jump=all`: a name and a value, as the address writes them. */
export function writeAct(act: Act): string {
  switch (act.kind) {
    case 'place':
    case 'hold':
      return `${act.kind}=${act.player}@${act.participation}`;
    case 'release':
      return `release=${act.player}`;
    case 'jump':
      return 'jump=all';
    default:
      return act satisfies never;
  }
}

export const actKinds: readonly string[] = ['place', 'hold', 'release', 'jump'];

/** @returns null where the text is no act */
export function readAct(kind: string, value: string): Act | null {
  if (kind === 'jump') return value === 'all' ? { kind } : null;
  const [, player, at] = /^(\d{1,9})(?:@(.+))?$/.exec(value) ?? [];
  if (player === undefined) return null;
  if (kind === 'release') return at === undefined ? { kind, player: Number(player) } : null;
  if (kind !== 'place' && kind !== 'hold') return null;
  const participation = at === undefined ? NaN : Number(at);
  if (!(participation >= 0 && participation <= 1)) return null;
  return { kind, player: Number(player), participation };
}

/** “12 kept at 0.5”: as a mark on the time axis. */
export function actLabel(act: Act): string {
  switch (act.kind) {
    case 'place':
      return `${act.player} put at ${act.participation}`;
    case 'hold':
      return `${act.player} kept at ${act.participation}`;
    case 'release':
      return `${act.player} released`;
    case 'jump':
      return 'jump to equilibrium';
    default:
      return act satisfies never;
  }
}

/** Whom it may put elsewhere, at once or from then on. */
export const movedBy = (act: Act): readonly number[] | 'all' =>
  act.kind === 'jump' ? 'all' : act.kind === 'release' ? [] : [act.player];

/** Who is held, and where, after some acts in order. */
export function heldAfter(acts: Iterable<Act>): Map<number, number> {
  const held = new Map<number, number>();
  for (const act of acts) {
    if (act.kind === 'hold') held.set(act.player, act.participation);
    if (act.kind === 'release') held.delete(act.player);
  }
  return held;
}
