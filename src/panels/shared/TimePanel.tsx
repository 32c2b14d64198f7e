/** A picture over time with a reading line that pointer and arrow keys move through the past. */
import { useCallback, useMemo, type ReactNode } from 'react';
import type { RunView } from '../../state/lab.ts';
import type { PictureName } from '../out/registry.ts';
import type { MakeLines } from './Explain.tsx';
import { Panel } from './Panel.tsx';
import { NOW, Picture } from './Picture.tsx';
import { ReadingLine, useReading } from './Reading.tsx';
import { stepAfterKey } from './timeKeys.ts';
import { useChosen } from './useChosen.ts';
import { useCanvas, type Painter } from './useCanvas.ts';
import type { ShownIndex } from '../../game/players.ts';

export interface TimePainter extends Painter {
  /** Step being read; null for now. */
  cursor: number | null;
  /** The step under a point of the picture, in CSS pixels; null where there is none. */
  stepAt(x: number, y: number): number | null;
}

interface Props<View extends RunView> {
  readonly lab: View;
  readonly name: PictureName;
  readonly title: string;
  /** What the reading line says while nothing is read. */
  readonly standing: ReactNode;
  /** For screen readers: what arrow keys read here. */
  readonly label: string;
  /** CSS pixels. */
  readonly height: number;
  /** Must not change; `onCursor` takes what stands at the reading line, or nothing. */
  readonly createPainter: (lab: View, onCursor: (words: string) => void) => TimePainter;
  readonly describe: (lab: View) => string;
  /** @param player the chosen one, if any */
  readonly explain: (lab: View, player: ShownIndex | null) => ReturnType<MakeLines>;
  /** Below the picture. */
  readonly children?: ReactNode;
}

export function TimePanel<View extends RunView>(props: Props<View>) {
  const { lab, name, title, standing, label, height, createPainter, describe, explain, children } =
    props;
  const { box, line, tell } = useReading('now');
  const painter = useMemo(() => createPainter(lab, tell), [lab, createPainter, tell]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const player = useChosen(lab);
  const lines = useCallback(() => explain(lab, player), [lab, explain, player]);
  const say = useCallback(() => describe(lab), [lab, describe]);

  const moveTo = (step: number | null) => {
    painter.cursor = step;
    redraw();
  };
  const onKey = (key: string) => {
    const step = stepAfterKey(key, painter.cursor, lab.trajectory.latest?.step ?? 0);
    if (step === undefined) return false;
    moveTo(step);
    return true;
  };

  return (
    <Panel
      lab={lab}
      name={name}
      title={title}
      lines={lines}
      reading={<ReadingLine line={line}>{standing}</ReadingLine>}
    >
      <Picture
        lab={lab}
        box={box}
        canvas={canvas}
        height={height}
        label={label}
        say={say}
        means={NOW}
        onKey={onKey}
        onPoint={(place) => moveTo(place === null ? null : painter.stepAt(...place))}
      />
      {children}
    </Panel>
  );
}
