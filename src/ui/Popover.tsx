import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import './Popover.css';

interface Props {
  /** What the button says. */
  readonly button: ReactNode;
  /** Its name for screen readers, where the content alone does not say enough. */
  readonly label: string;
  readonly align?: 'start' | 'end';
  readonly className?: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A button and what it opens below itself. Escape, leaving or a click elsewhere closes it. */
export function Popover({ button, label, align = 'start', className = '', children }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const onPointer = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('focusin', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('focusin', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);

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
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div className={`popover-panel popover-${align}`} id={id} role="group" aria-label={label}>
          {typeof children === 'function' ? children(close) : children}
        </div>
      )}
    </div>
  );
}
