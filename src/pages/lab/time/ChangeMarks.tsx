import { useMemo } from 'react';
import { useStore } from 'zustand';
import { changeMarks } from '../../../panels/participation/prices.ts';
import type { Lab } from '../../../state/lab.ts';
import { grouped } from '../../../ui/format.ts';
import { termOfPrice } from '../../../ui/labels.ts';
import { percentAt } from './scale.ts';

/** Changes of one movement closer than this share of the line are one mark. */
const WITHIN = 0.012;
/** Labels closer than this, in percent of the line, are left out; the mark still has its name. */
const LABEL_PERCENT = 11;

interface Props {
  readonly lab: Lab;
  /** Steps of the whole line. */
  readonly total: number;
  readonly goTo: (step: number) => void;
}

/** What was changed, each where it began to act: pressed, the page shows that step. */
export function ChangeMarks({ lab, total, goTo }: Props) {
  const startSpec = useStore(lab.store, (state) => state.startSpec);
  const changes = useStore(lab.store, (state) => state.changes);
  const scheduled = useStore(lab.store, (state) => state.scheduled);
  const marks = useMemo(
    () => changeMarks(startSpec, [...changes, ...scheduled], WITHIN * total),
    [startSpec, changes, scheduled, total],
  );
  let labelled = -Infinity;
  return marks.map(({ name, step, label, price }, i) => {
    const left = percentAt(step, total);
    const hasRoom = left - labelled >= LABEL_PERCENT && left < 100;
    if (hasRoom) labelled = left;
    const words = `${label}, at step ${grouped(step)}`;
    return (
      <button
        // Several may be of one name and step.
        key={`${i} ${name} ${step}`}
        type="button"
        className="time-mark"
        style={{
          left: `${left}%`,
          color: price === null ? undefined : `var(--${termOfPrice(price).term})`,
        }}
        aria-label={`Show the step of ${words}`}
        title={words}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => goTo(step)}
      >
        <span className="time-mark-bar" />
        {hasRoom && <span className="time-mark-label">{label}</span>}
      </button>
    );
  });
}
