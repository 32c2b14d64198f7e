/** What the players of a run do at a moment, all together: how they move, what they are judged by, and its summary. */
import { playerCount, type PlayerLayer } from '../game/network.ts';
import type { PlayerId } from '../game/players.ts';
import { FAR } from '../game/population.ts';
import { pricesOfGroup } from '../game/prices.ts';
import { standsStill } from '../game/schedule.ts';
import { summarise, SUMMARY_LENGTH, type Moving, type Weighed } from '../game/summary.ts';
import { ruleOf } from '../rules/rows.ts';
import { MotionLog } from './motionLog.ts';
import type { Schedule } from './schedule.ts';

/** The run's own, as of the moment that is observed. */
export type Moment = Pick<Schedule, 'step' | 'spec' | 'feeShare' | 'epoch'>;

export interface Observed {
  readonly players: Weighed & Moving;
  /** γ_t in force for each group; shape [layerCount]. */
  readonly fees: Float32Array;
  /** game/summary.ts; shape [layerCount, SUMMARY_LENGTH]; overwritten by the next. */
  readonly summaries: Float32Array;
  /** Whether the next step will take somebody far, as far as can be told. */
  readonly isFar: boolean;
}

export interface Observer {
  /** Takes in s of a step, so that later ones tell how players have moved. Steps come in order. */
  see(step: number, participation: Float32Array): void;
  /** A hand has put these players elsewhere. */
  put(players: readonly PlayerId[] | 'all', step: number, participation: Float32Array): void;
  /** Sees the step, too. @param columns of all players at that moment */
  observe(columns: Weighed, moment: Moment): Observed;
}

export function createObserver(layers: readonly PlayerLayer[]): Observer {
  const log = new MotionLog(playerCount(layers));
  const summaries = new Float32Array(layers.length * SUMMARY_LENGTH);
  const stake = { benefit: 0, normSquared: 0, rivalry: 0 };

  return {
    see: (step, participation) => log.see(step, participation),
    put: (players, step, participation) => log.put(players, step, participation),
    observe(columns, { step, spec, feeShare, epoch }) {
      const { participation, benefit, normSquared, rivalry } = columns;
      log.see(step, participation);
      const prices = layers.map((_, group) => pricesOfGroup(spec, group, feeShare));
      const isStill = standsStill(spec, epoch);
      const moving = isStill ? { ...spec, lrS: 0 } : spec;
      const { play } = ruleOf(spec.dynamics);
      const goesFarIn = (i: number, group: number): boolean => {
        [stake.benefit, stake.normSquared, stake.rivalry] = [
          benefit[i]!,
          normSquared[i]!,
          rivalry[i]!,
        ];
        const s = participation[i]!;
        const next = play?.next(s, stake, prices[group]!, moving) ?? s;
        return Math.abs(next - s) >= FAR / 2;
      };
      const goesFar = (i: number): boolean =>
        goesFarIn(
          i,
          layers.findLastIndex(({ first }) => i >= first),
        );
      const isFar = layers.some(({ first, count }, group) => {
        for (let i = first; i < first + count; i++) if (goesFarIn(i, group)) return true;
        return false;
      });
      const { motion, swing } = log.moving(step, participation, goesFar);
      // What they did before s was stopped is no motion any more.
      if (isStill) [motion, swing].forEach((column) => column.fill(0));
      const players = { participation, benefit, normSquared, rivalry, motion, swing };
      summarise(players, layers, prices, spec.epsilon, summaries, play !== undefined);
      return { players, fees: Float32Array.from(prices, ({ gamma }) => gamma), summaries, isFar };
    },
  };
}
