/** One question more: a slider moves the game until it is so, or one more game is played for it. */
import { useMemo, useRef, useState } from 'react';
import { Slider } from '../../ui/Slider.tsx';
import type { SpecPatch } from '../../spec/spec.ts';
import type { WatchedGame } from '../../state/watchedGame.ts';
import { Choose, scaleIn } from './Ask.tsx';
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
}

export function More({ screen, words, more, games, begin }: Props) {
  const { check, choice } = screen;
  return (
    <>
      <p>{more.ask}</p>
      {check !== undefined && <Slide check={check} more={more} game={games[check.game]!} />}
      {choice !== undefined && <Variant {...{ choice, words, more, games, begin }} />}
    </>
  );
}

function Slide({
  check,
  more,
  game,
}: {
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
  const [isReached, setReached] = useState<boolean | null>(null);
  /** Why the last movement came to nothing, while the game itself goes on. */
  const [refused, setRefused] = useState<string | null>(null);
  /** Of the newest movement; an older one gives up. */
  const latest = useRef(0);

  async function move(value: number): Promise<void> {
    const own = ++latest.current;
    const isOver = () => latest.current !== own;
    setReached(null);
    setRefused(null);
    try {
      await game.set({ [check.parameter]: value } as SpecPatch);
      await settle(game, check.settle, isOver);
      if (!isOver()) setReached(check.reached(game.store.getState()));
    } catch (error) {
      if (!isOver()) setRefused((error as Error).message);
    }
  }

  const value = Number(played.spec[check.parameter]);
  const tell = teller(check.facts(played));
  return (
    <>
      <Slider
        label={more.slider ?? more.ask}
        scale={scale}
        min={check.min}
        max={check.max}
        value={Math.min(check.max, value)}
        valueText={number(value, 3)}
        onChange={(next) => void move(next)}
      />
      <p>{more.now(tell)}</p>
      <p role="status" className="lesson-verdict">
        {isReached === false && words.notYet}
        {isReached === true && (
          <>
            <b>{words.right}</b> {more.reached(tell)}
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
    } catch (error) {
      setTrouble((error as Error).message);
      setPlaying(false);
    }
  }

  const tell = teller(came?.facts ?? {});
  return (
    <>
      <Choose
        options={choice.options}
        words={words}
        said={said}
        came={came?.answer ?? null}
        onSay={(reply) => !isPlaying && setSaid(reply as string)}
      />
      {came === null ? (
        <button
          type="button"
          className="lesson-button"
          disabled={said === null || isPlaying}
          onClick={() => void play()}
        >
          {trouble === null ? page.playIt : page.again}
        </button>
      ) : (
        <p role="status" className="lesson-verdict">
          <b>{said === came.answer ? page.right : page.wrong}</b> {more.now(tell)}{' '}
          {more.reached(tell)}
        </p>
      )}
      {trouble !== null && <p role="alert">{page.failed(trouble)}</p>}
    </>
  );
}
