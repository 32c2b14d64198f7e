/** One step of one player in four phases, each a sentence with the numbers of that very step. */
import { useEffect, useId, useState } from 'react';
import { isSandbox } from '../../game/sandbox/game.ts';
import type { WatchedGame } from '../../state/watchedGame.ts';
import { lastOf } from './chapter.ts';
import { Margin } from './pictures/Margin.tsx';
import { chargedIn, leftIn, weighedIn, type Weighed } from './weighed.ts';
import { useSpeech, type Speech } from './words/words.ts';

/** What is said as 0.000. */
const EVEN = 5e-4;

/** Which way s wants to go, and whether it can. */
function courseOf(step: Weighed): 'up' | 'down' | 'full' | 'empty' | 'even' {
  const left = leftIn(step);
  if (Math.abs(left) < EVEN) return 'even';
  if (left > 0) return step.to === 1 && step.from === 1 ? 'full' : 'up';
  return step.to === 0 && step.from === 0 ? 'empty' : 'down';
}

function phasesIn({ words, number }: Speech, { player, step, charged, isNet }: Taken) {
  const { slow } = words;
  const name = String(player);
  const told = (value: number) => number(value, 3);
  const exact = (value: number) => number(value, 4);
  return [
    isNet
      ? slow.forwardNet(name, exact(step.from), told(step.loss))
      : slow.forwardGame(name, exact(step.from)),
    (isNet ? slow.backwardNet : slow.backwardGame)(name, told(step.benefit)),
    slow.prices(
      charged.map((price) => slow.price[price](told(step[price]))),
      told(leftIn(step)),
    ),
    `${slow.because[courseOf(step)]} ${slow.move(exact(step.from), exact(step.to), number(step.rate, 4))}`,
  ];
}

interface Taken {
  readonly player: number;
  readonly step: Weighed;
  /** How many steps there were with it. */
  readonly count: number;
  readonly charged: ReturnType<typeof chargedIn>;
  readonly isNet: boolean;
}

interface Props {
  /** Of the screen; each begins once more when it is asked to. */
  readonly games: readonly {
    readonly title: string;
    readonly players: number;
    readonly begin: () => WatchedGame;
  }[];
  readonly chosen: number;
  readonly onChoose: (player: number) => void;
  /** When the first step is asked for. */
  readonly onBegin: () => void;
}

export function SlowMotion({ games, chosen, onChoose, onBegin }: Props) {
  const speech = useSpeech();
  const { slow, ...page } = speech.words;
  const id = useId();
  const [which, setWhich] = useState(0);
  const [own, setOwn] = useState<WatchedGame | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [phase, setPhase] = useState(0);
  const [isBusy, setBusy] = useState(false);
  /** Why there is no step; null while all is well. */
  const [trouble, setTrouble] = useState<string | null>(null);
  const { players, begin } = games[which]!;
  const player = Math.min(chosen, players - 1);

  // Nobody else knows of it.
  useEffect(() => () => own?.end(), [own]);

  /** The next step begins the game anew. */
  function drop(game: WatchedGame | null): void {
    game?.end();
    setOwn(null);
    setTaken(null);
  }

  async function play(): Promise<void> {
    setBusy(true);
    onBegin();
    setTrouble(null);
    let game = own;
    try {
      game ??= begin();
      setOwn(game);
      await game.ready;
      const before = lastOf(game.store.getState());
      await game.step(1);
      const { spec } = game.store.getState();
      const after = lastOf(game.store.getState());
      const step = weighedIn(spec, player, before, after);
      const charged = chargedIn(spec);
      setTaken({ player, step, charged, count: after.step, isNet: !isSandbox(spec) });
      setPhase(0);
    } catch (error) {
      setTrouble((error as Error).message);
      drop(game);
    } finally {
      setBusy(false);
    }
  }

  const sentences = taken === null ? [] : phasesIn(speech, taken);
  const phases = taken?.isNet ? slow.phases : slow.phasesWithoutNet;
  const isLast = taken === null || phase === sentences.length - 1;
  return (
    <section className="lesson-slow" aria-labelledby={id}>
      <h3 id={id}>{slow.title}</h3>
      <p>{slow.ask}</p>
      <div className="lesson-row">
        {games.length > 1 && (
          <label>
            {slow.game}{' '}
            <select
              value={which}
              disabled={isBusy}
              onChange={({ target }) => {
                setTrouble(null);
                drop(own);
                setWhich(Number(target.value));
              }}
            >
              {games.map(({ title }, index) => (
                <option key={title} value={index}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        {players > 1 && (
          <label>
            {slow.which}{' '}
            <select value={player} onChange={({ target }) => onChoose(Number(target.value))}>
              {Array.from({ length: players }, (_, each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
        )}
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
        {taken !== null && (
          <span>
            {slow.step(speech.number(taken.count))}
            {players > 1 && ` ${slow.marked(String(taken.player))}`}
          </span>
        )}
      </div>
      {trouble !== null && <p role="alert">{page.failed(trouble)}</p>}
      <div className={taken === null ? undefined : 'lesson-slowly'}>
        <ol aria-live="polite">
          {sentences.slice(0, phase + 1).map((sentence, index) => (
            <li key={index} aria-current={index === phase ? 'step' : undefined}>
              <b>{phases[index]}.</b> {sentence}
            </li>
          ))}
        </ol>
        {taken !== null && <Margin step={taken.step} phase={phase} />}
      </div>
    </section>
  );
}
