/** The games that the rows need, each once, whichever rows it stands in. */
import type { EvidenceRow } from '../../src/evidence/rows.ts';
import type { RunSpec } from '../../src/spec/spec.ts';
import type { AskedGame } from '../flags.ts';
import { planOf, type Placed } from '../plan.ts';

export type PlannedGame = Placed<AskedGame>;

export interface Form {
  /** Steps after which a game ends; null for none. */
  readonly limitSteps: number | null;
  /** So many seeds of a row are played. */
  readonly seeds: number;
}

export const whole: Form = { limitSteps: null, seeds: Infinity };
/** To see that all can be played: its figures mean nothing. */
export const short: Form = { limitSteps: 4, seeds: 2 };

/** Of every seed, on the route that all machines have. */
export const specsOf = ({ spec, seeds }: EvidenceRow, form: Form): RunSpec[] =>
  seeds.slice(0, form.seeds).map((seed) => ({ ...spec, seed, backend: 'wasm' }));

/** @param limitSteps as of the form */
export const digestsOf = (row: EvidenceRow, form: Form): string[] =>
  specsOf(row, form).map((spec) => digestOf(spec, form));

const conduct = ({ limitSteps }: Form) => ({ log: [], limitSteps, shrinks: true });

const digestOf = (spec: RunSpec, form: Form): string =>
  planOf([{ spec }], conduct(form))[0]!.place.game;

export function gamesOf(rows: readonly EvidenceRow[], form: Form): PlannedGame[] {
  const games = new Map<string, AskedGame>();
  for (const row of rows)
    for (const spec of specsOf(row, form)) {
      const digest = digestOf(spec, form);
      if (!games.has(digest)) games.set(digest, { swept: { row: row.id, seed: spec.seed }, spec });
    }
  return planOf([...games.values()], conduct(form));
}
