import { leaveSeen, seenIn } from '../../../state/faultReport.ts';
import type { Lab } from '../../../state/lab.ts';

type KeyNames = readonly (readonly [key: string, what: string])[];

/** Every key of the page, for the overlay. Arrows act inside sliders and pictures only. */
const shortcuts: KeyNames = [
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

const ofMap: KeyNames = [
  ['← → ↑ ↓', 'on the map the next cell; on its dot both prices'],
  ['Home End', 'the first, the last cell of a row; of the dot the price across'],
  ['Enter', 'the cell’s prices, or those of a try, on the sliders'],
  ['space', 'on the map: play, pause it'],
  ['k', 'on the map: keep the cell’s games as runs'],
  ['Esc', 'on the map: give up what plays, keep what is done'],
];

function KeyList({ keys }: { readonly keys: KeyNames }) {
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

/** The keys, and two lines on how the sliders are read. */
export function Keys({ lab }: { readonly lab: Lab }) {
  return (
    <>
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
    </>
  );
}
