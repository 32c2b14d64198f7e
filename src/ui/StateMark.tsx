import type { PlayerState } from '../game/population.ts';

/** The shape of a state, inside a line of text: disc, falling triangle, cross. */
export function StateMark({ state }: { state: PlayerState }) {
  return (
    <svg
      className="state-mark"
      width="0.6875rem"
      height="0.6875rem"
      viewBox="0 0 11 11"
      aria-hidden="true"
    >
      {state === 'hold' && <circle cx="5.5" cy="5.5" r="4" fill="var(--active)" />}
      {state === 'losing' && (
        <path
          d="M1 1.5h9l-4.5 8z"
          fill="var(--contested)"
          stroke="var(--contested-outline)"
          strokeWidth=".8"
        />
      )}
      {state === 'pruned' && (
        <path d="M2 2l7 7M9 2l-7 7" stroke="var(--pruned)" strokeWidth="1.3" />
      )}
    </svg>
  );
}
