import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { leaveSeen, seenIn } from '../../../state/faultReport.ts';
import type { Lab } from '../../../state/lab.ts';
import { retry } from '../actions.ts';
import { gatherFacts } from './facts.ts';
import { Prose } from './Prose.tsx';
import { tell } from './sentence.ts';
import { plainText } from './parts.ts';
import { useLive } from '../useLive.ts';
import './Sentence.css';

const REWRITES_PER_SECOND = 1;
const PATIENCE_MS = 600;
const SPOKEN_EVERY_MS = 10_000;

/** What is happening, in plain words. Two lines are reserved, so that nothing below ever jumps. */
export function Sentence({ lab }: { lab: Lab }) {
  const [told, setTold] = useState(() => tell(gatherFacts(lab)));
  const written = useRef('');
  const failed = useStore(lab.store, ({ phase }) => phase === 'failed');

  /** Since when the run has been on its way to another step. */
  const onItsWay = useRef<number | null>(null);

  useLive(lab, REWRITES_PER_SECOND, () => {
    const { phase, goingTo } = lab.store.getState();
    const isOnItsWay = phase === 'preparing' && goingTo !== null;
    onItsWay.current = isOnItsWay ? (onItsWay.current ?? performance.now()) : null;
    // A hand that moves through time has it there at once; only what takes longer is worth a word.
    if (onItsWay.current !== null && performance.now() - onItsWay.current < PATIENCE_MS) return;
    const next = tell(gatherFacts(lab));
    const text = JSON.stringify(next);
    if (text === written.current) return;
    written.current = text;
    setTold(next);
  });

  return (
    <section className="sentence" aria-label="What is happening">
      <p className="sentence-voice">
        <Prose parts={told.voice} />
      </p>
      <p className="sentence-below">
        <Prose parts={told.below} />
        {failed && (
          <>
            <button type="button" className="solid-button" onClick={() => retry(lab)}>
              Retry
            </button>
            <a className="text-button" href="?about" onClick={() => leaveSeen(seenIn(lab))}>
              Report it
            </a>
          </>
        )}
      </p>
      <Announced lab={lab} />
    </section>
  );
}

/** The same words for screen readers, seldom enough to be listened to; a failure at once. */
function Announced({ lab }: { lab: Lab }) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const speak = () => {
      const { voice, below } = tell(gatherFacts(lab));
      setSpoken(`${plainText(voice)} ${plainText(below)}`);
    };
    if (lab.store.getState().phase === 'failed') speak();
    const timer = setInterval(speak, SPOKEN_EVERY_MS);
    const unsubscribe = lab.store.subscribe((state, before) => {
      if (state.phase === 'failed' && before.phase !== 'failed') speak();
    });
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [lab]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {spoken}
    </p>
  );
}
