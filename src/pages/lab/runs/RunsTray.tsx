/** All runs in a table: only what differs from this run is printed. */
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { bestAccuracy } from '../../../panels/runsPlane/scene.ts';
import { accuracyScale } from '../../../game/openedScales.ts';
import { frontOf } from '../../../panels/runs/front.ts';
import type { ToldRun } from '../../../panels/runs/told.ts';
import { useTold } from '../../../panels/runs/useTold.ts';
import { Panel } from '../../../panels/shared/Panel.tsx';
import { useWidth } from '../../../panels/shared/useWidth.ts';
import type { Lab } from '../../../state/lab.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { keepThis } from './acts.ts';
import { chosenFirst, columnsShown, filtered, sorted, type Sorting } from './columns.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { NoRuns } from './NoRuns.tsx';
import { RunCard } from './RunCard.tsx';
import { RunFile } from './RunFile.tsx';
import { RunRow } from './RunRow.tsx';
import { TriesButton } from './TriesButton.tsx';
import { useForgetting } from './useForgetting.ts';

interface Props {
  readonly lab: Lab;
  readonly narrow: boolean;
  /** Why a run could not be opened, in a sentence; else empty. */
  readonly failure: string;
  readonly onOpen: (id: string) => void;
}

/** Rows before the others are asked for, in one column. */
const FEW_ROWS = 8;
/** From so many rows on a filter is of use. */
const MANY_ROWS = 6;

/** This run, A and B, then those that are chosen, then those that nobody beats, then the others; within each as they are sorted. */
function fewFirst(
  runs: readonly ToldRun[],
  a: string | null,
  b: string | null,
  chosen: ReadonlySet<string> | null,
): ToldRun[] {
  const front = new Set(
    frontOf(runs.filter(({ isKept }) => isKept)).best.flatMap((each) => each.runs),
  );
  const rank = (run: ToldRun) =>
    run.isThis || run.id === a || run.id === b
      ? 0
      : chosen?.has(run.id) === true
        ? 1
        : front.has(run)
          ? 2
          : 3;
  return [...runs].sort((p, q) => rank(p) - rank(q)).slice(0, FEW_ROWS);
}

export function RunsTray({ lab, narrow, failure, onOpen }: Props) {
  const told = useTold(lab);
  const { a, b, lit, chosen, isBehind } = useStore(lab.runs.store);
  const [sorting, setSorting] = useState<Sorting>({ by: 'in', rising: false });
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const [filter, setFilter] = useState('');
  const [focused, setFocused] = useState<string | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const { said, say, forget, undo } = useForgetting(lab);
  const tray = useRef<HTMLDivElement>(null);
  const width = useWidth(tray, 448);
  const body = useRef<HTMLTableSectionElement>(null);

  const { all, this: now } = told;
  const kept = all.filter(({ isKept }) => isKept).length;
  const columns = useMemo(() => columnsShown(all, picked, width), [all, picked, width]);
  const rows = useMemo(
    () => chosenFirst(sorted(filtered(all, filter), sorting), chosen),
    [all, filter, sorting, chosen],
  );
  const shown = narrow && !showsAll ? fewFirst(rows, a, b, chosen) : rows;
  const accuracy = useMemo(() => accuracyScale(bestAccuracy(all)), [all]);
  const current = all.find(({ id }) => id === focused) ?? now ?? all[0] ?? null;

  const focusRow = (id: string) => {
    setFocused(id);
    lab.runs.light(id);
    body.current?.querySelector<HTMLElement>(`[data-run="${CSS.escape(id)}"]`)?.focus();
  };

  function swap(): void {
    lab.runs.compare('a', b);
    lab.runs.compare('b', a);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = shown.findIndex(({ id }) => id === (focused ?? current?.id));
    const run = shown[at];
    const go = (to: number) => {
      const next = shown[Math.max(0, Math.min(shown.length - 1, to))];
      if (next !== undefined) focusRow(next.id);
    };
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(shown.length - 1),
      a: () => run && lab.runs.compare('a', run.id),
      b: () => run && lab.runs.compare('b', run.id),
      x: swap,
      s: () => run?.isKept && lab.runs.star(run.id, !run.star),
      k: () => void keepThis(lab).then(say),
      Enter: () => run && onOpen(run.id),
      Delete: () => {
        if (run?.isKept !== true) return;
        const next = shown[at + 1] ?? shown[at - 1];
        forget(run);
        if (next !== undefined) focusRow(next.id);
      },
      Escape: () => lab.runs.light(null),
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  const title = kept === 0 ? 'No runs kept' : `${kept} ${kept === 1 ? 'run' : 'runs'} kept`;
  return (
    <Panel
      lab={lab}
      name="runs-tray"
      title={title}
      lines={explainTray}
      reading={
        kept === 0
          ? 'One row per run: what sets it apart, accuracy over time, where it ended.'
          : 'Only what differs from this run is printed. Click a head to sort.'
      }
      aside={
        <div className="runs-acts">
          {kept > 0 && (
            <>
              <TriesButton lab={lab} />
              <button
                type="button"
                className="text-button"
                onClick={() => void keepThis(lab).then(say)}
              >
                Keep this run
              </button>
              <Popover button="Files" label="Runs as files" align="end" className="runs-files">
                <RunFile lab={lab} />
              </Popover>
              <ColumnChoice runs={all} shown={columns} onPick={setPicked} />
            </>
          )}
        </div>
      }
    >
      {/* As wide as the table may be. */}
      <div ref={tray} />
      {kept === 0 ? (
        <NoRuns lab={lab} onKept={say} />
      ) : (
        <>
          {all.length > MANY_ROWS && (
            <input
              type="search"
              className="runs-filter"
              aria-label="Show only runs with these words"
              placeholder="Filter: a name, a word of a note, γ 2"
              value={filter}
              onChange={({ target }) => setFilter(target.value)}
            />
          )}
          <div className="runs-scroll">
            <table
              className="runs-table"
              style={{ '--rows': shown.length } as React.CSSProperties}
              role="grid"
              aria-label="Runs. Arrows go from row to row; a and b compare, x swaps, s stars, k keeps this run, Enter opens, Delete forgets."
            >
              <thead>
                <tr>
                  <th scope="col">
                    <span className="visually-hidden">Marks</span>
                  </th>
                  {columns.map((column) => (
                    <th
                      key={column.id}
                      scope="col"
                      className={column.isNumber ? 'runs-number' : undefined}
                      aria-sort={
                        sorting.by !== column.id
                          ? undefined
                          : sorting.rising
                            ? 'ascending'
                            : 'descending'
                      }
                    >
                      <button
                        type="button"
                        title={column.long}
                        style={
                          column.term === null ? undefined : { color: `var(--${column.term})` }
                        }
                        onClick={() =>
                          setSorting(({ by, rising }) => ({
                            by: column.id,
                            rising: by === column.id ? !rising : !column.isNumber,
                          }))
                        }
                      >
                        {sorting.by === column.id && (
                          <span aria-hidden="true">{sorting.rising ? '▴' : '▾'}</span>
                        )}
                        {column.head}
                      </button>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody ref={body} onKeyDown={onKey} onPointerLeave={() => lab.runs.light(null)}>
                {shown.map((run) => (
                  <RunRow
                    key={run.id}
                    lab={lab}
                    run={run}
                    now={now}
                    columns={columns}
                    accuracy={accuracy}
                    side={run.id === a ? 'A' : run.id === b ? 'B' : null}
                    isLit={run.id === lit}
                    isChosen={chosen?.has(run.id) === true}
                    isTabStop={
                      run.id === current?.id ||
                      (!shown.some(({ id }) => id === current?.id) && run === shown[0])
                    }
                    onFocus={setFocused}
                    onOpen={onOpen}
                  />
                ))}
              </tbody>
            </table>
            {rows.length === 0 && <p className="note">No run has these words.</p>}
          </div>
          {shown.length < rows.length && (
            <button type="button" className="text-button" onClick={() => setShowsAll(true)}>
              {rows.length - shown.length} more runs
            </button>
          )}
          {current !== null && (
            <RunCard
              key={current.id}
              lab={lab}
              run={current}
              onOpen={onOpen}
              onForget={forget}
              onKept={say}
            />
          )}
        </>
      )}
      {kept > 0 && (
        <label className="note runs-behind">
          <input
            type="checkbox"
            checked={isBehind}
            onChange={({ target }) => lab.runs.showBehind(target.checked)}
          />{' '}
          Draw kept runs behind the pictures of this run over time
        </label>
      )}
      <p className="runs-said note" role="status">
        {said === '' ? failure : said}
        {undo !== null && (
          <button type="button" className="text-button" onClick={undo}>
            Undo
          </button>
        )}
      </p>
    </Panel>
  );
}

const explainTray = () => [
  {
    words:
      'Every row is a run. A value that is the same as this run’s is a dot. The right column counts the players that are in, layer by layer; the bars show the same to scale.',
  },
  {
    words:
      'Accuracy is on the test set with the pruned players removed; where it differs by .05 points from that with them, both are printed.',
  },
  {
    words:
      'Keys on a row: ↑ ↓ move, a and b set what is compared, x swaps, s stars, k keeps this run, Enter opens the run in the lab at its start, Delete forgets it, with ten seconds to take it back.',
  },
];
