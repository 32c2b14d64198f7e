/** The paper's four configurations under the chosen interpretation: what was run here of each, or measured before. */
import type { PaperRuns } from '../../evidence/agreement.ts';
import { measuredRun, type MeasuredRun } from '../../evidence/measured.ts';
import { measuredRowOf } from '../../evidence/measuredRows.ts';
import { paperRows, type PaperRow } from '../../evidence/paper.ts';
import { paperRowId, paperSpec } from '../../evidence/rows.ts';
import { interpretations, type InterpretationName } from '../../spec/interpretations.ts';
import type { Lab } from '../../state/lab.ts';
import type { KeptRun } from '../../state/runs/keptRun.ts';
import { keyOf, type Plan } from '../../state/runs/plan.ts';

export interface Standing {
  readonly row: PaperRow;
  readonly plan: Plan;
  /** Null where there is none. */
  readonly run: MeasuredRun | null;
  /** The run that is kept in this browser; null where the figures were measured before, or there are none. */
  readonly kept: KeptRun | null;
  /** Day on which it was measured before; null where these figures are of no such measurement. */
  readonly made: string | null;
}

const planOf = ({ configuration, label }: PaperRow, interpretation: InterpretationName): Plan => ({
  spec: paperSpec(configuration, interpretation),
  log: [],
  label: `${label}, ${interpretations[interpretation].label}`,
});

/** Those that were played to their end. */
function keptOf({ spec, log }: Plan, runs: readonly KeptRun[]): KeptRun | null {
  const key = keyOf(spec, log);
  const isIt = ({ digest: { manifest, verdict } }: KeptRun) =>
    verdict.ended !== 'interrupted' &&
    manifest.spec.network === spec.network &&
    manifest.spec.seed === spec.seed &&
    keyOf(manifest.spec, manifest.log) === key;
  return runs.find(isIt) ?? null;
}

/** What was measured before this page was made. */
export function measuredBefore(
  { configuration }: PaperRow,
  interpretation: InterpretationName,
): Pick<Standing, 'run' | 'made' | 'kept'> {
  const measured = measuredRowOf(paperRowId(configuration, interpretation));
  return { kept: null, run: measured?.runs[0] ?? null, made: measured?.made ?? null };
}

export interface Found {
  readonly row: PaperRow;
  readonly plan: Plan;
  readonly kept: KeptRun | null;
}

export const foundOf = (
  runs: readonly KeptRun[],
  interpretation: InterpretationName,
): readonly Found[] =>
  paperRows.map((row) => {
    const plan = planOf(row, interpretation);
    return { row, plan, kept: keptOf(plan, runs) };
  });

/** A kept run’s figures; null where its record cannot be read any more. */
export async function figuresOf(lab: Lab, { id }: KeptRun): Promise<MeasuredRun | null> {
  try {
    return measuredRun(await lab.runs.record(id), true);
  } catch {
    // Storage was emptied: what was measured before stands there again.
    return null;
  }
}

/** All four, with what lies in storage. */
export async function readStandings(lab: Lab): Promise<Standing[]> {
  const { interpretation } = lab.paper.getState();
  const { runs } = lab.runs.store.getState();
  return Promise.all(
    foundOf(runs, interpretation).map(async ({ row, plan, kept }) => {
      const own = kept === null ? null : await figuresOf(lab, kept);
      return own === null
        ? { row, plan, ...measuredBefore(row, interpretation) }
        : { row, plan, kept, run: own, made: null };
    }),
  );
}

export const runsOf = (standings: readonly Pick<Standing, 'row' | 'run'>[]): PaperRuns =>
  Object.fromEntries(
    standings.map(({ row, run }) => [row.configuration, run]),
  ) as unknown as PaperRuns;

/** Under an interpretation, by what was measured before alone. */
export const runsBefore = (interpretation: InterpretationName): PaperRuns =>
  runsOf(paperRows.map((row) => ({ row, ...measuredBefore(row, interpretation) })));
