/** All that is taken away together is of one moment: a run that plays rests meanwhile. */
import type { Lab } from '../../state/lab.ts';

/** Within this time every word of a picture is told anew, those for screen readers last. */
const WORDS_MS = 2100;
/** For what is worked out of a moment there is some time, too. */
const MOST_LOOKS = 40;
const LOOK_MS = 100;

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Of every step that the page tells of, whether it is this one. */
const isTold = ({ analysisMonitor, figuresMonitor }: Lab, step: number): boolean =>
  [analysisMonitor.latest, figuresMonitor.latest].every(
    (latest) => latest === null || latest.step === step,
  );

/**
 * Does something while the run rests, which plays on afterwards if it played before.
 *
 * @param job is given what throws, with a sentence, once the run has gone on
 */
export async function atRest<T>(lab: Lab, job: (check: () => void) => Promise<T>): Promise<T> {
  const played = lab.store.getState().phase === 'playing';
  if (played) await lab.step(0);
  const { run } = lab.store.getState();
  const stepNow = () => lab.trajectory.latest?.step ?? 0;
  const step = stepNow();
  const isSame = () => lab.store.getState().run === run && stepNow() === step;
  try {
    for (let looks = 0; looks < MOST_LOOKS && isSame() && !isTold(lab, step); looks++)
      await pass(LOOK_MS);
    if (played) await pass(WORDS_MS);
    return await job(() => {
      if (!isSame()) throw new Error('The run has gone on meanwhile. Try again.');
    });
  } finally {
    if (played && isSame() && lab.store.getState().phase === 'paused') lab.play();
  }
}
