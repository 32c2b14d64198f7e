import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useTold } from '../../../panels/runs/useTold.ts';
import type { Lab } from '../../../state/lab.ts';
import { Prose } from '../sentence/Prose.tsx';
import { ViewSentence } from '../sentence/ViewSentence.tsx';
import { tellRuns } from './runsSentence.ts';

/** What the kept runs say together, where the other views say what is happening. */
export function RunsSentence({ lab }: { lab: Lab }) {
  const { all } = useTold(lab);
  const chosen = useStore(lab.runs.store, (runs) => runs.chosen);
  const { voice, below } = useMemo(() => tellRuns(all, chosen), [all, chosen]);
  return (
    <ViewSentence
      label="What the runs say"
      className="runs-sentence"
      voice={<Prose parts={voice} />}
      below={<Prose parts={below} />}
    />
  );
}
