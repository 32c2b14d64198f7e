import { useRef } from 'react';
import { useStore } from 'zustand';
import { parameters } from '../../../spec/parameters.ts';
import { isSandbox } from '../../../game/sandbox/game.ts';
import { listOf, type Price } from '../../../game/prices.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import { terms } from '../../../game/utility.ts';
import { playerNow } from '../../../panels/shared/playerNow.ts';
import type { Lab } from '../../../state/lab.ts';
import { figure, setting } from '../../../ui/format.ts';
import { FormulaTerm } from '../../../ui/Formula.tsx';
import type { TermLabel } from '../../../ui/labels.ts';
import { PriceSlider } from '../prices/PriceSlider.tsx';
import { useLive } from '../useLive.ts';
import type { PlayerId } from '../../../game/players.ts';

export const FIGURES_PER_SECOND = 4;

interface Props {
  readonly lab: Lab;
  readonly label: TermLabel;
  readonly home: RunSpec;
  readonly player: PlayerId | null;
}

export function LedgerTerm({ lab, label, home, player }: Props) {
  const { term, price } = label;
  const output = useRef<HTMLSpanElement>(null);
  const spec = useStore(lab.store, (state) => state.spec);

  useLive(lab, FIGURES_PER_SECOND, () => {
    if (output.current === null) return;
    const now = player === null ? null : playerNow(lab, player);
    const text = now === null ? '–' : figure(terms(now.s, now.stake, now.prices)[term]);
    if (output.current.textContent !== text) output.current.textContent = text;
  });

  const name = parameters[price].name;
  return (
    <div className="ledger-term" style={{ '--term': label.colour } as React.CSSProperties}>
      <div className="ledger-row">
        <h3>
          <FormulaTerm term={term} />
        </h3>
        <span className="ledger-figure" ref={output} />
      </div>
      <p className="note">
        <b className="ledger-name">{name}</b> {meaning(term, spec)}
        {byGroup(spec[price])}
      </p>
      <PriceSlider lab={lab} price={price} home={home} />
    </div>
  );
}

/** The term in a few plain words; that of the benefit depends on the interpretation of equation 9. */
function meaning(term: TermLabel['term'], spec: RunSpec): string {
  switch (term) {
    case 'benefit':
      return isSandbox(spec)
        ? 'what taking part earns; it stays as you set it'
        : benefitMeaning(spec);
    case 'size':
      return 'large weights cost more';
    case 'presence':
      return spec.gammaWarmup > 0
        ? `a flat fee; it rises to its full value over ${epochs(spec.gammaWarmup)}`
        : 'a flat fee for taking part';
    case 'rivals':
      return 'pointing the same way as others in the layer';
    default:
      return term satisfies never;
  }
}

const epochs = (count: number): string => `${count} ${count === 1 ? 'epoch' : 'epochs'}`;

function benefitMeaning({ benefitSign, benefitScale }: RunSpec): string {
  const relative = {
    absolute: '',
    relative: '; the layer’s average is 1',
    'relative-net': '; the average of all players is 1',
  }[benefitScale];
  switch (benefitSign) {
    case 'saliency':
      return `what taking part earns under the chosen interpretation${relative}`;
    case 'descent':
      return `what taking part earns: how far it lowers the loss${relative}`;
    case 'printed':
      return `what taking part earns as printed: how far it raises the loss${relative}`;
    default:
      return benefitSign satisfies never;
  }
}

/** The prices of the groups where they differ. */
const byGroup = (price: Price): string =>
  typeof price === 'number' ? '' : `; now ${listOf(price).map(setting).join(', ')} by group`;
