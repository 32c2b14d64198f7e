import { useEffect, useRef } from 'react';
import { IconButton } from '../../../ui/IconButton.tsx';
import { shortcuts } from './useShortcuts.ts';
import './HelpOverlay.css';

/** The keys, and two lines on how the sliders are read. */
export function HelpOverlay({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    <dialog className="help" ref={dialog} aria-labelledby="help-title" onClose={onClose}>
      <div className="help-head">
        <h2 id="help-title">Keys</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      <dl>
        {shortcuts.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <h3>Sliders</h3>
      <p>
        Arrow keys change a price by about a quarter, Page Up and Page Down tenfold. Home and End go
        to the ends, Backspace restores the preset’s value. You can also type the number.
      </p>
      <p>
        The axis of prices is logarithmic; 0 stands apart at its left end. A small ring marks the
        preset’s value; click it to restore that value.
      </p>
    </dialog>
  );
}
