/** One step of one player in four phases, each a sentence with the numbers of that very step. */
import { useId, useState } from 'react';
import { isSandbox } from '../../game/sandbox/game.ts';
import { pricesOfGroup } from '../../game/prices.ts';
import type { Moment, WatchedGame } from '../../state/watchedGame.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { lastOf } from './chapter.ts';
import { useSpeech, type Speech } from './words/words.ts';

/** What a step weighed for one player, all per unit of s. */
export interface Weighed {
  readonly from: number;
  readonly to: number;
  readonly loss: number;
  readonly benefit: number;
  readonly fee: number;
  readonly size: number;
  readonly rivals: number;
  readonly rate: number;
}

/**
 * @param before the step @param after it. A net tells with a step what the step weighed, a game without a net what
 *   stands after it, so that its rivals are those of before.
 */
export function weighedIn(spec: RunSpec, player: number, before: Moment, after: Moment): Weighed {
  const prices = pricesOfGroup(spec, 0, 1);
  const weighed = isSandbox(spec) ? before : after;
  const from = before.participation[player]!;
  return {
    from,
    to: after.participation[player]!,
    loss: after.loss,
    benefit: prices.alpha * weighed.benefit[player]!,
    fee: weighed.fee,
    size: 2 * prices.beta * weighed.normSquared[player]! * from,
    rivals: prices.eta * weighed.rivalry[player]!,
    rate: Number(spec.lrS),
  };
}

function phasesIn({ words, number }: Speech, player: number, step: Weighed, isNet: boolean) {
  const { slow } = words;
  const name = String(player);
  const told = (value: number) => number(value, 3);
  const exact = (value: number) => number(value, 4);
  const left = step.benefit - step.fee - step.size - step.rivals;
  return [
    isNet
      ? slow.forwardNet(name, exact(step.from), told(step.loss))
      : slow.forwardGame(name, exact(step.from)),
    slow.backward(name, told(step.benefit)),
    slow.prices(told(step.fee), told(step.size), told(step.rivals), told(left)),
    slow.move(exact(step.from), exact(step.to), number(step.rate, 4)),
  ];
}

interface Taken {
  readonly player: number;
  readonly step: Weighed;
  /** How many steps there were with it. */
  readonly count: number;
  readonly isNet: boolean;
}

interface Props {
  /** Begins the game once more. */
  readonly begin: () => WatchedGame;
  readonly players: number;
  readonly chosen: number;
  readonly onChoose: (player: number) => void;
}

export function SlowMotion({ begin, players, chosen, onChoose }: Props) {
  const speech = useSpeech();
  const { slow } = speech.words;
  const id = useId();
  const [own, setOwn] = useState<WatchedGame | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [phase, setPhase] = useState(0);
  const [isBusy, setBusy] = useState(false);

  async function play(): Promise<void> {
    setBusy(true);
    try {
      const game = own ?? begin();
      setOwn(game);
      await game.ready;
      const before = lastOf(game.store.getState());
      await game.step(1);
      const { spec } = game.store.getState();
      const after = lastOf(game.store.getState());
      const step = weighedIn(spec, chosen, before, after);
      setTaken({ player: chosen, step, count: after.step, isNet: !isSandbox(spec) });
      setPhase(0);
    } catch {
      // The screen says that the game has stopped.
    } finally {
      setBusy(false);
    }
  }

  const sentences = taken === null ? [] : phasesIn(speech, taken.player, taken.step, taken.isNet);
  const isLast = taken === null || phase === sentences.length - 1;
  return (
    <section className="lesson-slow" aria-labelledby={id}>
      <h3 id={id}>{slow.title}</h3>
      <p>{slow.ask}</p>
      <div className="lesson-row">
        <label>
          {slow.which}{' '}
          <select value={chosen} onChange={({ target }) => onChoose(Number(target.value))}>
            {Array.from({ length: players }, (_, player) => (
              <option key={player}>{player}</option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="lesson-button"
          // Not disabled: that would take the focus from whoever presses it.
          aria-disabled={isBusy}
          onClick={() => {
            if (isBusy) return;
            if (isLast) void play();
            else setPhase(phase + 1);
          }}
        >
          {!isLast ? slow.nextPhase : taken === null ? slow.begin : slow.another}
        </button>
        {taken !== null && <span>{slow.step(speech.number(taken.count))}</span>}
      </div>
      <ol aria-live="polite">
        {sentences.slice(0, phase + 1).map((sentence, index) => (
          <li key={index} aria-current={index === phase ? 'step' : undefined}>
            <b>{slow.phases[index]}.</b> {sentence}
          </li>
        ))}
      </ol>
    </section>
  );
}
