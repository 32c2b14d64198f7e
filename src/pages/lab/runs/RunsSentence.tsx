import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useTold } from '../../../panels/runs/useTold.ts';
import type { Lab } from '../../../state/lab.ts';
import { Prose } from '../sentence/Prose.tsx';
import { tellRuns } from './runsSentence.ts';

/** What the kept runs say together, where the other views say what is happening. */
export function RunsSentence({ lab }: { lab: Lab }) {
  const { all } = useTold(lab);
  const chosen = useStore(lab.runs.store, (runs) => runs.chosen);
  const { voice, below } = useMemo(() => tellRuns(all, chosen), [all, chosen]);
  return (
    <section className="sentence runs-sentence" aria-label="What the runs say">
      <p className="sentence-voice" aria-live="polite">
        <Prose parts={voice} />
      </p>
      <p className="sentence-below">
        <Prose parts={below} />
      </p>
    </section>
  );
}
