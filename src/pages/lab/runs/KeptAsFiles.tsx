import { useStore } from 'zustand';
import { importRuns, inWords } from '../../../state/runs/files.ts';
import type { Lab } from '../../../state/lab.ts';
import { FileControl } from '../../../ui/FileControl.tsx';
import { grouped } from '../../../ui/format.ts';
import { saveRuns } from './saveRuns.ts';

interface Props {
  readonly lab: Lab;
  /** Told in a sentence how far it is, and what came of it. */
  readonly say: (sentence: string) => void;
}

/** Kept runs taken away as files, and others kept from files. */
export function KeptAsFiles({ lab, say }: Props) {
  const { runs, chosen } = useStore(lab.runs.store);
  const brushed = chosen === null ? [] : runs.filter(({ id }) => chosen.has(id));
  const starred = runs.filter(({ star }) => star);
  const save = (some: typeof runs, words: string) =>
    some.length > 0 && (
      <button
        type="button"
        className="text-button"
        onClick={() =>
          void saveRuns(
            lab,
            some.map(({ id }) => id),
            say,
          )
        }
      >
        {words}
      </button>
    );

  async function bring(files: readonly File[]): Promise<void> {
    say('Reading them.');
    say(inWords(await importRuns(lab.runs, files)).join(' '));
  }

  return (
    <>
      {runs.length > 0 && (
        <div className="run-file-row">
          {save(
            runs,
            runs.length === 1 ? 'Save the kept run' : `Save all ${grouped(runs.length)} kept runs`,
          )}
          {starred.length < runs.length &&
            save(starred, `Save the ${grouped(starred.length)} starred`)}
          {brushed.length < runs.length &&
            save(brushed, `Save the ${grouped(brushed.length)} chosen`)}
        </div>
      )}
      <FileControl
        label="Keep runs from files, or drop them on the page"
        accept=".json,.jsonl,.zip,application/json,application/zip"
        multiple
        onFiles={(files) => void bring(files)}
      />
    </>
  );
}
