import { useState } from 'react';
import type { ToldRun } from '../../../panels/runs/told.ts';
import { MOST_NAME } from '../../../record/record.ts';
import type { Lab } from '../../../state/lab.ts';
import { keepThis } from './acts.ts';

interface Props {
  readonly lab: Lab;
  readonly run: ToldRun;
  readonly onOpen: (id: string) => void;
  readonly onForget: (run: ToldRun) => void;
  /** Told in a sentence what came of it. */
  readonly onKept: (said: string) => void;
}

/** One run, for the hand: what it is called, what was noted, what can be done with it. */
export function RunCard({ lab, run, onOpen, onForget, onKept }: Props) {
  const { id, isKept, isThis, star } = run;
  return (
    <div className="run-card" role="group" aria-label="The run of the row">
      {isKept ? (
        <>
          <Words label="Name" value={run.name} onWrite={(name) => lab.runs.rename(id, name)} />
          <Words label="Note" value={run.note} onWrite={(note) => lab.runs.annotate(id, note)} />
        </>
      ) : (
        <p className="run-card-this">
          <strong>This run</strong> is not kept yet.
        </p>
      )}
      <div className="run-card-acts">
        <button type="button" className="text-button" onClick={() => lab.runs.compare('a', id)}>
          A
        </button>
        <button type="button" className="text-button" onClick={() => lab.runs.compare('b', id)}>
          B
        </button>
        {isKept ? (
          <>
            <button
              type="button"
              className="text-button"
              aria-pressed={star}
              onClick={() => lab.runs.star(id, !star)}
            >
              {star ? '★ starred' : '☆ star'}
            </button>
            <button type="button" className="text-button" onClick={() => onForget(run)}>
              Forget
            </button>
          </>
        ) : (
          <button
            type="button"
            className="text-button"
            onClick={() => void keepThis(lab).then(onKept)}
          >
            Keep
          </button>
        )}
        <button type="button" className="text-button" onClick={() => onOpen(id)}>
          {isThis ? 'To the lab' : 'Open in the lab'}
        </button>
      </div>
    </div>
  );
}

interface WordsProps {
  readonly label: string;
  readonly value: string;
  readonly onWrite: (value: string) => void;
}

/** Written when the hand leaves it or presses Enter; Escape leaves what stood. */
function Words({ label, value, onWrite }: WordsProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const write = () => {
    if (draft !== null && draft !== value) onWrite(draft);
    setDraft(null);
  };
  return (
    <input
      type="text"
      aria-label={label}
      placeholder={label}
      maxLength={MOST_NAME}
      value={draft ?? value}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={write}
      onKeyDown={({ key }) => {
        if (key === 'Enter') write();
        if (key === 'Escape') setDraft(null);
      }}
    />
  );
}
