import { useCallback, useEffect, useId, useRef, type ChangeEvent, type DragEvent } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { limitsInWords } from '../../../data/own/limits.ts';
import type { OwnSource } from '../../../data/own/source.ts';
import { droppable, droppedSources } from '../../../state/dropped.ts';
import { SILENCE_S } from '../../../state/heartbeat.ts';
import type { Lab } from '../../../state/lab.ts';
import type { OwnState } from '../../../state/ownData.ts';
import { KeptFiles } from './KeptFiles.tsx';
import { usePageDrop } from './usePageDrop.ts';
import './OwnFile.css';

const sourcesOf = (files: FileList): OwnSource[] =>
  Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, bytes: file }));

/** A file of the visitor's own, to learn from: chosen, or dropped anywhere on the page; looked at, and read when told to. */
export function OwnFile({ lab }: { lab: Lab }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { ownData } = lab;
  const state = useStore(ownData.store);
  const wasDropped = useRef(false);
  const take = useCallback(
    (transfer: DataTransfer) => {
      wasDropped.current = true;
      void ownData.choose(droppedSources(transfer));
    },
    [ownData],
  );
  const isOver = usePageDrop(take);

  // Dropped elsewhere on the page, it is answered here.
  useEffect(() => {
    if (state.phase === 'none') wasDropped.current = false;
    if (wasDropped.current) box.current?.scrollIntoView({ block: 'nearest' });
  }, [state.phase]);

  function onChange({ target }: ChangeEvent<HTMLInputElement>): void {
    const { files } = target;
    if (files !== null && files.length > 0) void ownData.choose(sourcesOf(files));
    // The same file may be opened again after it was edited.
    target.value = '';
  }

  /** Here whatever is dropped is answered, if it is no file by saying so. */
  function onDrop(event: DragEvent): void {
    if (event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    take(event.dataTransfer);
  }

  return (
    <div
      ref={box}
      className={`own-file stack${isOver ? ' is-over' : ''}`}
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
      <label className="note" htmlFor={`${id}-file`}>
        Choose files, or drop them on the page
      </label>
      <input
        id={`${id}-file`}
        type="file"
        multiple
        aria-describedby={`${id}-help ${id}-limits`}
        onChange={onChange}
      />
      <label className="note" htmlFor={`${id}-folder`}>
        or a folder of images
      </label>
      <input
        id={`${id}-folder`}
        type="file"
        {...{ webkitdirectory: '' }}
        aria-describedby={`${id}-help ${id}-limits`}
        onChange={onChange}
      />
      <Standing lab={lab} state={state} />
      <p className={state.phase === 'refused' ? 'own-file-refused' : 'note'} role="status">
        {spoken(state)}
      </p>
      <KeptFiles lab={lab} />
      {isOver &&
        createPortal(
          <div className="drop-veil">
            <p className="drop-veil-head">Drop {droppable}.</p>
            <p>It is looked at on this computer, and sent nowhere.</p>
            <p className="note">{limitsInWords}</p>
          </div>,
          document.body,
        )}
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
