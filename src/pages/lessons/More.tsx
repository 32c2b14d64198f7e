/** One question more: the game is played at the value that the visitor answers with, or one more game for it. */
import { useMemo, useState } from 'react';
import { Slider } from '../../ui/Slider.tsx';
import type { SpecPatch } from '../../spec/spec.ts';
import type { WatchedGame } from '../../state/watchedGame.ts';
import { Choose, scaleIn } from './Ask.tsx';
import { Came } from './Came.tsx';
import type { Check, Choice, Facts, Screen, Setup } from './chapter.ts';
import { playThrough, settle, useWatched } from './useGames.ts';
import type { ScreenWords } from './words/en.ts';
import { useSpeech } from './words/words.ts';

type MoreWords = NonNullable<ScreenWords['more']>;

interface Props {
  readonly screen: Screen;
  readonly words: ScreenWords;
  readonly more: MoreWords;
  readonly games: readonly WatchedGame[];
  /** Begins the game of the question, and shows it. */
  readonly begin: (setup: Setup) => WatchedGame;
  /** It is answered, and rightly where there is a right one to find. */
  readonly onAnswer: () => void;
}

export function More({ screen, words, more, games, begin, onAnswer }: Props) {
  const { check, choice } = screen;
  return (
    <>
      <p>{more.ask}</p>
      {check !== undefined && <Slide {...{ check, more, onAnswer }} game={games[check.game]!} />}
      {choice !== undefined && <Variant {...{ choice, words, more, games, begin, onAnswer }} />}
    </>
  );
}

/** What has come of the last value that was tried. */
type Tried = 'playing' | 'no' | 'far' | 'yes';

function Slide({
  check,
  more,
  game,
  onAnswer,
}: Pick<Props, 'onAnswer'> & {
  readonly check: Check;
  readonly more: MoreWords;
  readonly game: WatchedGame;
}) {
  const speech = useSpeech();
  const { teller, number, words } = speech;
  const played = useWatched(game);
  const scale = useMemo(
    () => scaleIn(speech, { min: check.min, max: check.max }),
    [speech, check.min, check.max],
  );
  const [said, setSaid] = useState<number | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  /** Why the last answer came to nothing, while the game itself goes on. */
  const [refused, setRefused] = useState<string | null>(null);

  async function play(value: number): Promise<void> {
    setTried('playing');
    setRefused(null);
    try {
      await game.set({ [check.parameter]: value } as SpecPatch);
      await settle(game, check.settle, () => false);
      const now = game.store.getState();
      const isSo = check.reached(now);
      const isRight = isSo && check.isFar?.(now) !== true;
      setTried(isRight ? 'yes' : isSo ? 'far' : 'no');
      if (isRight) onAnswer();
    } catch (error) {
      setTried(null);
      setRefused((error as Error).message);
    }
  }

  const value = said ?? Math.min(check.max, Number(played.spec[check.parameter]));
  const tell = teller(check.facts(played));
  const isBusy = tried === 'playing';
  return (
    <>
      <Slider
        label={more.slider ?? more.ask}
        scale={scale}
        min={check.min}
        max={check.max}
        value={value}
        valueText={number(value, 3)}
        onChange={(next) => !isBusy && setSaid(next)}
      />
      <p>{said === null ? words.first.slide : words.youSaid(number(said, 3))}</p>
      <button
        type="button"
        className="lesson-button lesson-try"
        disabled={said === null}
        // Not disabled while it plays: that would take the focus from whoever presses it.
        aria-disabled={isBusy}
        onClick={() => said !== null && !isBusy && void play(said)}
      >
        {words.tryIt}
      </button>
      <p role="status" className="lesson-verdict">
        {(tried === 'no' || tried === 'far') && (
          <>
            {more.now(tell)} <b>{tried === 'no' ? words.notYet : words.tooFar}</b>
          </>
        )}
        {tried === 'yes' && (
          <>
            <b>{words.verdicts.right}</b> {more.reached(tell)}
          </>
        )}
      </p>
      {/* Where the game itself has failed, the screen says so. */}
      {refused !== null && played.phase !== 'failed' && (
        <p role="alert">{words.refused(refused)}</p>
      )}
    </>
  );
}

function Variant({
  choice,
  words,
  more,
  games,
  begin,
  onAnswer,
}: Omit<Props, 'screen'> & { readonly choice: Choice }) {
  const { teller, words: page } = useSpeech();
  const [said, setSaid] = useState<string | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [came, setCame] = useState<{ answer: string; facts: Facts } | null>(null);
  /** What the question compares with, as it was when it was asked. */
  const [asked] = useState(() => games.map((game) => game.store.getState()));

  async function play(): Promise<void> {
    setPlaying(true);
    setTrouble(null);
    try {
      const game = begin(choice.setup);
      await playThrough(game, choice.setup);
      const variant = game.store.getState();
      setCame({ answer: choice.answer(asked, variant), facts: choice.facts(asked, variant) });
      onAnswer();
    } catch (error) {
      setTrouble((error as Error).message);
      setPlaying(false);
    }
  }

  const tell = teller(came?.facts ?? {});
  return (
    <>
      {came === null || said === null ? (
        <>
          <Choose
            options={choice.options}
            words={words}
            said={said}
            isOver={isPlaying}
            onSay={(reply) => setSaid(reply as string)}
          />
          <button
            type="button"
            className="lesson-button"
            disabled={said === null || isPlaying}
            onClick={() => void play()}
          >
            {trouble === null ? page.playIt : page.again}
          </button>
        </>
      ) : (
        <div role="status" className="lesson-verdict">
          <Came
            ask={{ kind: 'choose', options: choice.options }}
            words={words}
            said={said}
            came={came.answer}
          />
          <p>
            {more.now(tell)} {more.reached(tell)}
          </p>
        </div>
      )}
      {trouble !== null && <p role="alert">{page.failed(trouble)}</p>}
    </>
  );
}
