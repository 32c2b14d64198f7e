import { useEffect, useRef } from 'react';
import { IconButton } from '../../../ui/IconButton.tsx';
import './HelpOverlay.css';

/** Every key of the page, for the overlay. Arrows act inside sliders and pictures only. */
const shortcuts: readonly (readonly [key: string, what: string])[] = [
  ['space', 'play, pause'],
  ['.', 'one step'],
  ['e', 'one epoch'],
  ['r', 'to the start of this run'],
  ['Ctrl z', 'undo what was done last; with Shift, do it again'],
  ['l', 'from the past to the last step played'],
  ['k', 'keep this run'],
  ['x', 'held, in a plane: without the selected player'],
  ['0–9', 'ask about the next test image of that class'],
  ['n', 'ask about the next test image on which nets part'],
  ['?', 'these keys'],
];

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
