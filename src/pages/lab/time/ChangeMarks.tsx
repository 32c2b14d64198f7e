import { useMemo, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { changeMarks, type ChangeMark } from '../../../panels/participation/prices.ts';
import type { Lab } from '../../../state/lab.ts';
import { grouped } from '../../../ui/format.ts';
import { termOfPrice } from '../../../ui/labels.ts';
import { useDrag } from '../../../ui/useDrag.ts';
import { moveMark, removeMark } from './markActions.ts';
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
  /** The recorded step under a place of the window, that of the nearest end beyond the line; any step not yet played. */
  readonly stepAt: (place: { readonly clientX: number }) => number;
  /** The recorded step beside one; of one that is not yet played, the next. */
  readonly beside: (step: number, by: -1 | 1) => number;
}

/** What was changed, each where it began to act. */
export function ChangeMarks({ lab, total, ...hands }: Props) {
  const startSpec = useStore(lab.store, (state) => state.startSpec);
  const changes = useStore(lab.store, (state) => state.changes);
  const scheduled = useStore(lab.store, (state) => state.scheduled);
  const marks = useMemo(
    () => changeMarks(startSpec, [...changes, ...scheduled], WITHIN * total),
    [startSpec, changes, scheduled, total],
  );
  let labelled = -Infinity;
  return marks.map((mark, i) => {
    const left = percentAt(mark.step, total);
    const hasRoom = left - labelled >= LABEL_PERCENT && left < 100;
    if (hasRoom) labelled = left;
    return (
      <Mark
        // One that is moved stays the same, and keeps the focus.
        key={`${i} ${mark.name}`}
        {...{ lab, total, mark, hasRoom, ...hands }}
      />
    );
  });
}

interface MarkProps extends Props {
  readonly mark: ChangeMark;
  readonly hasRoom: boolean;
}

/** Pressed, the page shows its step; dragged, it acts elsewhere; with Delete it never did. Both make another run. */
function Mark({ lab, total, mark, hasRoom, goTo, stepAt, beside }: MarkProps) {
  const { step, label, price } = mark;
  const [dragged, setDragged] = useState<number | null>(null);
  const drag = useDrag({
    begin: () => setDragged(step),
    move: (place) => setDragged(stepAt(place)),
    end() {
      setDragged(null);
      if (dragged === null || dragged === step) goTo(step);
      else moveMark(lab, mark, dragged);
    },
    cancel: () => setDragged(null),
    tap: () => goTo(step),
  });
  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Delete' || event.key === 'Backspace') removeMark(lab, mark);
    else if (event.key === 'ArrowLeft') moveMark(lab, mark, beside(step, -1));
    else if (event.key === 'ArrowRight') moveMark(lab, mark, beside(step, 1));
    else if (event.key === 'Enter' || event.key === ' ') goTo(step);
    else return;
    event.preventDefault();
  }
  const words = `${label}, at step ${grouped(step)}`;
  return (
    <button
      type="button"
      className="time-mark"
      style={{
        left: `${percentAt(dragged ?? step, total)}%`,
        color: price === null ? undefined : `var(--${termOfPrice(price).term})`,
      }}
      aria-label={`Change ${words}`}
      title={`${words}. Press to show that step; drag, or use the arrow keys, to have it act elsewhere; Delete takes it out`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.stopPropagation();
        drag.onPointerDown(event);
      }}
      onPointerMove={drag.onPointerMove}
      onPointerUp={drag.onPointerUp}
      onPointerCancel={drag.onPointerCancel}
    >
      <span className="time-mark-bar" />
      {hasRoom && <span className="time-mark-label">{label}</span>}
    </button>
  );
}
