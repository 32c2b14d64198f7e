import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { dataSetOf } from '../../../data/rows.ts';
import { isSandbox } from '../../../game/sandbox/game.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Lab } from '../../../state/lab.ts';
import { createOffline, type Offline as Kept } from '../../../state/offline.ts';

/** Below `data/`, of what a run learns from; null where it learns from nothing that is fetched. */
function folderOf(spec: RunSpec): string | null {
  if (isSandbox(spec)) return null;
  const { source } = dataSetOf(spec);
  return source.kind === 'shards' ? source.folder : null;
}

/** Keeps the built page and its data for when there is no network, and says when a newer page is ready. */
export function Offline({ lab }: { lab: Lab }) {
  const [isNewer, setNewer] = useState(false);
  const offline = useRef<Promise<Kept> | null>(null);
  const folder = useStore(lab.store, ({ spec }) => folderOf(spec));
  const hasBegun = useStore(lab.store, ({ phase }) => phase !== 'preparing');

  useEffect(() => {
    // The first run’s own images come first.
    if (!import.meta.env.PROD || !('serviceWorker' in navigator) || !hasBegun) return;
    offline.current ??= createOffline(
      navigator.serviceWorker,
      new URL('sw.js', document.baseURI).href,
      {
        onNewer: () => setNewer(true),
        onTakenOver: () => location.reload(),
        onTakenOverElsewhere() {
          setNewer(false);
          lab.say(
            'Another tab of this browser went on to a newer version of the page. This tab goes on as it is; reload it when it suits you.',
          );
        },
      },
    );
    offline.current
      .then((kept) => {
        if (folder !== null) kept.keepData(folder);
      })
      // Without storage, or on an origin that is not secure, the page works as long as there is a network.
      .catch(() => undefined);
  }, [lab, folder, hasBegun]);

  if (!isNewer) return null;
  return (
    <div className="notices" role="status" aria-label="A newer version">
      <p>
        <span>
          A newer version of this page is ready. Loading it brings back the run as a reload does.
        </span>
        <span className="offline-acts">
          <button
            type="button"
            className="text-button"
            onClick={() => void offline.current?.then((kept) => kept.takeOver())}
          >
            Load it
          </button>
          <button type="button" className="text-button" onClick={() => setNewer(false)}>
            Later
          </button>
        </span>
      </p>
    </div>
  );
}
