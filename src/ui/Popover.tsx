import { useId, useRef, useState, type ReactNode } from 'react';
import { Floating } from './Floating.tsx';
import type { Side } from './placement.ts';
import { useDismissal } from './useDismissal.ts';

interface Props {
  /** What the button says. */
  readonly button: ReactNode;
  /** Its name for screen readers, where the content alone does not say enough. */
  readonly label: string;
  readonly align?: 'start' | 'end';
  /** Where it may open, the best first; below the button, unless something else is said. */
  readonly sides?: readonly Side[];
  /** It opens beside the nearest ancestor of this selector instead of the button. */
  readonly beside?: string;
  readonly className?: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

const BELOW: readonly Side[] = ['below'];

/** A button and what it opens beside itself. Escape, leaving or a click elsewhere closes it. */
export function Popover({
  button,
  label,
  align = 'start',
  sides = BELOW,
  beside,
  className = '',
  children,
}: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const anchor = useRef<HTMLElement>(null);
  const id = useId();

  useDismissal(open, root, opener, () => setOpen(false));

  function toggle(): void {
    const button = opener.current;
    anchor.current = (beside !== undefined && button?.closest<HTMLElement>(beside)) || button;
    setOpen(!open);
  }

  function close(): void {
    setOpen(false);
    opener.current?.focus();
  }

  return (
    <div className={`popover ${className}`} ref={root}>
      <button
        type="button"
        className="text-button"
        ref={opener}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={toggle}
      >
        {button}
      </button>
      {open && (
        <Floating anchor={anchor} sides={sides} align={align} id={id} label={label}>
          {typeof children === 'function' ? children(close) : children}
        </Floating>
      )}
    </div>
  );
}
