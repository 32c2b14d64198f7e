import { useStore } from 'zustand';
import type { Lab } from '../../../state/lab.ts';
import { setting } from '../../../ui/format.ts';

const size = (bytes: number): string =>
  bytes < 1e6 ? `${setting(Math.ceil(bytes / 1e3))} kB` : `${setting(bytes / 1e6)} MB`;

/** Files that a reload finds: learnt from again, or forgotten. */
export function KeptFiles({ lab }: { lab: Lab }) {
  const kept = useStore(lab.ownData.files.store);
  const runs = useStore(lab.store, ({ startSpec }) => startSpec);
  if (kept.length === 0) return null;
  return (
    <ul className="kept-files" aria-label="Files kept in this browser">
      {kept.map(({ file, name, hash, bytes }) => (
        <li key={hash} className="own-file-row">
          <span className="note kept-file">
            {name}, {size(bytes)}, is kept in this browser
            {runs.data === 'own' && runs.file === file ? '; the run learns from it.' : '.'}
          </span>
          {!(runs.data === 'own' && runs.file === file) && (
            <button
              type="button"
              className="text-button"
              aria-label={`Learn from it: ${name}`}
              // Where it is refused the page has said why.
              onClick={() => void lab.learnFromKept(file).catch(() => undefined)}
            >
              Learn from it
            </button>
          )}
          <button
            type="button"
            className="text-button"
            aria-label={`Forget it: ${name}`}
            onClick={() => lab.ownData.files.forget(hash)}
          >
            Forget it
          </button>
        </li>
      ))}
    </ul>
  );
}
