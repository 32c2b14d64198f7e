/** One screen: what is asked, the games that answer, why it came so, and one question more. */
import { useEffect, useRef, useState } from 'react';
import type { Theatre, WatchedGame } from '../../state/watchedGame.ts';
import { AskPart, isSaid } from './Ask.tsx';
import { Came } from './Came.tsx';
import type { Facts, Reply, Screen as ScreenData } from './chapter.ts';
import { Game, Progress } from './Game.tsx';
import { More } from './More.tsx';
import { PAPER } from './paper.ts';
import { SlowMotion } from './SlowMotion.tsx';
import { useReached } from './useReached.ts';
import { playThrough } from './useGames.ts';
import { playersIn } from './weighed.ts';
import type { ScreenWords } from './words/en.ts';
import { useSpeech } from './words/words.ts';

interface Props {
  readonly theatre: Theatre;
  readonly screen: ScreenData;
  readonly words: ScreenWords;
  /** Shows the next screen; null after the last. */
  readonly onNext: (() => void) | null;
  /** Where the visitor goes after the last. */
  readonly after: { readonly href: string; readonly text: string };
  readonly onDone: () => void;
  /** Whether the visitor has come from another screen, whose button is gone. */
  readonly takesFocus: boolean;
}

interface Answered {
  readonly answer: Reply;
  readonly facts: Facts;
}

export function Screen({ theatre, screen, words, onNext, after, onDone, takesFocus }: Props) {
  const { words: page, teller } = useSpeech();
  const begin = () => screen.setups.map(({ spec, changes }) => theatre.begin(spec, changes));
  // Begun when the screen is first shown, so that they are prepared when the visitor has committed.
  const [games, setGames] = useState(begin);
  const [said, setSaid] = useState<Reply | null>(null);
  const [phase, setPhase] = useState<'asking' | 'playing' | 'answered'>('asking');
  const [came, setCame] = useState<Answered | null>(null);
  const [chosen, setChosen] = useState(screen.chosen);
  /** Whether the visitor looks at the chosen player step by step, so that it is marked in the pictures. */
  const [isSlow, setSlow] = useState(false);
  const [variant, setVariant] = useState<WatchedGame | null>(null);
  /** Whether the question more has its answer, or there is none. */
  const [hasMore, setMore] = useState(words.more === null);
  const more = useRef<HTMLElement>(null);
  const question = useRef<HTMLHeadingElement>(null);
  /** Why the games have stopped; null while all is well. */
  const [trouble, setTrouble] = useState<string | null>(null);
  const voice = useRef<HTMLHeadingElement>(null);
  /** Those that are shown; what others come to is nobody's any more. */
  const current = useRef(games);

  useEffect(() => {
    if (takesFocus) voice.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  // A game may fail while it is prepared, played or moved by the visitor.
  useEffect(() => {
    function look(): void {
      const failed = games
        .map(({ store }) => store.getState())
        .find((each) => each.phase === 'failed');
      if (failed !== undefined) setTrouble(failed.word);
    }
    look();
    const stops = games.map(({ store }) => store.subscribe(look));
    return () => stops.forEach((stop) => stop());
  }, [games]);

  async function play(own: readonly WatchedGame[]): Promise<void> {
    setPhase('playing');
    try {
      await Promise.all(own.map((game, index) => playThrough(game, screen.setups[index]!)));
      if (current.current !== own) return;
      const played = own.map((game) => game.store.getState());
      setCame({ answer: screen.answer(played), facts: screen.facts(played) });
      setPhase('answered');
      onDone();
      // What was asked has its answer there, and a screen reader reads on from it.
      voice.current?.focus({ preventScroll: true });
    } catch (error) {
      if (current.current === own) setTrouble((error as Error).message);
    }
  }

  /** From the beginning; what the visitor has said stays. */
  function again(): void {
    for (const game of games) game.end();
    variant?.end();
    const begun = begin();
    current.current = begun;
    setGames(begun);
    setVariant(null);
    setMore(words.more === null);
    setCame(null);
    setSlow(false);
    setTrouble(null);
    if (phase !== 'asking') void play(begun);
    // The button that was pressed is gone.
    voice.current?.focus({ preventScroll: true });
  }

  const isAnswered = came !== null;
  const isReached = useReached(question);
  // What comes first is the larger.
  const next = `${hasMore ? 'lesson-button' : 'text-button'} lesson-next`;
  const tell = teller(came?.facts ?? {});
  const shared = { words, chosen, isMarked: isSlow, onChoose: setChosen, said, isAnswered };
  const slowed = screen.setups.map(({ id, spec, changes }) => ({
    title: words.games[id]!.title,
    players: playersIn(spec),
    begin: () => theatre.begin(spec, changes),
  }));
  return (
    <>
      <section className="lesson-voice" aria-live="polite">
        <h2 ref={voice} tabIndex={-1}>
          {isAnswered ? words.answered(tell) : words.lead}
        </h2>
        <p>
          {words.below}{' '}
          {screen.citesPaper && (
            <a href={PAPER.href} rel="noreferrer">
              {PAPER.text}
            </a>
          )}
        </p>
      </section>
      <div className="lesson-columns">
        <div className="lesson-steps">
          <section aria-label={page.steps[0]}>
            <h3>1 {page.steps[0]}</h3>
            {came === null || said === null ? (
              <>
                <p>{words.ask}</p>
                <AskPart
                  ask={screen.ask}
                  words={words}
                  said={said}
                  isOver={phase !== 'asking'}
                  onSay={(reply) => phase === 'asking' && setSaid(reply)}
                />
              </>
            ) : (
              <Came ask={screen.ask} words={words} said={said} came={came.answer} />
            )}
            {phase === 'asking' && trouble === null && (
              <>
                <button
                  type="button"
                  className="lesson-button lesson-commit"
                  disabled={!isSaid(said)}
                  onClick={() => void play(games)}
                >
                  {page.commit}
                </button>
                {/* Dots say it themselves, each where it is not set yet. */}
                {!isSaid(said) && ['choose', 'mark'].includes(screen.ask.kind) && (
                  <p>{page.first[screen.ask.kind]}</p>
                )}
              </>
            )}
          </section>
          <section aria-label={page.steps[1]}>
            <h3>2 {page.steps[1]}</h3>
            {games.map((game, index) => (
              <Progress
                key={index}
                {...{ game, words }}
                setup={screen.setups[index]!}
                isNamed={games.length > 1}
              />
            ))}
            {trouble !== null && (
              <>
                <p role="alert">{page.failed(trouble)}</p>
                <button type="button" className="lesson-button lesson-again" onClick={again}>
                  {page.again}
                </button>
              </>
            )}
          </section>
          <section aria-label={page.steps[2]}>
            <h3>3 {page.steps[2]}</h3>
            {isAnswered ? (
              words.why.map((why, index) => <p key={index}>{why(tell)}</p>)
            ) : (
              <p>{page.opens}</p>
            )}
          </section>
          {words.more !== null && (
            <section ref={more} aria-label={page.steps[3]}>
              <h3 ref={question}>4 {page.steps[3]}</h3>
              {isAnswered ? (
                <More
                  screen={screen}
                  words={words}
                  more={words.more}
                  games={games}
                  onAnswer={() => setMore(true)}
                  begin={(setup) => {
                    // One that has failed is begun anew.
                    variant?.end();
                    const begun = theatre.begin(setup.spec, setup.changes);
                    setVariant(begun);
                    return begun;
                  }}
                />
              ) : (
                <p>{page.opens}</p>
              )}
            </section>
          )}
          {isAnswered && (
            <div className={`lesson-foot ${isReached ? '' : 'lesson-ahead'}`}>
              {!hasMore && (
                <button
                  type="button"
                  className="lesson-button lesson-to-more"
                  onClick={() => more.current?.scrollIntoView({ block: 'start' })}
                >
                  {page.steps[3]} ↓
                </button>
              )}
              {onNext === null ? (
                <a className={next} href={after.href}>
                  {after.text}
                </a>
              ) : (
                <button type="button" className={next} onClick={onNext}>
                  {page.next}
                </button>
              )}
            </div>
          )}
        </div>
        <div className={`lesson-games lesson-games-${games.length}`}>
          {games.map((game, index) => (
            <Game
              key={screen.setups[index]!.id}
              {...{ game, ...shared }}
              setup={screen.setups[index]!}
              onSay={phase === 'asking' && screen.ask.kind === 'place' ? setSaid : null}
              isAsking={phase === 'asking'}
            />
          ))}
          {variant !== null && screen.choice !== undefined && (
            <Game
              {...{ ...shared, game: variant, setup: screen.choice.setup }}
              onSay={null}
              isAsking={false}
            />
          )}
        </div>
        {/* It would answer what is asked. */}
        {isAnswered && (
          <SlowMotion
            games={slowed}
            chosen={chosen}
            onChoose={setChosen}
            onBegin={() => setSlow(true)}
          />
        )}
      </div>
    </>
  );
}
