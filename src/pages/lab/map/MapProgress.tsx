/** How far a map is, and the buttons that play it. */
import { memo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { cutShortSentence } from '../../../spec/cutShort.ts';
import { isCoarse } from '../../../spec/map/order.ts';
import type { Lab } from '../../../state/lab.ts';
import {
  countPlayed,
  misfitOfMap,
  secondsLeft,
  type MapState,
} from '../../../state/map/mapState.ts';
import type { RegimeMap } from '../../../state/map/regimeMap.ts';
import { fixed, grouped, roughDuration } from '../../../ui/format.ts';

const MINUTE = 60;
/** Nobody waits so long before a page, seconds. */
const LONG = 60 * MINUTE;
const HELD = 'The shown run has other settings now; the map goes on with those it began with.';

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < MINUTE ? `${whole} s` : `${Math.floor(whole / MINUTE)} min ${whole % MINUTE} s`;
}

function timeOf(state: MapState): string {
  if (state.phase === 'paused') return 'paused';
  if (state.phase === 'done')
    return state.seconds > 0 ? `done in ${duration(state.seconds)}` : 'done';
  if (state.phase !== 'playing') return '';
  const left = secondsLeft(state);
  return left === null ? 'begins' : `${roughDuration(left)} left`;
}

const TOO_LONG = ' Fewer cells, epochs or seeds take less time.';

export function MapProgress({ lab, map }: { readonly lab: Lab; readonly map: RegimeMap }) {
  // What is shown of them changes seldom, and how far the games are many times a second.
  const shown = useStore(
    map.store,
    useShallow(({ ask, base, games, phase, playing, ...state }: MapState) => ({
      ...{ ask, base, games, phase, playing: playing.length },
      ...{ width: state.width, isShortOfMemory: state.isShortOfMemory },
      ...{ secondsPerGame: state.secondsPerGame, isOfOther: state.isOfOther },
      trouble: state.trouble,
    })),
  );
  const time = useStore(map.store, timeOf);
  const isLong = useStore(
    map.store,
    (state) => state.phase === 'playing' && (secondsLeft(state) ?? 0) > LONG,
  );
  const isHidden = useStore(lab.store, ({ whenHidden }) => whenHidden === 'pause');
  const { ask, base, games, phase, playing, secondsPerGame, width, isShortOfMemory } = shown;
  const { isOfOther, trouble } = shown;
  const all = games.length * ask.seeds;
  const played = countPlayed(shown);
  const misfit = misfitOfMap(shown);
  const isUnderWay = phase === 'playing' || phase === 'paused';
  const begin = played === 0 ? 'Play the map' : `Go on, ${grouped(all - played)} left`;
  return (
    <div className="map-progress" role="group" aria-label="How far the map is">
      <div className="map-progress-top">
        <strong>
          {grouped(played)} of {grouped(all)} games
        </strong>
        <span>{time}</span>
      </div>
      <Ticks games={games} seeds={ask.seeds} cells={ask.cells} playing={playing} />
      <div className="map-buttons">
        {phase === 'playing' && (
          <button type="button" className="solid-button" onClick={map.pause}>
            Pause
          </button>
        )}
        {phase !== 'playing' && phase !== 'done' && (
          <button
            type="button"
            className="solid-button"
            disabled={phase === 'reading' || (misfit !== null && phase !== 'paused')}
            onClick={map.begin}
          >
            {phase === 'paused' ? 'Go on' : begin}
          </button>
        )}
        {isUnderWay && (
          <button type="button" className="outline-button" onClick={map.cancel}>
            Cancel, keep {grouped(played)}
          </button>
        )}
      </div>
      <p className="note" role="status">
        {trouble ?? misfit ?? (isOfOther ? HELD : cutShortSentence(base, ask.epochs))}
      </p>
      <p className="note">
        {secondsPerGame !== null &&
          `${fixed(secondsPerGame, 1)} s a game, ${width === 1 ? 'one' : width} at a time${isShortOfMemory ? ', as memory holds no more' : ''}. `}
        In the background, apart from the run that is shown.
        {trouble === null && ' What is done stays in this browser.'}
        {isLong && TOO_LONG}
        {isHidden && phase === 'playing' && ' It rests while the page is hidden.'}
      </p>
    </div>
  );
}

interface TicksProps {
  readonly games: MapState['games'];
  readonly seeds: number;
  readonly cells: number;
  readonly playing: number;
}

/** A stroke for each game that was played, those of the coarse map first and taller; lighter ones are left. */
const Ticks = memo(function Ticks({ games, seeds, cells, playing }: TicksProps) {
  const units = games.flatMap((own, cell) =>
    own.map((game) => ({ isCoarse: isCoarse(cell, cells), isPlayed: game !== null })),
  );
  const coarse = units.filter((unit) => unit.isCoarse);
  const close = units.filter((unit) => !unit.isCoarse);
  const all = games.length * seeds;
  const playedOf = (some: typeof units) => some.filter(({ isPlayed }) => isPlayed).length;
  const bar = (from: number, count: number, name: string) => (
    <rect
      className={name}
      x={`${(100 * from) / all}%`}
      width={`${(100 * count) / all}%`}
      y={name.includes('coarse') ? 0 : 3}
      height={name.includes('coarse') ? 12 : 9}
    />
  );
  const [first, second] = [playedOf(coarse), playedOf(close)];
  const at = first < coarse.length ? first : coarse.length + second;
  return (
    <div className="map-ticks">
      <svg aria-hidden="true">
        {bar(0, coarse.length, 'map-left coarse')}
        {bar(coarse.length, close.length, 'map-left')}
        {bar(0, first, 'map-played coarse')}
        {bar(coarse.length, second, 'map-played')}
        {playing > 0 && bar(at, playing, 'map-now')}
      </svg>
      <span className="note">coarse</span>
      <span className="note map-closer" style={{ left: `${(100 * coarse.length) / all}%` }}>
        closer, where neighbours disagree
      </span>
    </div>
  );
});
