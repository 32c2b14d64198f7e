/** The map of two prices: what is tried, what becomes of the players, and one cell with its neighbours. */
import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { isSandbox } from '../../../game/sandbox/game.ts';
import { AroundPanel } from '../../../panels/priceMap/AroundPanel.tsx';
import { createPriceMapPainter } from '../../../panels/priceMap/painter.ts';
import { PriceMapPanel } from '../../../panels/priceMap/PriceMapPanel.tsx';
import { PanelBoundary } from '../../../panels/shared/PanelBoundary.tsx';
import type { Lab } from '../../../state/lab.ts';
import type { Experiments } from '../../../state/experiments.ts';
import { change } from '../actions.ts';
import { FindMe } from '../find/FindMe.tsx';
import { MapAskForm } from './MapAskForm.tsx';
import { MapLegend } from './MapLegend.tsx';
import { MapProgress } from './MapProgress.tsx';
import { useExperiments } from './useExperiments.ts';
import './MapView.css';

interface Props {
  readonly lab: Lab;
  readonly narrow: boolean;
}

export function MapView({ lab, narrow }: Props) {
  const experiments = useExperiments(lab);
  const isGame = useStore(lab.store, ({ spec }) => isSandbox(spec));
  if (isGame) return <p className="map-none note">There is nothing to map without a network.</p>;
  if (experiments === null) return <div className="map-view" />;
  return <WithMap lab={lab} narrow={narrow} {...experiments} />;
}

function WithMap({ lab, narrow, map, finder }: Props & Pick<Experiments, 'map' | 'finder'>) {
  const painter = useMemo(() => createPriceMapPainter(lab, map), [lab, map]);
  const [pointed, setPointed] = useState<number | null>(null);
  const onSet = useCallback(
    ([across, up]: readonly [number, number], gesture: number) => {
      const { ask } = map.store.getState();
      change(lab, { [ask.across.name]: across, [ask.up.name]: up }, gesture);
    },
    [lab, map],
  );
  const onKeep = useCallback(
    (cell?: number) => {
      map.keep(cell).then(
        (count) =>
          lab.say(
            count === 0
              ? 'There is no game of these that is not kept already.'
              : count === 1
                ? 'One game is kept as a run.'
                : `${count} games are kept as runs.`,
          ),
        (error: Error) => lab.say(`They cannot be kept. ${error.message}`),
      );
    },
    [lab, map],
  );
  const progress = <MapProgress key="progress" lab={lab} map={map} />;
  const asked = (
    <section key="asked" className="map-asked" aria-labelledby="map-asked">
      <h2 id="map-asked">What is tried</h2>
      <p className="note">Two prices span the map. All else as in the lab.</p>
      <MapAskForm map={map} />
      {!narrow && progress}
      <MapLegend map={map} />
    </section>
  );
  const pictures = (
    <div key="pictures" className="map-pictures">
      <PanelBoundary lab={lab}>
        <PriceMapPanel {...{ lab, map, painter, onSet, onKeep }} onPoint={setPointed} />
      </PanelBoundary>
    </div>
  );
  const around = (
    <div key="around" className="map-cell">
      <PanelBoundary lab={lab}>
        <AroundPanel {...{ lab, map, painter, pointed, onSet, onKeep }} />
      </PanelBoundary>
    </div>
  );
  const find = (
    <div key="find" className="map-find">
      <PanelBoundary lab={lab}>
        <FindMe lab={lab} finder={finder} />
      </PanelBoundary>
    </div>
  );
  return (
    <div className="map-view">
      {narrow ? [pictures, progress, around, find, asked] : [asked, pictures, around, find]}
    </div>
  );
}
