import { useRef } from 'react';
import { terms, type Terms } from '../../../game/utility.ts';
import { playerNow } from '../../../panels/shared/playerNow.ts';
import type { Lab } from '../../../state/lab.ts';
import { figure } from '../../../ui/format.ts';
import { UtilitySymbol } from '../../../ui/Formula.tsx';
import { termLabels, type TermName } from '../../../ui/labels.ts';
import { FIGURES_PER_SECOND } from './LedgerTerm.tsx';
import { useLive } from '../useLive.ts';
import type { PlayerId } from '../../../game/players.ts';

type Shares = Partial<Record<TermName, number>>;

/** Which terms bring and which cost: a rival that points away pays, a harmful benefit costs. */
export function balance(each: Terms): { brings: Shares; costs: Shares } {
  const signed = {
    benefit: each.benefit,
    size: -each.size,
    presence: -each.presence,
    rivals: -each.rivals,
  };
  const brings: Shares = {};
  const costs: Shares = {};
  for (const { term } of termLabels) {
    if (signed[term] > 0) brings[term] = signed[term];
    else if (signed[term] < 0) costs[term] = -signed[term];
  }
  return { brings, costs };
}

const total = (shares: Shares): number =>
  Object.values(shares).reduce((sum, share) => sum + share, 0);

/** `= U_i`, and benefit over cost as two bars: the longer wins. */
export function LedgerSum({ lab, player }: { lab: Lab; player: PlayerId | null }) {
  const sum = useRef<HTMLSpanElement>(null);
  const rows = useRef<HTMLDivElement>(null);

  useLive(lab, FIGURES_PER_SECOND, () => {
    if (sum.current === null || rows.current === null) return;
    const now = player === null ? null : playerNow(lab, player);
    const known = now !== null;
    const { brings, costs } = known
      ? balance(terms(now.s, now.stake, now.prices))
      : { brings: {}, costs: {} };
    const [in_, out] = [total(brings), total(costs)];
    const full = Math.max(in_, out);
    sum.current.textContent = known ? figure(in_ - out) : '–';
    [brings, costs].forEach((shares, index) => {
      const row = rows.current?.children[index];
      if (row === undefined) return;
      row.querySelector('output')!.textContent = known ? figure(total(shares)) : '–';
      for (const bar of row.querySelectorAll<HTMLElement>('[data-term]')) {
        const share = shares[bar.dataset.term as TermName] ?? 0;
        // What is written as 0.00 is drawn as nothing.
        bar.style.width = figure(full) !== figure(0) ? `${(100 * share) / full}%` : '0';
      }
    });
  });

  return (
    <div className="ledger-sum">
      <div className="ledger-row">
        <h3>
          <span className="formula">
            = <UtilitySymbol />
          </span>{' '}
          <span className="ledger-whose">{player === null ? '' : `for player ${player}`}</span>
        </h3>
        <span className="ledger-figure" ref={sum} />
      </div>
      <div ref={rows}>
        {['earns', 'pays'].map((side) => (
          <div key={side} className="ledger-bar">
            <span className="note">{side}</span>
            {/* Not announced: it changes four times a second. */}
            <output className="note" aria-live="off" />
            <span className="ledger-bar-track" aria-hidden="true">
              {termLabels.map(({ term, colour }) => (
                <span key={term} data-term={term} style={{ background: colour }} />
              ))}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
