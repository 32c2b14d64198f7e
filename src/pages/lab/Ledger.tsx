import { useMemo } from 'react';
import { useStore } from 'zustand';
import { nearestPreset, presetSpec } from '../../spec/presets.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Lab } from '../../state/lab.ts';
import { termLabels } from '../../ui/labels.ts';
import { ClosedChoices } from './ClosedChoices.tsx';
import { useFocusPlayer } from './focus.ts';
import { LedgerSum } from './LedgerSum.tsx';
import { LedgerTerm } from './LedgerTerm.tsx';
import { PriceScope } from './PriceSlider.tsx';
import './Ledger.css';

/** The preset the run began from; its values are what the small rings stand for. */
export function useHomeSpec(lab: Lab): RunSpec {
  const startSpec = useStore(lab.store, (state) => state.startSpec);
  return useMemo(() => {
    const { preset, interpretation } = nearestPreset(startSpec);
    return {
      ...presetSpec(preset, interpretation),
      seed: startSpec.seed,
      backend: startSpec.backend,
    };
  }, [startSpec]);
}

/** The formula of U as a ledger: each term with its figure for one player, its price beneath. */
export function Ledger({ lab }: { lab: Lab }) {
  const home = useHomeSpec(lab);
  const player = useFocusPlayer(lab);
  return (
    <section className="ledger" aria-labelledby="ledger-title">
      <div className="ledger-head">
        <h2 id="ledger-title">What each player earns and pays</h2>
        <p className="note">
          Move a price while it runs. Click the small ring to restore the preset’s value.
        </p>
        <p className="ledger-words">
          <span>
            <i className="math">U</i> ={' '}
            {termLabels.map(({ term, word, colour }, index) => (
              <span key={term}>
                {index > 0 && ' − '}
                <span style={{ color: colour }}>{word}</span>
              </span>
            ))}
          </span>
          <PriceScope lab={lab} />
        </p>
      </div>
      {termLabels.map((label) => (
        <LedgerTerm key={label.term} lab={lab} label={label} home={home} player={player} />
      ))}
      <LedgerSum lab={lab} player={player} />
      <ClosedChoices lab={lab} home={home} />
    </section>
  );
}
