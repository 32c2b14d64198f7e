/** What a search has found so far, in sentences that are true of the moment, and what can be done with it. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { rungsOf } from '../../../spec/search/halving.ts';
import { bestOf, nextStep } from '../../../spec/search/next.ts';
import {
  answerSentence,
  contradictionSentence,
  endSentence,
  nearMissSentence,
  noiseSentence,
  tooShortSentence,
} from '../../../spec/search/words.ts';
import type { AskedSearch, FinderState } from '../../../state/find/finder.ts';
import type { Lab } from '../../../state/lab.ts';
import { percent } from '../../../ui/format.ts';

interface Props {
  readonly lab: Lab;
  readonly asked: AskedSearch;
  readonly state: FinderState;
  /** Counted from 0. */
  readonly onChoose: (game: number) => void;
  readonly onSay: (words: string) => void;
}

function Rungs({ asked: { search }, state: { games, playing } }: Pick<Props, 'asked' | 'state'>) {
  if (search.axes.length === 1) return null;
  return (
    <ol className="find-rungs note" aria-label="Rungs">
      {rungsOf(search).map((rung) => {
        const of = (list: readonly { readonly epochs: number }[]) =>
          list.filter(({ epochs }) => epochs === rung.epochs).length;
        const [done, now] = [of(games), of(playing)];
        return (
          <li key={rung.epochs}>
            <span className="find-rung" aria-hidden="true">
              {Array.from({ length: rung.games }, (_, i) => (
                <i key={i} data-is={i < done ? 'done' : i < done + now ? 'playing' : 'waiting'} />
              ))}
            </span>
            {done} of {rung.games} at {rung.epochs} {rung.epochs === 1 ? 'epoch' : 'epochs'}
          </li>
        );
      })}
    </ol>
  );
}

export function FindAnswer({ lab, asked, state, onChoose, onSay }: Props) {
  const { search, of } = asked;
  const { games, phase } = state;
  const kept = useStore(lab.runs.store, ({ runs }) => runs);
  const [isKeeping, setKeeping] = useState(false);
  const best = bestOf(search, games, of);
  const { end, contradiction } = nextStep(search, games, of);
  const at =
    best === null
      ? -1
      : games.findIndex(
          ({ setting, epochs }) => setting === best.setting && epochs === best.epochs,
        );
  const miss = nearMissSentence(search, games, best);
  const tooShort = tooShortSentence(search, best, of);
  const ids = new Set(kept.map(({ id }) => id));
  const left = games.filter(({ record }) => !ids.has(record.manifest.id ?? ''));
  const test =
    phase === 'ended' ? games[at]?.record.series.evaluations.at(-1)?.testAccuracyPruned : undefined;

  async function keepAll(): Promise<void> {
    setKeeping(true);
    try {
      for (const { record } of left) await lab.runs.keep(record);
      onSay(`${left.length} ${left.length === 1 ? 'run is' : 'runs are'} kept.`);
    } catch (error) {
      onSay(`They cannot all be kept. ${(error as Error).message}`);
    } finally {
      setKeeping(false);
    }
  }

  async function open(): Promise<void> {
    const game = games[at];
    if (game === undefined) return;
    try {
      await lab.open(game.record);
      lab.setView('net');
      lab.play();
      lab.say('The best try of the search plays again from its start.');
    } catch (error) {
      onSay((error as Error).message);
    }
  }

  return (
    <div className="find-answer">
      <Rungs asked={asked} state={state} />
      {best !== null && (
        <p className="find-best">
          <strong>{answerSentence(search, games, of)}</strong>
        </p>
      )}
      <p className="note">
        {best !== null && `${noiseSentence(search, best)} `}
        {tooShort !== null && `${tooShort} `}
        {miss !== null && `${miss} `}
        {contradiction !== null && `${contradictionSentence(search.axes[0]!.name, contradiction)} `}
        {phase === 'ended' && end !== null && `${endSentence(end, games)} `}
        {test !== undefined &&
          test !== null &&
          `All this is of validation examples; its test accuracy: ${percent(test)} %.`}
      </p>
      {at >= 0 && (
        <div className="find-acts">
          <button type="button" className="solid-button" onClick={() => onChoose(at)}>
            Put on the sliders
          </button>
          <button type="button" className="text-button" onClick={() => void open()}>
            Open this run
          </button>
          <button
            type="button"
            className="text-button"
            disabled={left.length === 0 || isKeeping}
            onClick={() => void keepAll()}
          >
            {left.length === 0
              ? `All ${games.length} are kept`
              : games.length === 1
                ? 'Keep it as a run'
                : `Keep all ${games.length} as runs`}
          </button>
        </div>
      )}
    </div>
  );
}
