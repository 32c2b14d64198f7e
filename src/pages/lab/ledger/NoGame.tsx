import { useStore } from 'zustand';
import { ruleOf } from '../../../rules/rows.ts';
import { endInWords } from '../../../spec/ending.ts';
import { pricesThatAct } from '../../../spec/play.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Lab } from '../../../state/lab.ts';
import { termLabels } from '../../../ui/labels.ts';
import { PriceScope, PriceSlider } from '../prices/PriceSlider.tsx';

/** In place of the ledger, where a rule decides that is no game: what it does, and the prices that act on it. */
export function NoGame({ lab, home }: { lab: Lab; home: RunSpec }) {
  const spec = useStore(lab.store, (state) => state.spec);
  const layers = useStore(lab.store, (state) => state.layers);
  // The end is an epoch’s, after which the net is tested.
  const epoch = useStore(lab.store, ({ evaluations }) => evaluations.at(-1)?.epoch ?? 0);
  const { label, help } = ruleOf(spec.dynamics);
  const acting = pricesThatAct(spec);
  return (
    <>
      <div className="ledger-head stack">
        <h2 id="ledger-title">Who stays: {label}</h2>
        <p className="note">{help}</p>
        <p className="note">
          {endInWords(spec, { epoch, players: layers.map(({ total }) => total) })}{' '}
          {acting.length === 0 && 'No price moves anybody. '}
          The rule, its end and the number of players are under Dynamics.
        </p>
        {acting.length > 0 && <PriceScope lab={lab} />}
      </div>
      {termLabels
        .filter(({ price }) => acting.includes(price))
        .map(({ price, letter, word, colour }) => (
          <div
            key={price}
            className="ledger-term"
            style={{ '--term': colour, minHeight: 0 } as React.CSSProperties}
          >
            <p className="note">
              <b className="ledger-name">
                {word} {letter}
              </b>
            </p>
            <PriceSlider lab={lab} price={price} home={home} />
          </div>
        ))}
    </>
  );
}
