/** The numbers of a stretch of players at full precision. */
import type { GameTrainer } from '../engine/trainer.ts';
import type { PlayerId } from '../game/players.ts';
import type { WorkerEvent } from '../protocol/events.ts';

type Figures = Pick<
  Extract<WorkerEvent, { type: 'figures' }>,
  'first' | 'participation' | 'benefit' | 'rivalry' | 'theta'
>;

/** θ of the stretch; null where its players are not single weights. No step may come while it is read. */
async function readTheta(
  trainer: GameTrainer,
  first: number,
  until: number,
): Promise<Float32Array | null> {
  const at = trainer.layers.findIndex(
    (layer) => first >= layer.first && until <= layer.first + layer.count,
  );
  const layer = trainer.layers[at];
  // Of others it would be a matrix of everybody with everybody.
  if (layer?.granularity !== 'weight') return null;
  const overlaps = (await trainer.readOverlaps())[at];
  return overlaps !== undefined && 'theta' in overlaps
    ? overlaps.theta.slice(first - layer.first, until - layer.first)
    : null;
}

/** Of those that exist. */
export async function readFigures(
  trainer: GameTrainer,
  first: PlayerId,
  count: number,
): Promise<Figures> {
  const { participation, benefit, rivalry } = await trainer.readPlayers();
  const until = Math.min(first + count, participation.length);
  return {
    first,
    participation: participation.slice(first, until),
    benefit: benefit.slice(first, until),
    rivalry: rivalry.slice(first, until),
    theta: await readTheta(trainer, first, until),
  };
}
