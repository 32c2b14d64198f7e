import { useMemo } from 'react';
import { useStore } from 'zustand';
import { isSandbox } from '../../../game/sandbox/game.ts';
import type { Lab } from '../../../state/lab.ts';
import type { RegimeMap } from '../../../state/map/regimeMap.ts';
import { Prose } from '../sentence/Prose.tsx';
import { ViewSentence } from '../sentence/ViewSentence.tsx';
import { tellMap, type MapTold } from './mapSentence.ts';
import { useExperiments } from './useExperiments.ts';

const WITHOUT: MapTold = {
  voice: ['A game without a network has no accuracy to map.'],
  below: ['Choose a network under Preset, or under “Data and run”.'],
};

/** What the map says as a whole, where the other views say what is happening. */
export function MapSentence({ lab }: { lab: Lab }) {
  const experiments = useExperiments(lab);
  const isGame = useStore(lab.store, ({ spec }) => isSandbox(spec));
  if (isGame) return <Told told={WITHOUT} />;
  if (experiments === null) return <Told told={{ voice: [], below: [] }} />;
  return <OfMap map={experiments.map} />;
}

function OfMap({ map }: { map: RegimeMap }) {
  const scene = useStore(map.store, map.scene);
  const phase = useStore(map.store, (state) => state.phase);
  const told = useMemo(() => {
    const { ask, games } = map.store.getState();
    return tellMap({ ask, games, phase }, scene);
  }, [map, phase, scene]);
  return <Told told={told} />;
}

function Told({ told: { voice, below } }: { told: MapTold }) {
  return (
    <ViewSentence
      label="What the map says"
      className="runs-sentence"
      voice={<Prose parts={voice} />}
      below={<Prose parts={below} />}
    />
  );
}
