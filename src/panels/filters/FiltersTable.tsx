/** Player by player what the picture shows, for those who read it as a table. */
import { useState } from 'react';
import type { Lab } from '../../state/lab.ts';
import { Popover } from '../../ui/Popover.tsx';
import { rowsOf } from './words.ts';

function Table({ lab }: { readonly lab: Lab }) {
  // The numbers of the moment at which it was opened: a table that changes cannot be read.
  const [rows] = useState(() => rowsOf(lab));
  return (
    <table className="filters-table">
      <caption>Filters and neurons, and their strongest response to the example</caption>
      <thead>
        <tr>
          <th scope="col">player</th>
          <th scope="col">layer</th>
          <th scope="col">state</th>
          <th scope="col">s</th>
          <th scope="col">response</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ player, layer, state, s, response }) => (
          <tr key={player}>
            <th scope="row">{player}</th>
            <td>{layer}</td>
            <td>{state}</td>
            <td>{s}</td>
            <td>{response}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function FiltersTable({ lab }: { readonly lab: Lab }) {
  return (
    <Popover
      className="filters-counts"
      button="As a table"
      label="Filters and neurons as a table"
      sides={['above', 'below']}
    >
      <Table lab={lab} />
    </Popover>
  );
}
