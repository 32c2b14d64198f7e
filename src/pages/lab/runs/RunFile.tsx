/** The run as a file: taken away, or another one opened and played again. */
import { useId, useState, type ChangeEvent } from 'react';
import { MOST_TEXT, readRecord, RecordError } from '../../../record/readRecord.ts';
import { writeRecord } from '../../../record/writeRecord.ts';
import type { Lab } from '../../../state/lab.ts';
import { download } from '../../../ui/download.ts';
import { grouped } from '../../../ui/format.ts';
import { fileName } from './fileName.ts';

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

  async function open(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = event.target.files?.[0];
    // The same file may be opened again after it was changed.
    event.target.value = '';
    if (file === undefined) return;
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
        This run as a file
      </p>
      <p className="note">
        It says what the run was, how it stood over time and what it came to; the command line
        writes the same, and plays it again.
      </p>
      <button type="button" className="text-button" onClick={() => void save()}>
        Save this run
      </button>
      <label className="note" htmlFor={`${id}-file`}>
        Open a run
      </label>
      <input
        id={`${id}-file`}
        type="file"
        accept=".json,application/json"
        onChange={(event) => void open(event)}
      />
      <p className="note" role="status">
        {said}
      </p>
    </div>
  );
}
