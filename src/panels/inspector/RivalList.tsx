/** The strongest rivals of a player: what they look for, and how much each costs it. */
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import { figure, fixed } from '../../ui/format.ts';
import { currentTheme, onThemeChange } from '../../ui/theme.ts';
import { hasField, writeField } from '../players/field.ts';
import { fieldColours } from '../players/tiles.ts';
import { equalsS } from '../shared/numbers.ts';
import { useAnalysisMonitor } from '../shared/useAnalysisMonitor.ts';
import { rivalsOf, type Rival, type Rivals } from './rivals.ts';
import type { ShownIndex } from '../../game/players.ts';
import { layerOfShown } from '../../game/shown.ts';
import { hover, nameOf, select } from '../shared/shownPlayers.ts';

const MOST = 6;
/** Ranks that change faster cannot be followed, nor pressed. */
const EVERY_MS = 1000;

const layerOf = (lab: Lab, player: ShownIndex) => layerOfShown(lab.store.getState().layers, player);

function rivalsNow(lab: Lab, player: ShownIndex): Rivals | null {
  const { latest } = lab.trajectory;
  const layer = layerOf(lab, player);
  const id = nameOf(lab, player);
  const row = lab.closeup?.rows.find((each) => each.player === id);
  if (latest === null || layer === undefined || row === undefined) return null;
  return row.products.length === layer.count ? rivalsOf(player, row, layer, latest, MOST) : null;
}

function whyNone(lab: Lab, player: ShownIndex): string {
  const layer = layerOf(lab, player);
  if (layer !== undefined && layer.total > layer.count)
    return 'Only a sample of its layer is shown, so its rivals cannot be listed one by one.';
  return lab.analysisMonitor.failure ?? 'Its overlaps with its layer have not been measured yet.';
}

function useRivals(lab: Lab, player: ShownIndex): Rivals | null {
  const [shown, setShown] = useState(() => ({ player, rivals: rivalsNow(lab, player) }));
  useEffect(() => {
    const look = () => setShown({ player, rivals: rivalsNow(lab, player) });
    look();
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [lab, player]);
  return shown.player === player ? shown.rivals : null;
}

function Thumb({ lab, player }: { readonly lab: Lab; readonly player: ShownIndex }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => {
      if (canvas.current !== null && hasField(lab.fields, player))
        writeField(canvas.current, lab.fields, player, fieldColours(currentTheme()));
    };
    draw();
    const timer = setInterval(draw, EVERY_MS);
    const offTheme = onThemeChange(draw);
    return () => {
      clearInterval(timer);
      offTheme();
    };
  }, [lab, player]);
  return <canvas ref={canvas} className="rival-thumb" aria-hidden="true" />;
}

interface RowProps {
  readonly lab: Lab;
  readonly rival: Rival;
  readonly eta: number;
  /** The weight whose bar is as long as a side. */
  readonly longest: number;
}

function Row({ lab, rival, eta, longest }: RowProps) {
  const { player, s, cosine, weight } = rival;
  // Without a price nothing is paid; the overlap is shown all the same.
  const shown = eta === 0 ? weight : eta * weight;
  const share = longest > 0 ? Math.abs(weight) / longest : 0;
  return (
    <li>
      <button
        type="button"
        className="rival"
        onClick={(event) => select(lab, player, event.shiftKey)}
        onPointerEnter={() => hover(lab, player)}
        onPointerLeave={() => lab.hover(null)}
        onFocus={() => hover(lab, player)}
        onBlur={() => lab.hover(null)}
      >
        <Thumb lab={lab} player={player} />
        <strong className="rival-name">
          <span className="visually-hidden">Player </span>
          {nameOf(lab, player)}
        </strong>
        <span className="rival-track" aria-hidden="true">
          <span
            className="rival-bar"
            style={{
              left: `${50 - (weight < 0 ? 50 * share : 0)}%`,
              width: `${50 * share}%`,
              opacity: eta === 0 ? 0.35 : 1,
            }}
          />
        </span>
        <span className="visually-hidden">{eta === 0 ? ' overlap' : ' costs'} </span>
        <span className="rival-figure">{figure(shown)}</span>
        <span className="rival-detail">
          {' '}
          {equalsS(s)} · cosine {fixed(cosine, 2)}
        </span>
      </button>
    </li>
  );
}

export function RivalList({ lab, player }: { readonly lab: Lab; readonly player: ShownIndex }) {
  useAnalysisMonitor(lab);
  const eta = useStore(lab.store, (state) => state.spec.eta);
  const rivals = useRivals(lab, player);
  const longest = Math.max(0, ...(rivals?.strongest ?? []).map(({ weight }) => Math.abs(weight)));
  const rest = rivals === null ? 0 : rivals.rest * (eta === 0 ? 1 : eta);
  return (
    <div className="rivals">
      <h3 className="rivals-head">
        Its rivals{eta === 0 && <span className="rivals-note"> cost nothing now: η = 0</span>}
      </h3>
      {rivals === null ? (
        <p className="rivals-note">{whyNone(lab, player)}</p>
      ) : (
        <>
          <p className="rivals-key" aria-hidden="true">
            <span>{eta === 0 ? 'opposed' : 'helps'}</span>
            <span>{eta === 0 ? 'alike' : 'costs'}</span>
          </p>
          <ol className="rivals-list">
            {rivals.strongest.map((rival) => (
              <Row key={rival.player} lab={lab} rival={rival} eta={eta} longest={longest} />
            ))}
          </ol>
          {rivals.restCount > 0 && (
            <p className="rivals-note">
              {rivals.restCount === 1 ? '1 other' : `${rivals.restCount} others together`}:{' '}
              {figure(rest)}
            </p>
          )}
        </>
      )}
    </div>
  );
}
