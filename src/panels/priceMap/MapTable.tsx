/** The same as the picture of a map, as a table: for who reads it by ear, or likes figures. */
import { memo } from 'react';
import { valuesOf } from '../../spec/map/axes.ts';
import { outcomeOf, type MapState } from '../../state/map/mapState.ts';
import { fixed, setting } from '../../ui/format.ts';
import { termOfPrice } from '../../ui/labels.ts';
import type { MapScene } from '../../state/map/scene.ts';
import { inOf } from './words.ts';

interface Props {
  readonly ask: MapState['ask'];
  readonly games: MapState['games'];
  readonly scene: MapScene;
}

function cellText(games: MapState['games'][number], failure: string | null, dead: number): string {
  const outcome = outcomeOf(games);
  const inNow = inOf(games);
  if (failure !== null) return 'failed';
  return outcome === null || inNow === null
    ? '–'
    : `${fixed(100 * outcome.accuracy, 1)}\u202f%, ${inNow.inCount} in${dead === 0 ? '' : `, ${dead} failed`}`;
}

export const MapTable = memo(function MapTable({ ask, games, scene }: Props) {
  const { cells } = ask;
  const [across, up] = [termOfPrice(ask.across.name), termOfPrice(ask.up.name)];
  const rows = valuesOf(ask.up, cells)
    .map((value, row) => ({ value, row }))
    .reverse();
  return (
    <table className="map-table">
      <caption>
        Read right on validation examples, and players in; across {across.word} {across.letter},
        down {up.word} {up.letter} from high to low
      </caption>
      <thead>
        <tr>
          <th scope="col">
            {up.letter} \ {across.letter}
          </th>
          {valuesOf(ask.across, cells).map((value) => (
            <th key={value} scope="col">
              {setting(value)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ value, row }) => (
          <tr key={row}>
            <th scope="row">{setting(value)}</th>
            {games.slice(row * cells, (row + 1) * cells).map((own, column) => {
              const cell = row * cells + column;
              return (
                <td key={cell} className={scene.regions[cell] === 'dead' ? 'muted' : undefined}>
                  {cellText(own, scene.failures[cell] ?? null, scene.dead[cell]!)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
