/** A game of a lesson or of the presenter, played by the engine in Node as the page plays it. */
import { prepare } from '../cli/runExperiment.ts';
import { priceOf } from '../src/game/prices.ts';
import type { Setup } from '../src/pages/lessons/chapter.ts';
import type { SpecPatch } from '../src/spec/spec.ts';
import type { Moment, Played, TestedAt } from '../src/state/watchedGame.ts';

interface How {
  /** Changes it after the setup's last step. */
  readonly patch?: SpecPatch | null;
  /** Steps more after that. */
  readonly settle?: number;
}

export async function playSetup(
  { spec, changes = [], steps, stride, tested }: Setup,
  { patch = null, settle = 0 }: How = {},
): Promise<Played> {
  const log = patch === null ? changes : [...changes, { step: steps, patch }];
  const { run, evaluate } = await prepare(spec, log);
  const moments: Moment[] = [];
  const accuracies: TestedAt[] = [];
  const look = async (isLast: boolean) => {
    const { participation, benefit, normSquared, rivalry, loss } = await run.trainer.readPlayers();
    const fee = priceOf(run.spec.gamma, 0) * run.feeShare;
    moments.push({
      ...{ step: run.step, fee, loss },
      ...copied({ participation, benefit, normSquared, rivalry }),
    });
    if (tested !== 'always' && !(tested === 'last' && isLast)) return;
    accuracies.push({ step: run.step, ...(await evaluate())!.test });
  };
  await look(false);
  const end = steps + settle;
  while (run.step < end) {
    await run.advance();
    if (run.step % stride === 0 || run.step === end) await look(run.step === end);
  }
  const played: Played = {
    ...{ phase: 'ready', word: '', startSpec: spec, spec: run.spec, changes: log },
    ...{ moments, accuracies, fields: null },
  };
  run.trainer.dispose();
  return played;
}

const copied = <Columns extends Record<string, ArrayLike<number>>>(columns: Columns) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, Float32Array.from(column)]),
  ) as { readonly [Name in keyof Columns]: Float32Array };
