/** Takes the selected player out of the picture for as long as a key or the button is held; the run goes on as it is. */
import { useEffect, useEffectEvent } from 'react';
import type { PlayerId } from '../../game/players.ts';

interface Props {
  readonly player: PlayerId | null;
  /** Whether the player has a line that can be moved, and where it lies. */
  readonly line: OwnLine;
  readonly isOut: boolean;
  /** What that changes, or moving a line; null while neither is done. */
  readonly difference: string | null;
  readonly onChange: (isOut: boolean) => void;
}

const ofLine = {
  none: '',
  inSight: ' Drag its line by the dot to move it, by the ring to turn it.',
  /** Or short: it can be turned by keys alone. */
  curve: ' Drag its line by the dot to move it.',
  outside: ' Its line lies outside of the picture.',
} as const;

/** Where the line of a player lies that can be moved. */
export type OwnLine = keyof typeof ofLine;

const KEY = 'x';

/** Where a key press means a letter. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select') !== null;

export function TakeOut({ player, line, isOut, difference, onChange }: Props) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== KEY) return;
    if (event.type === 'keyup') return onChange(false);
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (player !== null) onChange(true);
  });
  const release = useEffectEvent(() => onChange(false));
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    const away = () => release();
    document.addEventListener('keydown', listener);
    document.addEventListener('keyup', listener);
    window.addEventListener('blur', away);
    return () => {
      document.removeEventListener('keydown', listener);
      document.removeEventListener('keyup', listener);
      window.removeEventListener('blur', away);
    };
  }, []);
  const quiet =
    player === null
      ? 'Choose a player, then hold x to see the boundary without it.'
      : `Hold it, or hold x: the run goes on with it.${ofLine[line]}`;
  return (
    <p className="plane-out">
      {player !== null && (
        <button
          type="button"
          aria-pressed={isOut}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            onChange(true);
          }}
          onPointerUp={() => onChange(false)}
          onPointerCancel={() => onChange(false)}
          onContextMenu={(event) => event.preventDefault()}
          onKeyDown={(event) => {
            if (event.key !== ' ' && event.key !== 'Enter') return;
            event.preventDefault();
            event.stopPropagation();
            onChange(true);
          }}
          onKeyUp={() => onChange(false)}
          onBlur={() => onChange(false)}
        >
          without player {player}
        </button>
      )}{' '}
      <span role="status">{difference ?? quiet}</span>
    </p>
  );
}
