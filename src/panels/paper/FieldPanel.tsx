/** The field's tables: what others report of the nets that everybody prunes, and ours beside. */
import { useState } from 'react';
import { publishedTable, tableNames, type TableName } from '../../evidence/published.ts';
import type { Lab } from '../../state/lab.ts';
import { grouped, percent } from '../../ui/format.ts';
import { Panel } from '../shared/Panel.tsx';
import { fieldRows } from './field.ts';

const explain = () => [
  {
    words:
      'MNIST, the two nets that most papers on pruning report. Parameters are weights and biases that are left, worked out of what each source says; errors are shares of the 10 000 test images.',
  },
  {
    words:
      'Most published rows are of the best test error that was ever seen in training, or do not say. Ours are of the end of the run, mean and standard deviation over seeds, of all 60 000 images: what is set was chosen before, in runs that kept 5 000 of them aside. The best seen is no result, and stands here only because others report it.',
  },
];

export function FieldPanel({ lab }: { readonly lab: Lab }) {
  const [name, setName] = useState<TableName>(tableNames[0]);
  const rows = fieldRows(name);
  return (
    <Panel
      lab={lab}
      name="paper-field"
      title="The field’s tables, and ours beside"
      lines={explain}
      reading="What others report of the nets that everybody prunes. Ours are in bold."
      aside={
        <div className="panel-tabs" role="group" aria-label="Which table">
          {tableNames.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === name}
              onClick={() => setName(each)}
            >
              {publishedTable(each).title}
            </button>
          ))}
        </div>
      }
    >
      <div className="paper-scroll" role="region" aria-label="The chosen table" tabIndex={0}>
        <table className="paper-field">
          <thead>
            <tr className="note">
              <th scope="col">method</th>
              <th scope="col">left</th>
              <th scope="col">parameters</th>
              <th scope="col">share, %</th>
              <th scope="col">error, %</th>
              <th scope="col">whose error</th>
              <th scope="col">from</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className={row.isOurs ? 'paper-ours' : undefined}>
                <th scope="row">{row.isOurs ? `ours: ${row.method}` : row.method}</th>
                <td>{row.left}</td>
                <td className="paper-number">
                  {row.parameters === null ? '–' : grouped(row.parameters)}
                </td>
                <td className="paper-number">{row.share === null ? '–' : percent(row.share, 1)}</td>
                <td className="paper-number">{row.error}</td>
                <td className="note">{row.chosen}</td>
                <td className="note">
                  {row.source}
                  {row.remark === '' ? '' : `. ${row.remark}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
