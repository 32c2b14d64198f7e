import { useStore } from 'zustand';
import type { Lab } from '../../../state/lab.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { rewind, stepEpoch, stepOnce } from '../actions.ts';
import { BackendChip } from './BackendChip.tsx';
import { Counter, Remaining } from './Counter.tsx';
import { PresetMenu } from '../choices/PresetMenu.tsx';
import { SeedControl } from '../choices/SeedControl.tsx';
import { ShareButton } from '../sharing/ShareButton.tsx';
import { PlayButton } from './PlayButton.tsx';
import { SpeedControl } from './SpeedControl.tsx';
import { ThemeToggle } from './ThemeToggle.tsx';
import { useRoom } from '../../../ui/room.ts';
import './Transport.css';

/** Everything that moves the run, in one bar; what does not fit goes under More. */
export function Transport({ lab, onHelp }: { lab: Lab; onHelp: () => void }) {
  const narrow = useRoom('narrow');
  const tight = useRoom('tight');
  const share = useStore(lab.store, ({ progress }) =>
    progress === null ? null : (progress.share ?? 0.5),
  );
  const help = (
    <>
      <a className="text-button" href="?lesson">
        Lessons
      </a>
      <button type="button" className="text-button" onClick={onHelp}>
        Keys
      </button>
    </>
  );
  return (
    <header className="transport">
      <h1 className="wordmark">The Pruning Game</h1>
      <div className="play-row" role="group" aria-label="Run">
        <IconButton
          icon="rewind"
          label="To the start of this run (r)"
          onClick={() => rewind(lab)}
        />
        <PlayButton lab={lab} keys="space" />
        <StepButtons lab={lab} />
        {narrow && <Remaining lab={lab} />}
      </div>
      {!tight && <SpeedControl lab={lab} />}
      <Counter lab={lab} short={narrow} />
      <div className="transport-right">
        <BackendChip lab={lab} />
        <PresetMenu lab={lab} />
        {!tight && <SeedControl lab={lab} />}
        <ShareButton lab={lab} />
        {!tight && help}
        {!tight && <ThemeToggle lab={lab} />}
        {tight && (
          <Popover button="More" label="More" align="end" className="more">
            <div className="stack">
              <SpeedControl lab={lab} />
              <SeedControl lab={lab} />
              <div className="more-row">
                {help}
                <ThemeToggle lab={lab} />
              </div>
            </div>
          </Popover>
        )}
      </div>
      {share !== null && (
        <span className="progress" style={{ width: `${100 * share}%` }} aria-hidden="true" />
      )}
    </header>
  );
}

function StepButtons({ lab }: { lab: Lab }) {
  const stuck = useStore(
    lab.store,
    ({ phase }) => phase === 'preparing' || phase === 'failed' || phase === 'finished',
  );
  return (
    <>
      <button
        type="button"
        className="text-button"
        disabled={stuck}
        title="One step, then pause (.)"
        onClick={() => stepOnce(lab)}
      >
        +1 step
      </button>
      <button
        type="button"
        className="text-button"
        disabled={stuck}
        title="One epoch, then pause (e)"
        onClick={() => stepEpoch(lab)}
      >
        +1 epoch
      </button>
    </>
  );
}
