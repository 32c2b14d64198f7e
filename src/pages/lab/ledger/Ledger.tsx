import { useStore } from 'zustand';
import { isGame } from '../../../spec/play.ts';
import type { Lab } from '../../../state/lab.ts';
import { fetched } from '../../../ui/fetched.ts';
import { termLabels } from '../../../ui/labels.ts';
import { OnDemand } from '../../../ui/OnDemand.tsx';
import { ClosedChoices } from '../choices/ClosedChoices.tsx';
import { useHomeSpec } from '../choices/useHomeSpec.ts';
import { useFocusPlayer } from './focus.ts';
import { LedgerSum } from './LedgerSum.tsx';
import { LedgerTerm } from './LedgerTerm.tsx';
import { PriceScope } from '../prices/PriceSlider.tsx';
import './Ledger.css';

const NoGame = fetched(async () => (await import('./NoGame.tsx')).NoGame);

/** The formula of U as a ledger: each term with its figure for one player, its price beneath. */
export function Ledger({ lab }: { lab: Lab }) {
  const home = useHomeSpec(lab);
  const player = useFocusPlayer(lab);
  const answersPrices = useStore(lab.store, ({ spec }) => isGame(spec));
  return (
    <section className="ledger" aria-labelledby="ledger-title">
      {answersPrices ? (
        <>
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
        </>
      ) : (
        <OnDemand>
          <NoGame lab={lab} home={home} />
        </OnDemand>
      )}
      <ClosedChoices lab={lab} home={home} />
    </section>
  );
}
