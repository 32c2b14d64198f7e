import { memo, useCallback } from 'react';
import type { OpenedScale } from '../../../game/openedScales.ts';
import { isDead, type ToldRun } from '../../../panels/runs/told.ts';
import { describeRun } from '../../../panels/runs/describeRun.ts';
import { useHold } from '../../../panels/runs/useHold.ts';
import type { Lab } from '../../../state/lab.ts';
import type { Column } from './columns.ts';

interface Props {
  readonly lab: Lab;
  readonly run: ToldRun;
  readonly now: ToldRun | null;
  readonly columns: readonly Column[];
  readonly accuracy: OpenedScale;
  readonly side: 'A' | 'B' | null;
  readonly isLit: boolean;
  readonly isChosen: boolean;
  readonly isTabStop: boolean;
  readonly onFocus: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

function Row(props: Props) {
  const { lab, run, now, columns, accuracy, side, isLit, isChosen, isTabStop } = props;
  const { id, isThis, star } = run;
  // Whatever is drawn anew meanwhile, a finger that rests goes on resting.
  const hold = useHold(
    lab,
    useCallback(() => id, [id]),
  );
  const inLens = isThis || side !== null;
  const classes = [
    inLens && 'runs-lens',
    isLit && 'runs-lit',
    isChosen && 'runs-chosen',
    run.ended === 'diverged' && 'runs-diverged',
  ];
  return (
    <tr
      data-run={id}
      className={classes.filter(Boolean).join(' ')}
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={isChosen || inLens}
      {...hold.handlers}
      onPointerEnter={() => lab.runs.light(id)}
      onFocus={() => {
        props.onFocus(id);
        lab.runs.light(id);
      }}
      onDoubleClick={() => props.onOpen(id)}
    >
      <th scope="row" className="runs-marks">
        <span aria-hidden="true">
          {star && '★'}
          {side ?? (isThis ? 'this' : isChosen ? '●' : '')}
        </span>
        <span className="visually-hidden">
          {describeRun(run, [])}
          {star && ', starred'}
          {side !== null && `, compared as ${side}`}
          {isChosen && ', chosen'}
        </span>
      </th>
      {columns.map((column) => (
        <Cell key={column.id} {...{ run, now, column, accuracy }} />
      ))}
    </tr>
  );
}

type CellProps = Pick<Props, 'run' | 'now' | 'accuracy'> & { readonly column: Column };

function Cell({ run, now, column, accuracy }: CellProps) {
  if (column.id === 'course')
    return (
      <td>
        <Spark run={run} accuracy={accuracy} />
      </td>
    );
  if (column.id === 'layers')
    return (
      <td>
        <LayerBars run={run} />
      </td>
    );
  const words = column.text(run, now);
  return (
    <td
      className={column.isNumber ? 'runs-number' : 'runs-words'}
      style={column.term === null || words === '·' ? undefined : { color: `var(--${column.term})` }}
      title={column.isNumber ? undefined : words}
    >
      {column.id === 'right' && isDead(run) && <span aria-hidden="true">✕ </span>}
      {words}
    </td>
  );
}

const SPARK = { width: 78, height: 12 };

/** Accuracy over the epochs, on the opened-up scale that all rows share. */
function Spark({ run, accuracy }: Pick<Props, 'run' | 'accuracy'>) {
  const tested = run.moments.filter(({ cut }) => cut !== null);
  const last = tested.at(-1);
  if (last === undefined) return null;
  // A run that has yet to end stops short of the right end.
  const steps = Math.max(
    1,
    run.ended === 'running' ? run.spec.epochs * run.stepsPerEpoch : last.step,
  );
  const { width, height } = SPARK;
  const points = tested.map(
    ({ step, cut }) =>
      [
        (step / steps) * (width - 4) + 1,
        height - 1 - accuracy.at(cut ?? 0) * (height - 2),
      ] as const,
  );
  const [x, y] = points.at(-1)!;
  return (
    <svg
      className="runs-spark"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polyline
        points={points.map((point) => point.map((each) => each.toFixed(1)).join()).join(' ')}
      />
      <path d={`M${x.toFixed(1)} ${y.toFixed(1)}h0`} className="runs-spark-end" />
    </svg>
  );
}

/** Players in, layer by layer, each layer as wide as its players are many. */
function LayerBars({ run: { groups, end, players } }: Pick<Props, 'run'>) {
  if (end === null || players === 0) return null;
  return (
    <span className="runs-bars" aria-hidden="true">
      {groups.map(({ count }, index) => (
        <span key={index} style={{ flexGrow: count }}>
          <span style={{ width: `${(100 * (end.active[index] ?? 0)) / Math.max(1, count)}%` }} />
        </span>
      ))}
    </span>
  );
}

export const RunRow = memo(Row);
