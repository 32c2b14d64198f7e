/** The strongest rivals of a player: what they look for, and how much each costs it. */
import { priceOf } from '../../game/prices.ts';
import { groupOf } from '../../game/shown.ts';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import { figure, fixed, grouped } from '../../ui/format.ts';
import { currentTheme, onThemeChange, type Theme } from '../../ui/theme.ts';
import { answerCopies } from '../shared/pictureCopy.ts';
import { hasField, writeField } from '../players/field.ts';
import { fieldColours } from '../players/tiles.ts';
import { equalsS } from '../shared/numbers.ts';
import { useAnalysisMonitor } from '../shared/useAnalysisMonitor.ts';
import { rivalsOf, type Rival, type Rivals } from './rivals.ts';
import { shownIndexOf, type ShownIndex } from '../../game/players.ts';
import { layerOfShown } from '../../game/shown.ts';
import { nameOf } from '../shared/shownPlayers.ts';

const MOST = 6;
/** Ranks that change faster cannot be followed, nor pressed. */
const EVERY_MS = 1000;

function rivalsNow(lab: Lab, player: ShownIndex): Rivals | null {
  const id = nameOf(lab, player);
  const near = lab.closeup?.players.find((each) => each.player === id);
  return near === undefined ? null : rivalsOf(near, MOST);
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
    const own = canvas.current;
    if (own === null) return;
    const drawInto = (into: HTMLCanvasElement, theme: Theme) => {
      if (hasField(lab.fields, player)) writeField(into, lab.fields, player, fieldColours(theme));
      return into;
    };
    const draw = () => drawInto(own, currentTheme());
    draw();
    const offCopies = answerCopies(own, (theme) => ({
      canvas: drawInto(document.createElement('canvas'), theme),
      isToScale: false,
    }));
    const timer = setInterval(draw, EVERY_MS);
    const offTheme = onThemeChange(draw);
    return () => {
      clearInterval(timer);
      offTheme();
      offCopies();
    };
  }, [lab, player]);
  return <canvas ref={canvas} className="rival-thumb" aria-hidden="true" />;
}

interface RowProps {
  readonly lab: Lab;
  readonly rival: Rival;
  readonly eta: number;
  /** Two weights point the same way or against each other, and have no picture. */
  readonly areWeights: boolean;
  /** The weight whose bar is as long as a side. */
  readonly longest: number;
}

const signWords = (cosine: number): string => {
  if (cosine === 0) return 'one of the two is 0';
  return cosine > 0 ? 'same sign' : 'opposite sign';
};

function Row({ lab, rival, eta, areWeights, longest }: RowProps) {
  const { player, s, cosine, weight } = rival;
  const index = shownIndexOf(lab.store.getState().shown, player);
  // Without a price nothing is paid; the overlap is shown all the same.
  const cost = eta === 0 ? weight : eta * weight;
  const share = longest > 0 ? Math.abs(weight) / longest : 0;
  const row = (
    <>
      {!areWeights && (index === null ? <span /> : <Thumb lab={lab} player={index} />)}
      <strong className="rival-name">
        <span className="visually-hidden">Player </span>
        {player}
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
      <span className="rival-figure">{figure(cost)}</span>
      <span className="rival-detail">
        {' '}
        {equalsS(s)} · {areWeights ? signWords(cosine) : `cosine ${fixed(cosine, 2)}`}
      </span>
    </>
  );
  // Who is not shown one by one cannot be selected.
  if (index === null)
    return (
      <li>
        <div className="rival">{row}</div>
      </li>
    );
  return (
    <li>
      <button
        type="button"
        className="rival"
        onClick={(event) => lab.select(player, event.shiftKey)}
        onPointerEnter={() => lab.hover(player)}
        onPointerLeave={() => lab.hover(null)}
        onFocus={() => lab.hover(player)}
        onBlur={() => lab.hover(null)}
      >
        {row}
      </button>
    </li>
  );
}

export function RivalList({ lab, player }: { readonly lab: Lab; readonly player: ShownIndex }) {
  useAnalysisMonitor(lab);
  const price = useStore(lab.store, (state) => state.spec.eta);
  const layers = useStore(lab.store, (state) => state.layers);
  const eta = priceOf(price, groupOf(layers, player));
  const rivals = useRivals(lab, player);
  const areWeights = useStore(
    lab.store,
    ({ layers }) => layerOfShown(layers, player)?.granularity === 'weight',
  );
  const longest = Math.max(0, ...(rivals?.strongest ?? []).map(({ weight }) => Math.abs(weight)));
  const rest = rivals === null ? 0 : rivals.rest * (eta === 0 ? 1 : eta);
  return (
    <div className={areWeights ? 'rivals rivals-of-weights' : 'rivals'}>
      <h3 className="rivals-head">
        Its rivals{eta === 0 && <span className="rivals-note"> cost nothing now: η = 0</span>}
      </h3>
      {rivals === null ? (
        <p className="rivals-note">
          {lab.analysisMonitor.failure ?? 'Its overlaps with its layer have not been measured yet.'}
        </p>
      ) : (
        <>
          <p className="rivals-key" aria-hidden="true">
            <span>{eta === 0 ? 'opposed' : 'helps'}</span>
            <span>{eta === 0 ? 'alike' : 'costs'}</span>
          </p>
          <ol className="rivals-list">
            {rivals.strongest.map((rival) => (
              <Row key={rival.player} {...{ lab, rival, eta, areWeights, longest }} />
            ))}
          </ol>
          {rivals.restCount > 0 && (
            <p className="rivals-note">
              {rivals.restCount === 1 ? '1 other' : `${grouped(rivals.restCount)} others together`}:{' '}
              {figure(rest)}
            </p>
          )}
        </>
      )}
    </div>
  );
}
