import { useMemo } from 'react';
import { useStore } from 'zustand';
import { pinnedAfter, type Intervention } from '../../../game/interventions.ts';
import { isSandbox } from '../../../game/sandbox/game.ts';
import { equalsS } from '../../../panels/shared/numbers.ts';
import { playerNow } from '../../../panels/shared/playerNow.ts';
import { useChosenId } from '../../../panels/shared/useChosen.ts';
import type { Lab } from '../../../state/lab.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { change } from '../actions.ts';
import './WhatIf.css';

/** Experiments on the running game. Each is logged, drawn on the time axis, and part of the address. */
export function WhatIf({ lab }: { lab: Lab }) {
  const player = useChosenId(lab);
  const { freezeTheta, freezeS, stopGap } = useStore(lab.store, (state) => state.spec);
  const sandbox = useStore(lab.store, (state) => isSandbox(state.spec));
  const changes = useStore(lab.store, (state) => state.changes);
  const held = useMemo(
    () => pinnedAfter(changes.flatMap(({ act }) => (act === undefined ? [] : [act]))),
    [changes],
  );
  const act = (what: Intervention) => void lab.act(what).catch(() => undefined);
  const hold = (participation: number) => {
    if (player !== null) act({ kind: 'pin', player, participation });
  };
  /** Where the player stands, also where neither frames nor the last figures have it. */
  async function holdHere(): Promise<void> {
    if (player === null) return;
    const known = playerNow(lab, player)?.s;
    const s = known ?? (await lab.snapshot()).participation.flat()[player];
    if (s !== undefined) hold(s);
  }

  return (
    <section className="what-if" aria-labelledby="what-if-title">
      <h2 id="what-if-title">What if …</h2>
      <div className="what-if-group" role="group" aria-label="Freeze">
        {!sandbox && (
          <button
            type="button"
            className="what-if-button"
            aria-pressed={freezeTheta}
            onClick={() => change(lab, { freezeTheta: !freezeTheta })}
          >
            freeze the weights
          </button>
        )}
        <button
          type="button"
          className="what-if-button"
          aria-pressed={freezeS}
          onClick={() => change(lab, { freezeS: !freezeS })}
        >
          freeze the players
        </button>
      </div>
      <div className="what-if-group" role="group" aria-label="The chosen player">
        <span className="note">{player === null ? 'choose a player:' : `player ${player}:`}</span>
        <button
          type="button"
          className="what-if-button"
          disabled={player === null}
          onClick={() => hold(0)}
        >
          keep out
        </button>
        <button
          type="button"
          className="what-if-button"
          disabled={player === null}
          onClick={() => void holdHere().catch(() => undefined)}
        >
          keep at s
        </button>
        <button
          type="button"
          className="what-if-button"
          disabled={player === null}
          onClick={() => player !== null && act({ kind: 'set', player, participation: 1 })}
        >
          put back once
        </button>
      </div>
      <div className="what-if-group">
        <button
          type="button"
          className="what-if-button"
          onClick={() => act({ kind: 'setToEquilibrium' })}
        >
          jump to equilibrium
        </button>
      </div>
      <label className="what-if-group">
        <span className="note">pause when nobody can gain more than</span>
        <NumberField
          label="Pause when nobody can gain more than this; 0 = never"
          value={stopGap}
          onChange={(value, gesture) => change(lab, { stopGap: value }, gesture)}
        />
        <span className="note">(0 = never)</span>
      </label>
      {held.size > 0 && (
        <div className="what-if-group" role="group" aria-label="Players kept at their s">
          {[...held].map(([who, at]) => (
            <button
              key={who}
              type="button"
              className="what-if-button"
              onClick={() => act({ kind: 'release', player: who })}
            >
              stop keeping {who} at {equalsS(at)}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
