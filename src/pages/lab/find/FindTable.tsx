/** The tries as a table: what the picture shows, for whoever reads rather than looks. */
import { toldGames } from '../../../panels/find/told.ts';
import { accuracyWords, letterOf } from '../../../spec/search/words.ts';
import type { AskedSearch, FinderState } from '../../../state/find/finder.ts';
import { grouped, setting } from '../../../ui/format.ts';

const STATE = { met: 'met', missed: 'missed', 'ran away': 'numbers ran away', playing: 'playing' };

export function FindTable({ asked, state }: { asked: AskedSearch; state: FinderState }) {
  const { axes, epochs: whole } = asked.search;
  return (
    <div className="find-table-box">
      <table className="find-table">
        <thead>
          <tr>
            <th scope="col">try</th>
            {axes.map(({ name }) => (
              <th scope="col" key={name}>
                {letterOf(name)}
              </th>
            ))}
            <th scope="col">epochs</th>
            <th scope="col">reads right</th>
            <th scope="col">players</th>
            <th scope="col">goal</th>
          </tr>
        </thead>
        <tbody>
          {toldGames(asked, state).map((game) => (
            <tr key={game.number} aria-current={game.isBest || undefined}>
              <th scope="row">{game.number}</th>
              {axes.map(({ name }) => (
                <td key={name}>{setting(game.setting[name]!)}</td>
              ))}
              <td>{game.epochs}</td>
              <td>{game.outcome === null ? '–' : accuracyWords(game.outcome.accuracy)}</td>
              <td>{game.outcome === null ? '–' : grouped(game.outcome.players)}</td>
              <td>
                {game.epochs < whole && game.outcome !== null ? 'on the way' : STATE[game.state]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
