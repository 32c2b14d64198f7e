/** Runs that the page plays by itself: the shown one over several seeds, or a row of values of one coefficient. */
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { parameters } from '../../../spec/parameters.ts';
import { isSandbox } from '../../../game/sandbox/game.ts';
import type { Lab } from '../../../state/lab.ts';
import { ofThisSize } from '../../../state/runs/ofThisSize.ts';
import { swept, type Swept } from '../../../state/runs/plan.ts';
import { SEEDS } from '../../../state/runs/tries.ts';
import type { Try } from '../../../state/runs/try.ts';
import { grouped } from '../../../ui/format.ts';
import { parseNumber } from '../../../ui/parseNumber.ts';
import { triesLeft } from '../../../ui/triesLeft.ts';
import './Tries.css';

/** From a quarter of a value to four times it, or what is usual where it is 0. */
const usual: Record<Swept, number> = { alpha: 1, beta: 0.02, gamma: 2, eta: 0.02, lrS: 5e-4 };

const HELD_UP = 'They wait: the run that is shown has failed. Retry it, or begin another.';

export function Tries({ lab }: { lab: Lab }) {
  const id = useId();
  const [said, setSaid] = useState('');
  const isGame = useStore(lab.store, ({ startSpec }) => isSandbox(startSpec));
  const isHeldUp = useStore(
    lab.store,
    ({ phase, hasDiverged }) => phase === 'failed' && !hasDiverged,
  );
  const { tries, stepsPerSecond, isResting } = useStore(lab.tries.store);
  const isPlaying = tries.some(({ phase }) => phase === 'waiting' || phase === 'training');
  if (isGame) return <p className="note">A game without a network has no accuracy to compare.</p>;

  async function ask(job: Promise<number>, none: string, besides = ''): Promise<void> {
    try {
      const count = await job;
      setSaid([count === 0 ? none : '', besides].filter(Boolean).join(' '));
    } catch (error) {
      setSaid((error as Error).message);
    }
  }

  function playBaselines(): void {
    try {
      const { plans, missing } = ofThisSize(lab.store.getState(), lab.trajectory.latest);
      const none = 'Baselines of this size are kept already, or are waiting.';
      void ask(lab.tries.play(plans), none, missing.join(' '));
    } catch (error) {
      setSaid((error as Error).message);
    }
  }

  return (
    <div className="tries" role="group" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Try by itself</h2>
      <p className="note">
        Runs are played beside the one that is shown, each is kept when it is done. Both share the
        processor.
      </p>
      <button
        type="button"
        className="text-button"
        onClick={() =>
          void ask(
            lab.tries.repeat(),
            `All ${SEEDS} seeds of this run are kept already, or are waiting.`,
          )
        }
      >
        Repeat over {SEEDS} seeds
      </button>
      <button
        type="button"
        className="text-button"
        title="Random, magnitude, SNIP, L0 and others, with as many players in each group, and a dense net from scratch"
        onClick={playBaselines}
      >
        Baselines of this size
      </button>
      <RowOfValues lab={lab} ask={ask} />
      {tries.length > 0 && (
        <ul className="tries-list" aria-label="Runs that are tried">
          {tries.map((each) => (
            <li key={each.key}>
              <span className="tries-label">{each.label}</span>
              <Progress of={each} />
            </li>
          ))}
        </ul>
      )}
      {isPlaying && (
        <div className="tries-row">
          <span className="note">
            {isHeldUp && !tries.some(({ phase }) => phase === 'training')
              ? HELD_UP
              : triesLeft(tries, stepsPerSecond, isResting)}
          </span>
          <button type="button" className="text-button" onClick={() => lab.tries.cancel()}>
            Stop trying
          </button>
        </div>
      )}
      <p className="note" role="status">
        {said}
      </p>
    </div>
  );
}

function Progress({ of: { phase, step, steps, name, why } }: { of: Try }) {
  switch (phase) {
    case 'waiting':
      return <span className="note">waits</span>;
    case 'training':
      return (
        <progress
          value={steps === null ? undefined : step / steps}
          aria-label={
            steps === null ? 'being prepared' : `step ${grouped(step)} of ${grouped(steps)}`
          }
        />
      );
    case 'kept':
      return (
        <span className="note tries-name">
          {name === null ? 'is kept already' : `kept as “${name}”`}
        </span>
      );
    case 'failed':
      return <span className="note">{why}</span>;
    default:
      return phase satisfies never;
  }
}

interface RowProps {
  readonly lab: Lab;
  readonly ask: (job: Promise<number>, none: string) => Promise<void>;
}

function RowOfValues({ lab, ask }: RowProps) {
  const id = useId();
  const [name, setName] = useState<Swept>('gamma');
  const spec = useStore(lab.store, (state) => state.spec);
  const value = spec[name];
  const middle = typeof value === 'number' && value > 0 ? value : usual[name];
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [count, setCount] = useState('8');
  const ends = {
    from: from ?? String(Number((middle / 4).toPrecision(2))),
    to: to ?? String(Number((middle * 4).toPrecision(2))),
  };

  function onTry(): void {
    const number = (text: string): number => {
      const parsed = parseNumber(text);
      return parsed.ok ? parsed.value : NaN;
    };
    const [first, last, many] = [number(ends.from), number(ends.to), number(count)];
    void ask(
      lab.tries.row({ name, from: first, to: last, count: many }),
      'Runs of all these values are kept already, or are waiting.',
    );
  }

  const field = (label: string, text: string, set: (text: string) => void) => (
    <input
      type="text"
      inputMode="decimal"
      className="tries-number"
      aria-label={label}
      value={text}
      onChange={({ target }) => set(target.value)}
    />
  );

  return (
    <form
      className="tries-row"
      aria-label="A row of values"
      onSubmit={(event) => {
        event.preventDefault();
        onTry();
      }}
    >
      <button type="submit" className="text-button">
        Try
      </button>
      {field('How many values', count, setCount)}
      <label htmlFor={id}>values of</label>
      <select
        id={id}
        value={name}
        onChange={({ target }) => {
          setName(target.value as Swept);
          setFrom(null);
          setTo(null);
        }}
      >
        {swept.map((each) => (
          <option key={each} value={each}>
            {parameters[each].symbol} {parameters[each].name}
          </option>
        ))}
      </select>
      <span className="tries-ends">
        from {field('The first value', ends.from, setFrom)} to{' '}
        {field('The last value', ends.to, setTo)}
      </span>
    </form>
  );
}
