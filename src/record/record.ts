/**
 * A run as it is kept, compared and handed on: what it was, what was seen of it, what it came to. Page, command line,
 * storage and files have this one record (docs/runs.md); everything else that tells of a run is a view of it.
 */
import type { Figures } from '../game/figures.ts';
import type { Granularity } from '../model/players/registry.ts';
import type { SearchNote } from '../spec/search/found.ts';
import type { Change, RunSpec } from '../spec/spec.ts';

export interface RunRecord {
  readonly manifest: Manifest;
  readonly verdict: Verdict;
  readonly series: Series;
  readonly last: Last;
}

/** What a run was: from this alone it can be played again. */
export interface Manifest {
  /** At step 0. */
  readonly spec: RunSpec;
  /** Every change and act, oldest first. */
  readonly log: readonly Change[];
  /** Hash of the examples that the spec’s data set names (data/dataSet.ts); null without a network. */
  readonly data: string | null;
  /** What computed it, each from a step on; at least one. */
  readonly engines: readonly Engine[];
  /** Version of this program. */
  readonly program: string;
  /** When it began, ISO 8601 in UTC. */
  readonly began: string;
  /** By which it is the same run wherever it is kept (ID); left out by who keeps none. */
  readonly id?: string;
  /** The run that it parted from, and from which step on. */
  readonly forkOf?: ForkOf;
  /** By which people speak of it, and what they say of it; any text. */
  readonly name?: string;
  readonly note?: string;
  /** Of a game that a search has tried: what was looked for, where, and what was tried before (docs/find.md). */
  readonly search?: SearchNote;
}

export interface ForkOf {
  readonly id: string;
  readonly step: number;
}

/** What an id looks like. */
export const ID = /^[0-9A-Za-z][\w.:~-]{0,99}$/;
/** Characters of a name, and of a note. */
export const MOST_NAME = 5000;

export interface Engine {
  readonly step: number;
  readonly backend: Exclude<RunSpec['backend'], 'auto'>;
}

export interface Verdict {
  /** `complete`: to its last step, or to a limit; `diverged`: its numbers ran away; else somebody stopped it. */
  readonly ended: 'complete' | 'interrupted' | 'diverged';
  /** Steps done; where it diverged, those that are told of. */
  readonly steps: number;
  /** What happened and what to lower, where it diverged. */
  readonly divergence?: string;
}

/** A group of players that compete with one another, such as a layer’s neurons. */
export interface Group {
  readonly name: string;
  readonly granularity: Granularity;
  readonly count: number;
}

export interface Series {
  readonly stepsPerEpoch: number;
  readonly groups: readonly Group[];
  /** Moments at which the net was tested, oldest first; without a network, at which the players were counted. */
  readonly evaluations: readonly Figures[];
  readonly columns: Columns;
}

/** The players over time: n moments, oldest first, of G groups and of m players that are told of one by one. */
export interface Columns {
  /** Shape [n]. */
  readonly steps: Float64Array;
  /** Mean cross-entropy of each moment’s batch, NaN where there is none; shape [n]. */
  readonly losses: Float32Array;
  /** γ_t in force for each group; shape [n, G]. */
  readonly fees: Float32Array;
  /** What all players of a group did (game/summary.ts); shape [n, G, SUMMARY_LENGTH]. */
  readonly summaries: Float32Array;
  /** Those told of one by one, rising: all while they are few, else a sample; shape [m]. */
  readonly shown: Uint32Array;
  /** s of those; shape [n, m]. */
  readonly participation: Float32Array;
}

/** The state that it ended in; step 0 and nobody where nothing is told of it. */
export interface Last {
  readonly step: number;
  /**
   * s of all players, group after group; shape [playerCount]. Of more than MOST_EXACT players it goes through a file
   * as bytes (bytes.ts).
   */
  readonly participation: Float32Array;
}

/** Version of the record; one of a later version is refused. */
export const RECORD_VERSION = 1;

/** Players whose last s is kept exactly. */
export const MOST_EXACT = 100_000;
/** Of more than MOST_EXACT players, so many are told of one by one. */
export const MOST_SAMPLED = 300;
