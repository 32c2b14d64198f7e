/**
 * Plays a rule that the route of a run does not compute, on any route: the step moves θ while s stands still,
 * then the rule says where s goes. Of the route it needs only that players can be read and placed.
 *
 * A rule of the game moves s together with θ, both from (θ_t, s_t): norms and rivalry are read before the step,
 * b, which the step measures, after it. Any other rule is told of θ as the step leaves it. Where a rule has
 * gates of its own, players have them from `before` to `after` only: whatever is read, tested or kept between
 * two steps is of s itself.
 */
import { pricesOfGroup } from '../game/prices.ts';
import { randomStream } from '../game/random.ts';
import type { RuleName } from '../rules/registry.ts';
import { ruleOf } from '../rules/rows.ts';
import { statementOf } from '../rules/statements.ts';
import type { Group, Memory, Moment } from '../rules/rule.ts';
import type { RunSpec } from '../spec/spec.ts';
import { CheckpointError, type RuleMemories } from './checkpoint.ts';
import type { PlayerColumns, Population } from './trainer.ts';

/** When the step is done. */
type StepDone = Pick<Moment, 'step' | 'epoch'>;

export interface BetweenSteps {
  /** Whether the rule is played here, and not by the route. */
  plays(rule: RuleName): boolean;
  /**
   * To be called before a step.
   *
   * @param spec with the rates of the step
   * @returns what the step is to be given
   */
  before(spec: RunSpec, feeShare: number, at: StepDone): Promise<RunSpec>;
  /** To be called when the step is done, or submitted. Who is pinned must be put back then. */
  after(): Promise<void>;
  /**
   * In which order players stay when the game ends, as the rule has it: the highest first.
   *
   * @returns shape [playerCount]; null where it has no order of its own
   */
  ranks(columns: PlayerColumns, spec: RunSpec, at: StepDone): ArrayLike<number> | null;
  /** Null where nothing is remembered. */
  save(): RuleMemories | null;
  /**
   * The arrays are copied.
   *
   * @throws CheckpointError if it is of other players; nothing has changed then
   */
  load(memories: RuleMemories, spec: RunSpec): void;
}

const copyOf = (memory: Memory): Memory =>
  Object.fromEntries(Object.entries(memory).map(([name, values]) => [name, values.slice()]));

/** How many numbers a memory has of what. */
const shapeOf = (memory: Memory): string =>
  Object.entries(memory)
    .map(([name, { length }]) => `${name} ${length}`)
    .sort()
    .join();

/** @param pin puts those who are pinned where they are to be */
export function createBetweenSteps(game: Population, pin: () => void): BetweenSteps {
  const { layers } = game;
  const counts = layers.map(({ count }) => count);
  const memories = new Map<RuleName, Memory>();
  /** What is left to do when the step under way is done. */
  let rest: (() => Promise<void>) | null = null;

  const momentOf = (spec: RunSpec, step: number, epoch: number): Moment => ({
    step,
    epoch,
    epochs: spec.epochs,
    gameEnds: spec.gameEnds,
    keep: spec.keep,
    random: (part) => randomStream(spec.seed, 'rule', part),
  });

  const fresh = (name: RuleName, moment: Moment): Memory =>
    statementOf(name).start?.(counts, moment) ?? {};

  function memoryOf(name: RuleName, moment: Moment): Memory {
    const memory = memories.get(name) ?? fresh(name, moment);
    memories.set(name, memory);
    return memory;
  }

  const place = (s: Float64Array): void => game.writeParticipation(new Float32Array(s));

  const groupsOf = (columns: PlayerColumns, spec: RunSpec, feeShare: number): Group[] =>
    layers.map(({ first, count }, index) => ({
      first,
      participation: columns.participation.subarray(first, first + count),
      benefit: columns.benefit.subarray(first, first + count),
      normSquared: columns.normSquared.subarray(first, first + count),
      rivalry: columns.rivalry.subarray(first, first + count),
      prices: pricesOfGroup(spec, index, feeShare),
    }));

  const plays = (rule: RuleName): boolean => !game.rules.includes(rule);

  return {
    plays,
    async before(spec, feeShare, { step, epoch }) {
      rest = null;
      const { dynamics } = spec;
      if (!plays(dynamics)) return spec;
      const rule = statementOf(dynamics);
      // At rate 0 it leaves s bit for bit as it is.
      const still: RunSpec = { ...spec, ...rule.measures, dynamics: 'projected', lrS: 0 };
      const standsStill = spec.lrS === 0;
      if (standsStill) {
        // Also while the players are frozen by hand: a score that went on would be of other weights.
        const isBeforeEnd = spec.gameEnds === 0 || epoch <= spec.gameEnds;
        return rule.holdsTheta && isBeforeEnd ? { ...still, lrTheta: 0 } : still;
      }
      // To the route rate 0 would mean that the game is over.
      const given = { ...still, gameEnds: 0, ...(rule.holdsTheta && { lrTheta: 0 }) };

      const moment = momentOf(spec, step, epoch);
      const memory = memoryOf(dynamics, moment);
      const moves = rule.movesAfter?.(moment, spec) ?? true;
      const reported = rule.gates && !moves ? (await game.readPlayers()).participation : null;
      if (rule.gates) {
        place(rule.gates(moment, spec, memory));
        pin();
      }
      const met = ruleOf(dynamics).play ? await game.readPlayers() : null;
      if (moves) {
        rest = async () => {
          const left = await game.readPlayers();
          const columns = met ? { ...met, benefit: left.benefit } : left;
          place(rule.move(groupsOf(columns, spec, feeShare), spec, memory, moment));
        };
      } else if (reported !== null) {
        rest = () => Promise.resolve(game.writeParticipation(reported));
      }
      return given;
    },
    async after() {
      await rest?.();
      rest = null;
    },
    ranks(columns, spec, { step, epoch }) {
      const { rank } = statementOf(spec.dynamics);
      if (rank === undefined) return null;
      const moment = momentOf(spec, step, epoch);
      return rank(groupsOf(columns, spec, 1), memoryOf(spec.dynamics, moment), moment);
    },
    save() {
      const kept = [...memories].filter(([, memory]) => Object.keys(memory).length > 0);
      if (kept.length === 0) return null;
      return Object.fromEntries(kept.map(([name, memory]) => [name, copyOf(memory)]));
    },
    load(kept, spec) {
      const entries = Object.entries(kept) as [RuleName, Memory][];
      for (const [name, memory] of entries) {
        if (shapeOf(memory) === shapeOf(fresh(name, momentOf(spec, 0, 0)))) continue;
        throw new CheckpointError(
          `What the kept state says of the rule ${name} is of other players.`,
        );
      }
      memories.clear();
      for (const [name, memory] of entries) memories.set(name, copyOf(memory));
    },
  };
}
