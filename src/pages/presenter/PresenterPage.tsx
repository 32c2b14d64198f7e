/**
 * A talk on a projector: `?present=2` is its second moment, `?present=run` the run of the lab. One sentence, one picture,
 * one or two sliders; nothing is read below 24 px at 1280×720.
 */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import { thisPage } from '../../state/place.ts';
import { readHash, writeHash } from '../../state/url.ts';
import { createTheatre } from '../../state/watchedGame.ts';
import { togglePlay } from '../lab/actions.ts';
import { Spoken } from '../lessons/words/words.ts';
import { useLanguage } from '../lessons/words/useLanguage.ts';
import type { PageProps } from '../page.ts';
import { Bar } from './Bar.tsx';
import { MomentShown } from './MomentShown.tsx';
import { MOMENTS, moments, placeOf, wordOf } from './moments/registry.ts';
import { RUN_MARKS, RunShown } from './RunShown.tsx';
import type { Stand } from './stand.ts';
import { useKeys } from './useKeys.ts';
import { useProjectorTheme } from './useProjectorTheme.ts';
import { createTalk } from './talk.ts';
import { useSwipe } from './useSwipe.ts';
import { presenterWords } from './words/words.ts';
import '../lessons/lessons.css';
import './presenter.css';

/** The lab; one that nobody has begun stands still until it is played, unless its address says where to. */
function labAtRest({ openLab, openedLab }: Pick<PageProps, 'openLab' | 'openedLab'>): Lab {
  const opened = openedLab();
  if (opened !== null) return opened;
  const lab = openLab();
  if (readHash(location.hash).until === null) lab.pause();
  return lab;
}

/** Of the first game of a moment as it stands. */
function addressOf({ games }: Stand): string {
  const { moments: played, startSpec, changes } = games[0]!.store.getState();
  const last = played.at(-1);
  return last === undefined ? '' : writeHash(startSpec, changes, 'net', { until: last.step });
}

/** Steps with the address, so that a reload shows the same moment. */
function usePlace(asked: string) {
  const [place, setPlace] = useState(() => placeOf(asked));
  return {
    place,
    move(by: number) {
      const next = Math.min(MOMENTS - 1, Math.max(0, place + by));
      if (next === place) return;
      history.replaceState(history.state, '', `?present=${wordOf(next)}${location.hash}`);
      setPlace(next);
    },
  };
}

function usePhase(source: Stand | Lab | null): string {
  return useSyncExternalStore(
    (changed) => source?.store.subscribe(changed) ?? (() => undefined),
    () => source?.store.getState().phase ?? 'preparing',
  );
}

type Said = Readonly<Record<string, readonly (number | null)[]>>;

export function PresenterPage({ asked, openLab, openedLab, go }: PageProps) {
  const { language, speech, choose } = useLanguage();
  const words = presenterWords[language];
  const { place, move } = usePlace(asked);
  const moment = moments[place] ?? null;
  const lab = moment === null ? labAtRest({ openLab, openedLab }) : openedLab();
  // One worker for all games.
  const [talk] = useState(() => createTalk(createTheatre(thisPage())));
  const shown = useStore(talk.store, (state) => state.stand);
  const stand = shown?.moment === moment ? shown : null;
  const [pointedAt, setPointedAt] = useState<{ readonly place: number; readonly mark: number }>();
  const pointed = pointedAt?.place === place ? pointedAt.mark : null;
  const [said, setSaid] = useState<Said>({});
  const { isDark, toggle } = useProjectorTheme(lab);
  const main = useRef<HTMLElement>(null);
  const phase = usePhase(moment === null ? lab : stand);

  useEffect(() => talk.show(place), [talk, place]);
  useEffect(() => () => talk.end(), [talk]);
  const title = moment === null ? words.run.title : words.moments[moment.id]!.title;
  useEffect(() => {
    document.title = `${title} · The Pruning Game`;
  }, [title]);
  useEffect(
    () => () => {
      document.title = 'The Pruning Game';
      document.documentElement.lang = 'en';
    },
    [],
  );

  const marks =
    moment === null
      ? RUN_MARKS.map((mark) => words.run.marks[mark])
      : moment.marks.map(({ id }) => words.moments[moment.id]!.marks[id]!);
  const ways = {
    move(by: number) {
      if (moment === null && by < 0) lab?.pause();
      move(by);
    },
    togglePlay() {
      if (moment === null) {
        if (lab !== null) togglePlay(lab);
      } else if (phase === 'playing') stand?.pause();
      else stand?.play();
    },
    again() {
      if (moment !== null) talk.again();
    },
    toggleTheme: toggle,
    guess() {
      const axes = [...main.current!.querySelectorAll<HTMLElement>('.present-guess [role=slider]')];
      const at = axes.indexOf(document.activeElement as HTMLElement);
      axes[(at + 1) % Math.max(1, axes.length)]?.focus();
    },
    point(index: number) {
      setPointedAt(index >= marks.length || index === pointed ? undefined : { place, mark: index });
    },
    unpoint() {
      setPointedAt(undefined);
      return pointed !== null;
    },
    leave() {
      go('', lab === null && stand !== null ? addressOf(stand) : undefined);
    },
  };
  useKeys(ways);
  const swipe = useSwipe(ways.move);

  function say({ moment: { id, games } }: Stand, game: number, value: number): void {
    setSaid((before) => ({
      ...before,
      [id]: games.map((_, index) => (index === game ? value : (before[id]?.[index] ?? null))),
    }));
  }

  return (
    <Spoken value={speech}>
      <div
        className="present"
        onPointerUp={() => {
          // Arrows then step on, whatever was dragged.
          const { activeElement } = document;
          if (activeElement instanceof HTMLElement && activeElement.role === 'slider')
            activeElement.blur();
        }}
      >
        <main ref={main} className="present-main" {...swipe}>
          <h1 className="visually-hidden">{title}</h1>
          {moment === null
            ? lab !== null && <RunShown lab={lab} pointed={pointed} />
            : stand !== null && (
                <MomentShown
                  key={moment.id}
                  stand={stand}
                  said={said[moment.id] ?? []}
                  pointed={pointed}
                  onSay={(game, value) => say(stand, game, value)}
                />
              )}
        </main>
        <Bar
          {...{ place, marks, pointed, isDark }}
          isPlaying={phase === 'playing'}
          isReady={phase !== 'preparing' && phase !== 'failed'}
          onPlay={ways.togglePlay}
          onAgain={moment === null ? null : ways.again}
          onPoint={ways.point}
          onMove={ways.move}
          onLab={ways.leave}
          onTheme={toggle}
          onLanguage={choose}
        />
      </div>
    </Spoken>
  );
}
