import { useCallback } from 'react';
import { createPortal } from 'react-dom';
import { limitsInWords } from '../../../data/own/limits.ts';
import type { OwnSource } from '../../../data/own/source.ts';
import { isSandbox } from '../../../game/sandbox/game.ts';
import { droppable, droppedSources } from '../../../state/dropped.ts';
import type { Lab } from '../../../state/lab.ts';
import { usePageDrop } from './usePageDrop.ts';
import './PageDrop.css';

const nameOf = ({ path }: OwnSource): string => path.split('/').at(-1)!;

/** What is dropped anywhere on the page: runs are kept, anything else may be data to learn from. */
async function take(lab: Lab, coming: Promise<readonly OwnSource[]>): Promise<void> {
  const sources = await coming.catch(() => null);
  const runs: File[] = [];
  const others: OwnSource[] = [];
  if (sources !== null) {
    const [{ bringsRuns, importRuns, inWords }, { bringsRecording, showRecording }] =
      await Promise.all([
        import('../../../state/runs/files.ts'),
        import('../../../state/recording/heldRecording.ts'),
      ]);
    for (const source of sources) {
      const name = nameOf(source);
      const bytes = source.bytes as Blob;
      if (await bringsRecording(bytes)) {
        if (sources.length === 1) return showRecording({ name, bytes });
        // It is shown in place of the lab: what came with it would be lost.
        return lab.say(
          `${name} is a recording, which is shown in place of the lab. Drop it alone. Nothing of this drop was taken.`,
        );
      }
      if (await bringsRuns({ name, bytes })) runs.push(new File([bytes], name));
      else others.push(source);
    }
    if (runs.length > 0) lab.say(...inWords(await importRuns(lab.runs, runs)));
    if (others.length === 0) return;
  }
  if (isSandbox(lab.store.getState().spec))
    return lab.say('A game without a network learns from no file. Choose a network first.');
  lab.setView('net');
  // It says itself what is wrong with a drop of nothing.
  await lab.ownData.choose(sources === null ? coming : others);
}

export function PageDrop({ lab }: { lab: Lab }) {
  const onDrop = useCallback(
    (transfer: DataTransfer) =>
      void take(lab, droppedSources(transfer)).catch((error: Error) =>
        lab.say(`What was dropped could not be read (${error.message}).`),
      ),
    [lab],
  );
  const isOver = usePageDrop(onDrop);
  if (!isOver) return null;
  return createPortal(
    <div className="drop-veil">
      <p className="drop-veil-head">Drop {droppable}.</p>
      <p>
        Files of runs, or a zip of them, are kept beside those that are kept already; a recording is
        shown in place of the lab.
      </p>
      <p>It is looked at on this computer, and sent nowhere.</p>
      <p className="note">{limitsInWords}</p>
    </div>,
    document.body,
  );
}
