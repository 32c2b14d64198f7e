/** Runs as files: this one and those that are kept taken away, others opened and kept. */
import { useId, useState } from 'react';
import { MOST_TEXT, RecordError } from '../../../record/reading.ts';
import { readRecord } from '../../../record/readRecord.ts';
import { writeRecord } from '../../../record/writeRecord.ts';
import type { Lab } from '../../../state/lab.ts';
import { keepThis } from './acts.ts';
import { KeptAsFiles } from './KeptAsFiles.tsx';
import { download } from '../../../ui/download.ts';
import { FileControl } from '../../../ui/FileControl.tsx';
import { grouped } from '../../../ui/format.ts';
import { fileName } from './fileName.ts';
import './RunFile.css';

export function RunFile({ lab }: { lab: Lab }) {
  const id = useId();
  const [said, setSaid] = useState('');

  async function save(): Promise<void> {
    try {
      const record = await lab.record();
      const name = fileName(record.manifest.spec);
      download(name, writeRecord(record), 'application/json');
      setSaid(`${name} has the run up to step ${grouped(record.verdict.steps)}.`);
    } catch (error) {
      setSaid(`There is no run to save. ${(error as Error).message}`);
    }
  }

  async function open(file: File): Promise<void> {
    try {
      if (file.size > MOST_TEXT)
        throw new RecordError(`It has ${grouped(file.size)} bytes, too many for a run.`);
      const record = readRecord(await file.text());
      await lab.open(record);
      setSaid(
        `${file.name} was opened in place of the run before, at its start; it had gone to step ${grouped(record.verdict.steps)}.`,
      );
    } catch (error) {
      const { message } = error as Error;
      setSaid(
        error instanceof RecordError
          ? `${file.name} is no run to play. ${message} The run goes on as it was.`
          : message,
      );
    }
  }

  return (
    <div className="run-file stack" role="group" aria-labelledby={`${id}-title`}>
      <p className="choice-label" id={`${id}-title`}>
        Runs that stay
      </p>
      <p className="note">
        A run is kept in this browser when it is over, or when another one takes its place. A file
        says what a run was, how it stood over time and what it came to; the command line writes the
        same, and plays it again.
      </p>
      <div className="run-file-row">
        <button
          type="button"
          className="text-button"
          onClick={() => void keepThis(lab).then(setSaid)}
        >
          Keep this run
        </button>
        <button type="button" className="text-button" onClick={() => void save()}>
          Save this run
        </button>
      </div>
      <FileControl
        label="Open a run"
        accept=".json,application/json"
        onFiles={([file]) => void open(file!)}
      />
      <KeptAsFiles lab={lab} say={setSaid} />
      <p className="note" role="status">
        {said}
      </p>
    </div>
  );
}
