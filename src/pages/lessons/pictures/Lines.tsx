/** Participation over the steps, one line for each player. */
import { useContext } from 'react';
import type { Moment } from '../../../state/watchedGame.ts';
import { lastOf } from '../chapter.ts';
import { useSpeech } from '../words/words.ts';
import { Axes, Drawing, PictureRoom, rampOf } from './frame.tsx';
import type { PictureProps } from './picture.ts';

const MOST_COLUMNS = 300;
/** So few lines have their players' numbers at their ends, and so much room beside the picture. */
const NAMED = { usual: { most: 24, room: 76 }, given: { most: 6, room: 60 } };
const NAME_HEIGHT = 16;

/** Players in rising order, three or more in a row by the first and the last. */
export function namesOf(players: readonly number[]): string {
  const runs: number[][] = [];
  for (const player of players) {
    const run = runs.at(-1);
    if (run?.at(-1) === player - 1) run.push(player);
    else runs.push([player]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(' '))).join(' ');
}

/** Who ends where, those that end at about the same place together; but nobody who is in with those who are at 0. */
function endsOf(participation: Float32Array, y: (s: number) => number): [number, string][] {
  const rising = [...participation.keys()].sort((a, b) => participation[b]! - participation[a]!);
  const ends: { y: number; readonly isOut: boolean; readonly players: number[] }[] = [];
  for (const i of rising) {
    const s = participation[i]!;
    const last = ends.at(-1);
    const isOut = s === 0;
    if (last !== undefined && last.isOut === isOut && y(s) - last.y < NAME_HEIGHT)
      last.players.push(i);
    else ends.push({ y: y(s), isOut, players: [i] });
  }
  for (let at = ends.length - 2; at >= 0; at--)
    ends[at]!.y = Math.min(ends[at]!.y, ends[at + 1]!.y - NAME_HEIGHT);
  return ends.map(({ y: at, players }) => [at, namesOf(players.sort((a, b) => a - b))]);
}

/** Every so many, and always the last. */
function thinned(moments: readonly Moment[]): readonly Moment[] {
  const every = Math.ceil(moments.length / MOST_COLUMNS);
  return moments.filter((_, index) => index % every === 0 || index === moments.length - 1);
}

export function Lines({ played, setup, chosen: asked, isMarked, onChoose }: PictureProps) {
  const { words, number } = useSpeech();
  const last = lastOf(played);
  const shown = thinned(played.moments);
  const chosen = isMarked ? asked : -1;
  const count = last.participation.length;
  const isGiven = useContext(PictureRoom) !== null;
  const named = isGiven ? NAMED.given : NAMED.usual;
  const isNamed = count > 1 && count <= named.most;
  const hasBegun = isGiven || shown.length > 1;
  /** Two alone would be numbers beside those of the axis. */
  const nameOf = (players: string) =>
    count === 2 && !isGiven && players.length === 1 ? words.player(players) : players;
  const end = Math.max(setup.steps, last.step);
  const order = [...last.participation.keys()].sort(
    (a, b) => Number(a === chosen) - Number(b === chosen),
  );
  return (
    <Drawing
      label={words.picture.lines(
        number(Math.min(...last.participation), 2),
        number(Math.max(...last.participation), 2),
      )}
      reading={[
        words.picture.linesReading,
        ...(isNamed ? [words.picture.linesNamed(count > 2)] : []),
        ...(played.changes.some(({ step }) => step > 0) ? [words.picture.changed] : []),
      ].join(' ')}
      height={220}
      most={720}
      right={isNamed ? named.room : undefined}
    >
      {(box) => (
        <>
          <Axes
            box={box}
            marks={[
              [0, '0'],
              [0.5, number(0.5, 1)],
              [1, '1'],
            ]}
            words={[`${words.picture.step} 0`, number(end)]}
          />
          {[...new Set(played.changes.map(({ step }) => step))]
            .filter((step) => step > 0 && step <= last.step)
            .map((step) => (
              <path
                key={`changed ${step}`}
                d={`M${box.x(step / end)} ${box.y(0)}V${box.y(1)}`}
                className="lesson-guess"
              />
            ))}
          {isNamed &&
            hasBegun &&
            endsOf(last.participation, box.y).map(([y, players]) => (
              <text
                key={players}
                x={Math.min(box.x(1), box.x(last.step / end)) + 8}
                y={y + 4}
                className="lesson-number"
              >
                {nameOf(players)}
              </text>
            ))}
          {order.map((i) => {
            const s = last.participation[i]!;
            const at = ({ step, participation }: Moment) =>
              `${box.x(step / end).toFixed(1)} ${box.y(participation[i]!).toFixed(1)}`;
            return (
              <g key={i} onClick={() => onChoose(i)}>
                {i === chosen && <path d={`M${shown.map(at).join('L')}`} className="lesson-halo" />}
                <path
                  data-mark={`line-${i}`}
                  d={`M${shown.map(at).join('L')}`}
                  className={i === chosen ? 'lesson-line lesson-line-chosen' : 'lesson-line'}
                  strokeDasharray={s === 0 ? '5 4' : undefined}
                  stroke={
                    i === chosen
                      ? 'var(--ink)'
                      : s === 0
                        ? 'var(--pruned)'
                        : rampOf(Math.max(0.4, s))
                  }
                />
              </g>
            );
          })}
        </>
      )}
    </Drawing>
  );
}
