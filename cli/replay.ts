/** A record's run, played once more to its last step: a record keeps no weights. */
import type { RunRecord } from '../src/record/record.ts';
import type { RunSpec } from '../src/spec/spec.ts';
import type { HeldFor } from './ownData.ts';
import { prepare, type NetNow } from './runExperiment.ts';
import { UsageError } from './usageError.ts';
import type { Examined } from '../src/game/figures.ts';

export interface Replayed {
  readonly net: NetNow;
  readonly tested: Examined;
}

/** Of the way, between two sentences about it. */
const SAY_EVERY = 0.25;

/** What Node has of what computed it then. */
function backendOf({ manifest }: RunRecord): RunSpec['backend'] {
  return manifest.engines.every(({ backend }) => backend === 'cpu') ? 'cpu' : 'wasm';
}

/** Whether players stand where the record has them, in a sentence. */
function comparison({ last, manifest }: RunRecord, s: Float32Array, step: number): string {
  if (last.step !== step || last.participation.length !== s.length)
    return 'The record does not say how its players stood then.';
  let [apart, farthest] = [0, 0];
  s.forEach((own, player) => {
    const far = Math.abs(own - last.participation[player]!);
    // Of very many players a record keeps s to a byte.
    if (far <= 1 / 255) return;
    apart++;
    farthest = Math.max(farthest, far);
  });
  const then = [...new Set(manifest.engines.map(({ backend }) => backend))].join(' and ');
  return apart === 0
    ? 'All players stand where the record has them.'
    : `${apart} of ${s.length} players stand elsewhere than in the record, by ${farthest.toFixed(2)} at most: it was computed by ${then}, and program ${manifest.program}.`;
}

/**
 * @param say gets one line at a time about how it goes
 * @throws UsageError where the record is of no net
 * @throws Error with a sentence if data or backend cannot be had
 */
export async function replay(
  record: RunRecord,
  heldFor: HeldFor,
  say: (line: string) => void,
): Promise<Replayed> {
  const { manifest, verdict } = record;
  if (verdict.ended === 'diverged')
    throw new UsageError('The numbers of this run ran away: there is no net to take.');
  const spec: RunSpec = { ...manifest.spec, backend: backendOf(record) };
  const { run, readNet, evaluate, backend } = await prepare(spec, manifest.log, true, heldFor);
  if (readNet === null)
    throw new UsageError('This run is a game without a network: there is no net to take.');
  try {
    say(`${verdict.steps} steps are played again by ${backend.name}.`);
    let told = SAY_EVERY;
    while (run.step < verdict.steps) {
      await run.advance();
      if (run.step / verdict.steps < told || told >= 1) continue;
      say(`step ${run.step} of ${verdict.steps}`);
      told += SAY_EVERY;
    }
    await run.catchUp();
    await run.trainer.settled();
    const net = await readNet();
    say(comparison(record, net.participation, run.step));
    return { net, tested: (await evaluate())! };
  } finally {
    run.trainer.dispose();
  }
}
