/** What a map shows of its games: what is known or guessed of each cell, regions, lines of equal accuracy. */
import { dataSetOf } from '../../data/rows.ts';
import { placeOf } from '../../spec/map/ask.ts';
import { contourLevels, contoursAt, type Contour } from '../../spec/map/contours.ts';
import { guesses, openedFor, type Guess } from '../../spec/map/field.ts';
import {
  levelsFor,
  regionOf,
  regions,
  type Levels,
  type CellOutcome,
  type Region,
} from '../../spec/map/regions.ts';
import { deadOf, failureOf, knownOf, type MapState } from './mapState.ts';

export interface MapScene {
  readonly cells: number;
  readonly levels: Levels;
  /** Of each cell; null where it was not played, or came to nothing. */
  readonly known: readonly (CellOutcome | null)[];
  readonly regions: readonly (Region | null)[];
  readonly guesses: readonly (Guess | null)[];
  /** Why nothing came of a cell; null where something did, or it was not played. */
  readonly failures: readonly (string | null)[];
  /** Seeds of each cell that came to nothing, also where others came to something. */
  readonly dead: readonly number[];
  readonly contours: readonly Contour[];
  /** Where each word stands: in the midst of its largest part. */
  readonly words: readonly { readonly region: Region; readonly cell: number }[];
  /** Accuracy on the scale of the map, of shares of 1. */
  readonly opened: (accuracy: number) => number;
  /** The highest accuracy; 0 before there is one. */
  readonly best: number;
}

export function mapScene({ ask, base, games }: Pick<MapState, 'ask' | 'base' | 'games'>): MapScene {
  const { cells } = ask;
  const known = knownOf({ games });
  const levels = levelsFor(dataSetOf(base).classes.length);
  const named = known.map((outcome) => (outcome === null ? null : regionOf(outcome, levels)));
  const guessed = guesses(known, cells);
  const opened = openedFor(known);
  const best = Math.max(0, ...known.map((outcome) => outcome?.accuracy ?? 0));
  const heights = guessed.map((guess) => (guess === null ? null : opened(guess.outcome.accuracy)));
  const isGuess = known.map((outcome) => outcome === null);
  const contours =
    best === 0
      ? []
      : contourLevels(best).flatMap((level) =>
          contoursAt(heights, isGuess, cells, opened(level)).map((line) => ({ level, ...line })),
        );
  return {
    ...{ cells, levels, known, guesses: guessed, contours, opened, best },
    regions: named,
    failures: games.map(failureOf),
    dead: games.map(deadOf),
    words: regions.flatMap((region) => {
      const cell = midst(named, region, cells);
      return cell === null ? [] : [{ region, cell }];
    }),
  };
}

/** The cell of a region that is farthest from what is not of it; the lowest prices of several. Null where there is none. */
function midst(named: readonly (Region | null)[], region: Region, cells: number): number | null {
  let found: number | null = null;
  let most = -1;
  named.forEach((own, cell) => {
    if (own !== region) return;
    const [column, row] = placeOf(cell, cells);
    const isOf = (x: number, y: number) => named[y * cells + x] === region;
    const along = (dx: number, dy: number) => {
      let far = 0;
      for (let k = 1; k < cells; k++) {
        const [x, y] = [column + k * dx, row + k * dy];
        if (x < 0 || y < 0 || x >= cells || y >= cells || !isOf(x, y)) break;
        far = k;
      }
      return far;
    };
    const room = Math.min(along(0, 1) + along(0, -1), 3) + 2 * Math.min(along(1, 0), along(-1, 0));
    if (room > most) [found, most] = [cell, room];
  });
  return found;
}

/** Worked out once for each state of the games. */
export function createScenes(
  state: () => Pick<MapState, 'ask' | 'base' | 'games'>,
): () => MapScene {
  let made: MapScene | null = null;
  let of: readonly unknown[] = [];
  return () => {
    const { ask, base, games } = state();
    const parts = [ask, base, games];
    if (made === null || parts.some((part, i) => part !== of[i])) {
      of = parts;
      made = mapScene({ ask, base, games });
    }
    return made;
  };
}
