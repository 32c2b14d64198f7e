/**
 * `?embed=participation,curves#v=1&…`: some pictures of a run in a frame of somebody's page (docs/embed.md). Until the frame
 * is in sight nothing is fetched but this page's own script; out of sight, and in a hidden tab, the run rests.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { deferred } from '../../state/deferred.ts';
import { answerHost } from '../../state/embed/answerHost.ts';
import { createFrameSight, framePlace } from '../../state/embed/framePlace.ts';
import type { Lab } from '../../state/lab.ts';
import type { PageProps } from '../page.ts';
import { EmbedBar } from './EmbedBar.tsx';
import { EmbeddedRun } from './EmbeddedRun.tsx';
import { readWish } from './wish.ts';
import '../lab/LabPage.css';
import '../lab/transport/Transport.css';
import './EmbedPage.css';

/** Whether any of an element can be seen, in all the frames around. */
function watchSight(element: Element, onSight: (isInSight: boolean) => void): () => void {
  const observer = new IntersectionObserver(
    // A busy page hands over several at once, the newest last.
    (entries) => onSight(entries[entries.length - 1]!.isIntersecting),
  );
  observer.observe(element);
  return () => observer.disconnect();
}

export function EmbedPage({ asked, openLab }: PageProps) {
  const wish = useMemo(() => readWish(asked, location.search), [asked]);
  const root = useRef<HTMLDivElement>(null);
  const [sight] = useState(createFrameSight);
  const [begun] = useState(deferred);
  const [lab, setLab] = useState<Lab | null>(null);

  const begin = useCallback(() => {
    setLab(openLab(framePlace(sight.page, wish.theme)));
    begun.resolve();
  }, [openLab, sight, wish, begun]);

  useEffect(
    () =>
      watchSight(root.current!, (isInSight) => {
        sight.see(isInSight);
        if (isInSight) begin();
      }),
    [sight, begin],
  );

  useEffect(() => {
    if (window.parent === window) return;
    // What a script of the page itself would be given.
    const game = () => window.pruningGame!;
    return answerHost({
      frame: window,
      async begin() {
        begin();
        return game();
      },
      begun: begun.promise.then(game),
    });
  }, [begin, begun]);

  useEffect(() => {
    document.title = 'A run of the Pruning Game';
  }, []);

  return (
    <div className="embed" ref={root}>
      <h1 className="visually-hidden">The Pruning Game</h1>
      {lab === null ? <EmbedBar lab={null} /> : <EmbeddedRun lab={lab} wish={wish} />}
    </div>
  );
}
