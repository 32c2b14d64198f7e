import type { ToldRun } from '../../../panels/runs/told.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { allColumns, type Column } from './columns.ts';

interface Props {
  readonly runs: readonly ToldRun[];
  readonly shown: readonly Column[];
  /** Null for the usual ones. */
  readonly onPick: (ids: ReadonlySet<string> | null) => void;
}

/** Which columns the table of runs has. */
export function ColumnChoice({ runs, shown, onPick }: Props) {
  const ids = new Set(shown.map(({ id }) => id));
  return (
    <Popover button="Columns" label="Columns of the table" align="end" className="runs-columns">
      <fieldset>
        <legend className="choice-label">Columns</legend>
        {allColumns(runs).map(({ id, long }) => (
          <label key={id} className="runs-column">
            <input
              type="checkbox"
              checked={ids.has(id)}
              onChange={({ target }) => {
                const next = new Set(ids);
                if (target.checked) next.add(id);
                else next.delete(id);
                onPick(next);
              }}
            />{' '}
            {long}
          </label>
        ))}
        <button type="button" className="text-button" onClick={() => onPick(null)}>
          The usual ones
        </button>
      </fieldset>
    </Popover>
  );
}
