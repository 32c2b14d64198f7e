/** How small and how good: every kept run, and this one, in the plane of share pruned and accuracy. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ParameterName } from '../../spec/parameters.ts';
import type { RunView } from '../../state/lab.ts';
import { varying } from '../runs/coefficients.ts';
import { useHold } from '../runs/useHold.ts';
import { useReadByKey } from '../runs/useReadByKey.ts';
import { useTold } from '../runs/useTold.ts';
import type { Line } from '../shared/Explain.tsx';
import { Panel } from '../shared/Panel.tsx';
import { Picture } from '../shared/Picture.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { ColourKey, PlaneChoices } from './PlaneChoices.tsx';
import { createRunsPlanePainter, describePlane } from './painter.ts';
import './runsPlane.css';

const HEIGHT = 420;

interface Props {
  readonly lab: RunView;
  /** What the Enter key does with a run that is read, in words: it calls `onOpen`. */
  readonly enter: string;
  /** A kept run was asked for. */
  readonly onOpen: (id: string) => void;
}

const explainPlane = (on: 'validation' | 'test'): Line[] => [
  {
    words:
      'Across: the share of players that are pruned (s < ε). Up: accuracy on the test set with the pruned players removed. Both scales open up at their good end: what lies below the shaded edge is squeezed.',
  },
  {
    words:
      'A line is one run over its epochs; its dot is the end, a cross a net that reads under 30 %. A short upright line leads to the accuracy with the pruned left in.',
  },
  {
    words: `The broad grey stair is the Pareto front: no other kept setting has more pruned and reads better. Settings are chosen on ${on} accuracy${
      on === 'validation'
        ? ', so that the test set is read once only'
        : ', because not every run here was validated'
    }. Runs of one setting with several seeds count once, at their mean; the upright line is from the worst seed to the best.`,
  },
  { words: 'Diamonds are the paper’s four results: a net of 768 players, 20 epochs.' },
];

export function RunsPlanePanel({ lab, enter, onOpen }: Props) {
  const { box, line, tell, tellPlace } = useReading('no run is being read');
  const painter = useMemo(() => createRunsPlanePainter(lab), [lab]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const { all, this: now } = useTold(lab);
  const [group, setGroup] = useState<number | null>(null);
  const [colourBy, setColourBy] = useState<ParameterName | null>(null);
  const isRecorded = useStore(lab.store, (state) => state.recorded !== null);
  // Of a recording not all coefficients are known.
  const names = useMemo(() => (isRecorded ? [] : varying(all)), [all, isRecorded]);
  const groups = (now ?? all[0])?.groups ?? [];
  const lines = useCallback(() => explainPlane(painter.scene?.chosenOn ?? 'test'), [painter]);
  const say = useCallback(() => describePlane(lab), [lab]);

  useEffect(() => {
    painter.group = group;
    painter.colourBy = colourBy;
    redraw();
  }, [painter, redraw, group, colourBy]);

  const onKey = useReadByKey(lab, painter, { tell, tellPlace, onOpen });
  const hold = useHold(lab, painter.runAt);

  return (
    <Panel
      lab={lab}
      name="runs-plane"
      title="How small, how good"
      lines={lines}
      reading={
        <ReadingLine line={line}>
          Right: fewer players. Up: better. Both scales open up at their good end. A line is a run,
          its dot the end.
        </ReadingLine>
      }
      aside={
        <PlaneChoices
          {...{ names, groups, group, colourBy }}
          onGroup={setGroup}
          onColour={setColourBy}
        />
      }
    >
      <div className="runs-plane-hold" {...hold.handlers}>
        <Picture
          lab={lab}
          box={box}
          canvas={canvas}
          height={HEIGHT}
          label={`Read the runs from the largest to the smallest; Enter ${enter}, a and b compare`}
          say={say}
          onKey={onKey}
          onPoint={(place) => lab.runs.light(place === null ? null : painter.runAt(...place))}
          onPress={(place) => {
            if (hold.wasHeld()) return;
            const id = painter.runAt(...place);
            const { isTouch, before } = hold.pressed();
            if (id !== null && (!isTouch || before === id)) onOpen(id);
            else lab.runs.light(id);
          }}
        />
      </div>
      {colourBy !== null && <ColourKey runs={all} name={colourBy} />}
    </Panel>
  );
}
