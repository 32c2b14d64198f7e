/** One game of a moment: its title, a figure of it, and its pictures. */
import type { Played } from '../../state/watchedGame.ts';
import type { Reply } from '../lessons/chapter.ts';
import { pictures } from '../lessons/pictures/registry.ts';
import type { Tell } from '../lessons/words/en.ts';
import { Fill } from './Fill.tsx';
import type { PresentedGame } from './moment.ts';
import type { MomentWords } from './words/en.ts';

interface Props {
  readonly game: PresentedGame;
  readonly played: Played;
  readonly words: MomentWords['games'][string];
  readonly tell: Tell;
  readonly chosen: number;
  /** What the class says of it; null while nothing. */
  readonly said: Reply | null;
  /** Whether it has gone on from where it was prepared. */
  readonly hasMoved: boolean;
}

export function GameShown({ game, played, words, tell, chosen, said, hasMoved }: Props) {
  const { title, formula, figure } = words;
  const colour = game.term === undefined ? undefined : { color: `var(--${game.term})` };
  return (
    <section className="present-game" aria-label={title}>
      <div className="present-game-head">
        {title !== undefined && <h2 style={colour}>{title}</h2>}
        {formula !== undefined && (
          <span className="present-formula" style={colour}>
            {formula}
          </span>
        )}
        {figure !== undefined && <b className="present-figure">{figure(tell)}</b>}
      </div>
      <div className={`present-pictures present-${game.direction}`}>
        {game.pictures.map(([name, share]) => {
          const Picture = pictures[name];
          return (
            <Fill key={name} share={share}>
              <Picture
                {...{ played, setup: game.setup, chosen, said }}
                onChoose={() => undefined}
                onSay={null}
                onPlace={null}
                isMarked
                isAnswered={hasMoved}
              />
            </Fill>
          );
        })}
      </div>
    </section>
  );
}
