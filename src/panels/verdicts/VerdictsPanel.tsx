/** Who is out or in whatever the others do, and how far the players are from where the game ends. */
import { useCallback, useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import type { PlayerId } from '../../game/players.ts';
import { MAX_SELECTED } from '../../state/selection.ts';
import { grouped } from '../../ui/format.ts';
import { Panel } from '../shared/Panel.tsx';
import { Spoken } from '../shared/Spoken.tsx';
import { useChosen } from '../shared/useChosen.ts';
import { useAnalysisMonitor } from '../shared/useAnalysisMonitor.ts';
import { VERDICTS } from '../../game/frozen/verdict.ts';
import { shownOf } from './shownOf.ts';
import {
  describeVerdicts,
  explainVerdicts,
  layerWords,
  shortMeanings,
  segmentWords,
} from './words.ts';
import './verdicts.css';

const TITLE = 'What is already decided';
const RATE = 4;

/** The newest sample, a few times a second. */
function useSample(lab: Lab) {
  const [sample, setSample] = useState(lab.analysisMonitor.latest);
  useEffect(() => {
    const draw = () => setSample(lab.analysisMonitor.latest);
    return lab.drawLoop.add({ ratePerSecond: RATE, draw }).remove;
  }, [lab]);
  return sample;
}

export function VerdictsPanel({ lab }: { readonly lab: Lab }) {
  useAnalysisMonitor(lab);
  const id = useId();
  const sample = useSample(lab);
  const player = useChosen(lab);
  const layers = useStore(lab.store, (state) => state.layers);
  const shown = useStore(lab.store, (state) => state.shown);
  const [asked, setAsked] = useState<string | null>(null);
  const lines = useCallback(() => explainVerdicts(lab, player), [lab, player]);
  const say = useCallback(() => describeVerdicts(lab, lab.analysisMonitor.latest), [lab]);

  const select = (players: readonly PlayerId[]) =>
    players.toReversed().forEach((each, index) => lab.select(each, index > 0));

  return (
    <Panel
      lab={lab}
      name="verdicts"
      title={TITLE}
      lines={lines}
      reading={
        asked ??
        'Left: out, whatever the others do. Right: in, whatever they do. Between: it depends on the others.'
      }
    >
      {sample === null || sample.game.layers.length !== layers.length ? (
        <p className="verdict-note">{lab.analysisMonitor.failure ?? 'Looking at the game …'}</p>
      ) : (
        layers.map((layer, l) => {
          const { counts, verdicts } = sample.layers[l];
          return (
            <div key={layer.name} className="verdict-layer" role="group" aria-label={layer.name}>
              <span className="verdict-name">{layer.name}</span>
              <div className="verdict-bar">
                {VERDICTS.map((verdict, code) => {
                  if (counts[code] === 0) return null;
                  const selectable = shownOf(shown, layer, verdicts, code);
                  const words = segmentWords(layer, verdict, counts[code], selectable.length);
                  return (
                    <button
                      key={verdict}
                      type="button"
                      className={`verdict verdict-${verdict}`}
                      style={{ flexGrow: counts[code] }}
                      aria-label={words}
                      onClick={() => select(selectable.slice(0, MAX_SELECTED))}
                      onPointerEnter={() => setAsked(words)}
                      onPointerLeave={() => setAsked(null)}
                      onFocus={() => setAsked(words)}
                      onBlur={() => setAsked(null)}
                    >
                      {grouped(counts[code])}
                    </button>
                  );
                })}
              </div>
              <p className="verdict-note">
                {layerWords(layer, sample.layers[l], sample.distances[l])}
              </p>
            </div>
          );
        })
      )}
      <p className="verdict-key" aria-hidden="true">
        {VERDICTS.map((verdict) => (
          <span key={verdict}>
            <span className={`verdict-swatch verdict-${verdict}`} />
            {shortMeanings[verdict]}
          </span>
        ))}
      </p>
      <Spoken lab={lab} id={`${id}-words`} say={say} />
    </Panel>
  );
}
