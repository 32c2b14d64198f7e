/** What the visitor does to single players while the game runs. Logged like a change of prices, and replayed. */
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
  /** Puts everybody at the frozen game's equilibrium reached from where they stand. */
  | { readonly kind: 'jump' };
