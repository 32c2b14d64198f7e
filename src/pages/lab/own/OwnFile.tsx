import { useEffect, useId, useRef, type DragEvent } from 'react';
import { useStore } from 'zustand';
import { limitsInWords } from '../../../data/own/limits.ts';
import type { OwnSource } from '../../../data/own/source.ts';
import { droppedSources } from '../../../state/dropped.ts';
import { SILENCE_S } from '../../../state/heartbeat.ts';
import type { Lab } from '../../../state/lab.ts';
import type { OwnState } from '../../../state/ownData.ts';
import { FileControl } from '../../../ui/FileControl.tsx';
import { KeptFiles } from './KeptFiles.tsx';
import './OwnFile.css';

const sourcesOf = (files: readonly File[]): OwnSource[] =>
  files.map((file) => ({ path: file.webkitRelativePath || file.name, bytes: file }));

/** A file of the visitor's own, to learn from: chosen, or dropped anywhere on the page; looked at, and read when told to. */
export function OwnFile({ lab }: { lab: Lab }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { ownData } = lab;
  const state = useStore(ownData.store);
  const choose = (files: readonly File[]) => void ownData.choose(sourcesOf(files));

  // Dropped elsewhere on the page (PageDrop.tsx), it is answered here.
  useEffect(() => {
    const isElsewhere = box.current?.contains(document.activeElement) !== true;
    if (state.phase !== 'none' && isElsewhere) box.current?.scrollIntoView({ block: 'nearest' });
  }, [state.phase]);

  /** Here whatever is dropped is answered, if it is no file by saying so. */
  function onDrop(event: DragEvent): void {
    if (event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    void ownData.choose(droppedSources(event.dataTransfer));
  }

  return (
    <div
      ref={box}
      className="own-file stack"
      role="group"
      aria-labelledby={`${id}-title`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <p className="choice-label" id={`${id}-title`}>
        Learn from a file of your own <span className="note">needs a new run</span>
      </p>
      <p className="note" id={`${id}-help`}>
        A table (CSV) with a column of classes, images in a folder or a zip with a folder for each
        class, or the two files of an IDX pair. It is read on this computer and sent nowhere; this
        browser keeps it for a reload, until you forget it here.
      </p>
      <p className="note" id={`${id}-limits`}>
        {limitsInWords}
      </p>
      <FileControl
        label="Choose files, or drop them on the page"
        multiple
        describedBy={`${id}-help ${id}-limits`}
        onFiles={choose}
      />
      <FileControl
        label="or a folder of images"
        folder
        describedBy={`${id}-help ${id}-limits`}
        onFiles={choose}
      />
      <Standing lab={lab} state={state} />
      <p className={state.phase === 'refused' ? 'own-file-refused' : 'note'} role="status">
        {spoken(state)}
      </p>
      <KeptFiles lab={lab} />
    </div>
  );
}

const SILENT = `Whoever reads the file has not answered for ${SILENCE_S} seconds. Wait for it, or cancel.`;

function spoken(state: OwnState): string | null {
  switch (state.phase) {
    case 'none':
      return null;
    case 'looking':
      return state.isSilent ? SILENT : 'Looking at it.';
    case 'chosen':
      return `${state.looked.name}: ${state.looked.found}`;
    case 'reading':
      return state.isSilent ? SILENT : `Reading ${state.name}.`;
    case 'refused':
      return `${state.sentence} The run goes on as it was.`;
    default:
      return state satisfies never;
  }
}

/** What can be done with the file now. */
function Standing({ lab, state }: { lab: Lab; state: OwnState }) {
  const id = useId();
  const cancel = (
    <button type="button" className="text-button" onClick={() => lab.ownData.cancel()}>
      Cancel
    </button>
  );
  if (state.phase === 'reading')
    return (
      <div className="own-file-row">
        <progress value={state.share} max={1} aria-label={`Reading ${state.name}`} />
        {cancel}
      </div>
    );
  if (state.phase === 'looking') return <div className="own-file-row">{cancel}</div>;
  if (state.phase !== 'chosen') return null;
  const { looked, column } = state;
  return (
    <>
      {column !== null && (
        <>
          <label className="note" htmlFor={id}>
            Which column has the classes
          </label>
          <select
            id={id}
            value={column}
            onChange={({ target }) => lab.ownData.chooseColumn(Number(target.value))}
          >
            {looked.columns.map((name, index) => (
              <option key={index} value={index + 1}>
                {name}
              </option>
            ))}
          </select>
        </>
      )}
      <div className="own-file-row">
        <button
          type="button"
          className="solid-button"
          onClick={() => void lab.learnFromFile().catch(() => undefined)}
        >
          Learn from {looked.name}
        </button>
        {cancel}
      </div>
    </>
  );
}
