import { useEffect, useRef } from 'react';
import { leaveSeen, seenIn } from '../../../state/faultReport.ts';
import type { Lab } from '../../../state/lab.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import './HelpOverlay.css';

type Keys = readonly (readonly [key: string, what: string])[];

/** Every key of the page, for the overlay. Arrows act inside sliders and pictures only. */
const shortcuts: Keys = [
  ['space', 'play, pause'],
  ['.', 'one step'],
  ['e', 'one epoch'],
  ['r', 'to the start of this run'],
  ['Ctrl z', 'undo what was done last; with Shift, do it again'],
  ['l', 'from the past to the last step played'],
  ['k', 'keep this run'],
  ['p', 'show this run to a class, large'],
  ['x', 'held, in a plane: without the selected player'],
  ['0–9', 'ask about the next test image of that class'],
  ['n', 'ask about the next test image on which nets part'],
  ['?', 'these keys'],
];

const ofMap: Keys = [
  ['← → ↑ ↓', 'on the map the next cell; on its dot both prices'],
  ['Home End', 'the first, the last cell of a row; of the dot the price across'],
  ['Enter', 'the cell’s prices, or those of a try, on the sliders'],
  ['space', 'on the map: play, pause it'],
  ['k', 'on the map: keep the cell’s games as runs'],
  ['Esc', 'on the map: give up what plays, keep what is done'],
];

function KeyList({ keys }: { readonly keys: Keys }) {
  return (
    <dl>
      {keys.map(([key, what]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Props {
  readonly lab: Lab;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The keys, and two lines on how the sliders are read. */
export function HelpOverlay({ lab, open, onClose }: Props) {
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
      <KeyList keys={shortcuts} />
      <h3>Map and “Find me”</h3>
      <KeyList keys={ofMap} />
      <h3>Sliders</h3>
      <p>
        Arrow keys change a price by about a quarter, Page Up and Page Down tenfold. Home and End go
        to the ends, Backspace restores the preset’s value. You can also type the number.
      </p>
      <p>
        The axis of prices is logarithmic; 0 stands apart at its left end. A small ring marks the
        preset’s value; click it to restore that value.
      </p>
      <p>
        <a href="?about" onClick={() => leaveSeen(seenIn(lab))}>
          About this page
        </a>
        : the paper, how to cite it, licences, and how to report a fault.
      </p>
    </dialog>
  );
}
