/** Iterated elimination, a round at a click: who is decided, in which round, and why. */
import { useState } from 'react';
import { decidedIn } from '../chapters/dominated.ts';
import { useSpeech } from '../words/words.ts';
import type { PictureProps } from './picture.ts';

export function Rounds({ played, isAnswered }: PictureProps) {
  const { words, number } = useSpeech();
  const [round, setRound] = useState(0);
  if (!isAnswered) return <p className="lesson-reading">{words.opens}</p>;
  const decided = decidedIn(played.startSpec);
  const last = Math.max(...decided.map((each) => each.round));
  const { rounds } = words.picture;
  const now = decided.findIndex((each) => each.round === round);
  return (
    <div className="lesson-rounds">
      <ol>
        {decided.map((each, player) => {
          const isDecided = each.round > 0 && each.round <= round;
          const state = !isDecided ? rounds.open : each.isIn ? rounds.stays : rounds.leaves;
          return (
            <li key={player} aria-current={player === now ? 'step' : undefined}>
              <b>{player}</b>
              <span>{state}</span>
            </li>
          );
        })}
      </ol>
      <p role="status">
        {now < 0 ? rounds.ask : rounds.told(number(round), String(now), decided[now]!.isIn)}
      </p>
      <button
        type="button"
        className="lesson-button"
        onClick={() => setRound(round < last ? round + 1 : 0)}
      >
        {round < last ? rounds.next : rounds.again}
      </button>
    </div>
  );
}
