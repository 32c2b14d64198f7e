/** What colours mean, and how many cells came to what. */
import { useStore } from 'zustand';
import { regions, rulesOf } from '../../../spec/map/regions.ts';
import type { RegimeMap } from '../../../state/map/regimeMap.ts';

export function MapLegend({ map }: { readonly map: RegimeMap }) {
  const scene = useStore(map.store, map.scene);
  const rules = rulesOf(scene.levels);
  const tried = scene.known.filter((outcome) => outcome !== null).length;
  const failed = scene.failures.filter((failure) => failure !== null).length;
  return (
    <>
      <div className="map-legend">
        <p className="note">Colour: players still in</p>
        <div className="map-ramp">
          <span>all</span>
          <span className="map-colours" aria-hidden="true" />
          <span>few</span>
        </div>
        <p className="note">A small patch is a guess from the cell tried nearest.</p>
      </div>
      <div className="map-regions">
        <p className="note">
          So far, of {tried} {tried === 1 ? 'cell' : 'cells'}
        </p>
        <table>
          <tbody>
            {regions.map((region) => (
              <tr key={region}>
                <td>{scene.regions.filter((each) => each === region).length}</td>
                <th scope="row">{region}</th>
                <td className="note">{rules[region]}</td>
              </tr>
            ))}
            {failed > 0 && (
              <tr>
                <td>{failed}</td>
                <th scope="row">failed</th>
                <td className="note">no numbers</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}
