/** One game of a screen: its pictures as it is played, and the way into the lab; and how far it has come. */
import { useEffect, useRef, useState } from 'react';
import { writeHash } from '../../state/url.ts';
import type { WatchedGame } from '../../state/watchedGame.ts';
import type { Reply, Setup } from './chapter.ts';
import { lastOf } from './chapter.ts';
import { pictures } from './pictures/registry.ts';
import { settle, useWatched } from './useGames.ts';
import type { ScreenWords } from './words/en.ts';
import { useSpeech } from './words/words.ts';

interface GameProps {
  readonly game: WatchedGame;
  readonly setup: Setup;
  readonly words: ScreenWords;
}

/** @param isNamed whether the game has to be told from another beside it */
export function Progress({
  game,
  setup,
  words,
  isNamed,
}: GameProps & { readonly isNamed: boolean }) {
  const { words: page, number } = useSpeech();
  const played = useWatched(game);
  const step = played.moments.at(-1)?.step ?? 0;
  const [now, end] = [number(step), number(setup.steps)];
  // A question more plays on.
  const told = step > setup.steps ? page.wentOn(now, end) : page.stepAt(now, end);
  const title = words.games[setup.id]!.title;
  return (
    <div className="lesson-progress">
      <progress
        aria-label={title}
        max={setup.steps}
        value={Math.min(step, setup.steps)}
        aria-valuetext={told}
      />
      <p>
        {isNamed && `${title}: `}
        {played.phase === 'preparing' ? page.preparing : told}
      </p>
    </div>
  );
}

export function Game(
  props: GameProps & {
    readonly chosen: number;
    readonly isMarked: boolean;
    readonly onChoose: (player: number) => void;
    readonly said: Reply | null;
    readonly onSay: ((said: Reply) => void) | null;
    readonly isAsking: boolean;
    readonly isAnswered: boolean;
  },
) {
  const { game, setup, words, ...shown } = props;
  const { words: page } = useSpeech();
  const played = useWatched(game);
  const { title, reading } = words.games[setup.id]!;
  const isThere = played.moments.length > 0;
  /** Of the newest wish; an older one gives up. */
  const latest = useRef(0);
  /** Why the last wish came to nothing, while the game itself goes on. */
  const [refused, setRefused] = useState<string | null>(null);
  // What was wished of another game before is nobody's any more.
  useEffect(() => () => void latest.current++, [game]);
  async function put(place: readonly number[]): Promise<void> {
    const own = ++latest.current;
    setRefused(null);
    try {
      await Promise.all(place.map((s, player) => game.place(player, s)));
      await settle(game, setup.steps, () => latest.current !== own);
    } catch (error) {
      if (latest.current === own) setRefused((error as Error).message);
    }
  }
  const onPlace = shown.isAnswered ? (place: readonly number[]) => void put(place) : null;
  return (
    <section className="lesson-game" aria-label={title}>
      <div className="lesson-game-head">
        <h3>{title}</h3>
        <p>{reading}</p>
      </div>
      {isThere ? (
        <div className="lesson-pictures">
          {setup.pictures.map((name) => {
            const Picture = pictures[name];
            return (
              <div key={name} className="lesson-picture">
                <h4>{page.picture.titles[name]}</h4>
                <Picture {...{ played, setup, onPlace }} {...shown} />
              </div>
            );
          })}
        </div>
      ) : (
        played.phase === 'preparing' && <p>{page.preparing}</p>
      )}
      {/* Where the game itself has failed, the screen says so. */}
      {refused !== null && played.phase !== 'failed' && <p role="alert">{page.refused(refused)}</p>}
      {/* There it can be played, which would answer what is asked. */}
      {shown.isAnswered && isThere && (
        <p>
          <a
            href={`./${writeHash(played.startSpec, played.changes, 'net', { until: lastOf(played).step })}`}
          >
            {page.openInLab}
          </a>
        </p>
      )}
    </section>
  );
}
