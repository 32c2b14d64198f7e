import { useState } from 'react';
import { DistancePanel } from '../distance/DistancePanel.tsx';
import { UtilityPanel } from '../utility/UtilityPanel.tsx';
import type { Lab } from '../../state/lab.ts';
import './OneOrAll.css';

/** One place for two pictures: what one player forgoes, and what all do. */
export function OneOrAll({ lab }: { lab: Lab }) {
  const [all, setAll] = useState(false);
  return (
    <div className="one-or-all">
      {all ? <DistancePanel lab={lab} /> : <UtilityPanel lab={lab} />}
      <div className="panel-tabs" role="group" aria-label="Whose regret">
        {[false, true].map((each) => (
          <button
            key={String(each)}
            type="button"
            aria-pressed={each === all}
            onClick={() => setAll(each)}
          >
            {each ? 'all' : 'one'}
            <span className="visually-hidden">{each ? ' players' : ' player'}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
