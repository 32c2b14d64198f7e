/** The weights of one neuron as they are now: by their pictures, and in numbers where those have come. */
import { terms, utility } from '../../game/utility.ts';
import { playerId, type PlayerId } from '../../game/players.ts';
import type { Lab } from '../../state/lab.ts';
import type { Sheet } from '../../state/pictures.ts';
import { weightOf, type Unit } from '../../state/units.ts';
import { playerNow } from '../shared/playerNow.ts';
import { sheetOf } from '../shared/units.ts';

export interface UnitScene {
  readonly unit: Unit;
  readonly sheet: Sheet;
  /** The player of its first weight; the others follow it. */
  readonly first: PlayerId;
  /** s of each weight: to the last digit, or as the picture has it until that has come. */
  readonly participation: ArrayLike<number>;
  /** What belongs to the numbers; null until they have come. */
  readonly figures: NonNullable<Lab['figuresMonitor']['latest']> | null;
}

export function sceneOf(lab: Lab, unit: Unit | null): UnitScene | null {
  const sheet = unit === null ? null : sheetOf(lab, unit.layer);
  if (unit === null || sheet === null || unit.row >= sheet.rows) return null;
  const { layers } = lab.store.getState();
  const first = weightOf(sheet, layers, unit, 0);
  const { latest } = lab.figuresMonitor;
  const fits =
    latest !== null && latest.first === first && latest.participation.length === sheet.columns;
  const from = unit.row * sheet.columns;
  const bytes = sheet.pixels.subarray(from, from + sheet.columns);
  return {
    ...{ unit, sheet, first },
    participation: fits ? latest.participation : Array.from(bytes, (byte) => byte / 255),
    figures: fits ? latest : null,
  };
}

/** What one weight has, earns and pays now; null until the numbers have come. */
export function weightNow(lab: Lab, { figures, first }: UnitScene, column: number) {
  const now = playerNow(lab, playerId(first + column));
  if (figures === null || figures.theta === null || now === null) return null;
  const { s, stake, prices } = now;
  return {
    theta: figures.theta[column],
    terms: terms(s, stake, prices),
    utility: utility(s, stake, prices),
  };
}

/** The weight with the largest s, the first of several. */
export function strongest({ participation }: Pick<UnitScene, 'participation'>): number {
  let best = 0;
  for (let column = 1; column < participation.length; column++)
    if (participation[column] > participation[best]) best = column;
  return best;
}
