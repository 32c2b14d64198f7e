/** When each player left, per layer, and which cost pushed it out. */
import { useCallback, useMemo } from 'react';
import type { RunView } from '../../state/lab.ts';
import { MAX_SELECTED } from '../../state/selection.ts';
import { placeAfterKey } from '../shared/keys.ts';
import { Panel } from '../shared/Panel.tsx';
import { Picture } from '../shared/Picture.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { stepOnAxis } from '../shared/timeKeys.ts';
import { useCanvas } from '../shared/useCanvas.ts';
import { useChosen } from '../shared/useChosen.ts';
import type { Group } from './data.ts';
import { createRollPainter } from './painter.ts';
import { describeRoll, explainRoll } from './words.ts';
import './pruningHistory.css';
import { hover, select, selectedIn } from '../shared/shownPlayers.ts';

const HEIGHT = 224;
const TITLE = 'Who left, and which cost pushed it out';

/** Chooses those who left together, the first of them first; no more than the page can speak of. */
function selectAll(lab: RunView, { players }: Group): void {
  const [first, ...rest] = players.slice(0, MAX_SELECTED).reverse();
  const selected = selectedIn(lab);
  if (selected.length !== 1 || selected[0] !== first) select(lab, first);
  for (const player of rest) select(lab, player, true);
}

export function PruningHistoryPanel({ lab }: { readonly lab: RunView }) {
  const { box, line, tell, tellPlace } = useReading('nobody picked');
  const chosen = useChosen(lab);
  const painter = useMemo(() => createRollPainter(lab, tell), [lab, tell]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const lines = useCallback(() => explainRoll(lab, chosen), [lab, chosen]);
  const say = useCallback(() => describeRoll(lab), [lab]);

  const read = (group: Group | null, step: number | null) => {
    painter.focused = group?.players[0] ?? null;
    painter.cursor = step;
    hover(lab, painter.focused);
    redraw();
  };
  const current = () => {
    const { focused, groups } = painter;
    return focused === null ? -1 : groups.findIndex(({ players }) => players.includes(focused));
  };
  const onKey = (key: string) => {
    const { groups } = painter;
    const last = groups.length - 1;
    const at = current();
    if (key === 'Escape') read(null, null);
    else if ((key === 'Enter' || key === ' ') && at >= 0) selectAll(lab, groups[at]);
    else {
      const rank = placeAfterKey(key, at < 0 ? null : at, last);
      if (rank === undefined || last < 0) return false;
      tellPlace(rank, last);
      read(groups[rank], null);
    }
    return true;
  };

  return (
    <Panel
      lab={lab}
      name="pruning-history"
      title={TITLE}
      lines={lines}
      reading={
        <ReadingLine line={line}>
          The share of each layer still in. Each mark: who left, and which cost pushed it out.
        </ReadingLine>
      }
    >
      <Picture
        lab={lab}
        box={box}
        canvas={canvas}
        height={HEIGHT}
        label="Read who left, from the first to the last"
        say={say}
        onKey={onKey}
        onFocus={(focused) => {
          if (!focused) read(null, null);
        }}
        onPoint={(place) => {
          if (place === null) read(null, null);
          else read(painter.groupAt(...place), stepOnAxis(painter.layout?.x, place[0]));
        }}
        onPress={(place) => {
          const group = painter.groupAt(...place);
          if (group !== null) selectAll(lab, group);
        }}
      />
    </Panel>
  );
}
