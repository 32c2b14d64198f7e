/** A prepared moment: its sentence, its games, and what can be dragged. */
import { useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useAllWatched } from '../lessons/useGames.ts';
import { useSpeech } from '../lessons/words/words.ts';
import { Announced } from './Announced.tsx';
import { GameShown } from './GameShown.tsx';
import { Guess } from './Guess.tsx';
import { Pointing } from './Pointing.tsx';
import { PriceShown } from './PriceShown.tsx';
import type { Stand } from './stand.ts';
import { Voice } from './Voice.tsx';
import { presenterWords } from './words/words.ts';

interface Props {
  readonly stand: Stand;
  /** What the class says of each game; null while nothing. */
  readonly said: readonly (number | null)[];
  readonly onSay: (game: number, value: number) => void;
  /** Among its marks; null while nothing is pointed at. */
  readonly pointed: number | null;
}

export function MomentShown({ stand, said, onSay, pointed }: Props) {
  const { moment } = stand;
  const speech = useSpeech();
  const { number } = speech;
  const page = presenterWords[speech.language];
  const words = page.moments[moment.id]!;
  const { phase, word, hasMoved } = useStore(stand.store);
  const played = useAllWatched(stand.games);
  const stage = useRef<HTMLDivElement>(null);
  const isThere = played.every(({ moments }) => moments.length > 0);
  const step = Math.max(0, ...played.map(({ moments }) => moments.at(-1)?.step ?? 0));

  if (phase === 'failed') return <Saying text={page.failed(word)} isTrouble />;
  if (!isThere || phase === 'preparing')
    return (
      <Saying text={page.preparing(number(step), number(moment.until))}>
        <progress
          className="present-progress"
          aria-label={words.title}
          max={Math.max(1, moment.until)}
          value={step}
        />
      </Saying>
    );
  const tell = speech.teller(moment.facts(played));
  const { guess } = moment;
  const row = pointed === null ? undefined : moment.marks[pointed];
  return (
    <>
      <Saying text={hasMoved ? words.now(tell) : words.ask(tell)}>
        <Announced
          text={hasMoved ? words.now(tell) : words.ask(tell)}
          isQuiet={phase === 'playing'}
        />
      </Saying>
      <div ref={stage} className="present-stage">
        <div className={`present-games present-games-${moment.games.length}`}>
          {moment.games.map((game, index) => (
            <GameShown
              key={game.setup.id}
              {...{ game, tell, hasMoved }}
              played={played[index]!}
              words={words.games[game.setup.id]!}
              chosen={moment.select}
              said={typeof said[index] === 'number' ? [said[index]] : null}
            />
          ))}
        </div>
        {row !== undefined && (
          <Pointing place={stage} name={row.find(played)} label={words.marks[row.id]!} />
        )}
      </div>
      <div className="present-controls">
        {moment.prices.map((price) => (
          <PriceShown
            key={price.parameter}
            row={price}
            label={words.prices![price.parameter]!}
            played={played[price.game]!}
            onPrice={(value) => stand.price(price, value)}
          />
        ))}
        {guess?.games.map((axis, index) => (
          <Guess
            key={index}
            axis={axis}
            label={words.guess!}
            of={
              guess.games.length > 1
                ? (words.games[moment.games[index]!.setup.id]!.title ?? '')
                : ''
            }
            said={said[index] ?? null}
            came={guess.came(played[index]!, index)}
            onSay={(value) => onSay(index, value)}
          />
        ))}
      </div>
    </>
  );
}

function Saying({
  text,
  isTrouble = false,
  children,
}: {
  readonly text: string;
  readonly isTrouble?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <section className="present-sentence">
      <p role={isTrouble ? 'alert' : undefined}>
        <Voice text={text} />
      </p>
      {children}
    </section>
  );
}
