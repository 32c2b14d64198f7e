/** Neuron by neuron, how many weights are left: the picture for those who read it as a table. */
import { useState } from 'react';
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { Popover } from '../../ui/Popover.tsx';
import { sheetOf } from '../shared/units.ts';
import { layerName, wordsOf } from './words.ts';

function Table({ lab, layer }: { readonly lab: Lab; readonly layer: number }) {
  // The numbers of the moment at which it was opened: a table that changes cannot be read.
  const [sheet] = useState(() => sheetOf(lab, layer));
  if (sheet === null) return <p>The first picture of the weights has not come yet.</p>;
  return (
    <table className="weights-table">
      <caption>
        {layerName(lab, layer)} at step {grouped(sheet.step)}: weights left of {sheet.columns}
      </caption>
      <thead>
        <tr>
          <th scope="col">{wordsOf(lab, layer).unit}</th>
          <th scope="col">weights left</th>
        </tr>
      </thead>
      <tbody>
        {Array.from(sheet.alive.rows, (count, row) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function CountsTable({ lab, layer }: { readonly lab: Lab; readonly layer: number }) {
  return (
    <Popover
      className="weights-counts"
      button="Counts as a table"
      label="Weights left, row by row"
      sides={['above', 'below']}
    >
      <Table lab={lab} layer={layer} />
    </Popover>
  );
}
