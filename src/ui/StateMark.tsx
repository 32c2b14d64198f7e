import type { PlayerState } from '../game/population.ts';

/** What stands for a state: those who are in and do not fall share the disc. */
export type MarkShape = 'disc' | 'triangle' | 'hourglass' | 'cross';

export const shapeOf: Readonly<Record<PlayerState, MarkShape>> = {
  settled: 'disc',
  rising: 'disc',
  still: 'disc',
  falling: 'triangle',
  alternating: 'hourglass',
  pruned: 'cross',
};

/** The shape of a state, inside a line of text. */
export function StateMark({ state }: { state: PlayerState }) {
  const shape = shapeOf[state];
  return (
    <svg
      className="state-mark"
      width="0.6875rem"
      height="0.6875rem"
      viewBox="0 0 11 11"
      aria-hidden="true"
    >
      {shape === 'disc' && <circle cx="5.5" cy="5.5" r="4" fill="var(--active)" />}
      {(shape === 'triangle' || shape === 'hourglass') && (
        <path
          d={shape === 'triangle' ? 'M1 1.5h9l-4.5 8z' : 'M1.5 1.2h8l-8 8.6h8z'}
          fill="var(--contested)"
          stroke="var(--contested-outline)"
          strokeWidth=".8"
        />
      )}
      {shape === 'cross' && <path d="M2 2l7 7M9 2l-7 7" stroke="var(--pruned)" strokeWidth="1.3" />}
    </svg>
  );
}
