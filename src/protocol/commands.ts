/** What the page may tell the worker. `run` is the id of the run meant; stale ids are dropped. */
import type { Bytes } from '../data/own/source.ts';
import type { Question } from '../game/answers.ts';
import type { Intervention } from '../game/interventions.ts';
import type { PlayerId } from '../game/players.ts';
import type { Change, RunSpec, SpecPatch } from '../spec/spec.ts';
import type { Checkpoint } from './events.ts';

export type Command =
  | {
      /** Prepares a run beside those there are, paused at step 0 or at a checkpoint. */
      readonly type: 'start';
      readonly run: number;
      readonly spec: RunSpec;
      /** The log, by step: what lies before the checkpoint has been done, the rest is to be replayed. */
      readonly changes: readonly Change[];
      readonly from: Checkpoint | null;
      /** Where the data lies; absolute, because the worker's own address differs. */
      readonly dataUrl: string;
      /** The packed examples of a file of the visitor's own; null where there is none. */
      readonly held: Bytes | null;
    }
  | {
      /** The run is told nothing more, and tells nothing more. */
      readonly type: 'end';
      readonly run: number;
    }
  | { readonly type: 'play'; readonly run: number }
  | { readonly type: 'pause'; readonly run: number }
  | {
      /** Runs `count` steps from a pause, then answers with `stepped`, when all is told of the step reached. */
      readonly type: 'step';
      readonly run: number;
      readonly request: number;
      readonly count: number;
      /** Whether what the log has for the step reached is done at once, as in a run that goes on from there. */
      readonly due?: boolean;
    }
  | {
      /** Changes live parameters at the next step boundary; answered with `patched`. */
      readonly type: 'patch';
      readonly run: number;
      readonly request: number;
      readonly patch: SpecPatch;
    }
  | {
      /** Does something to players at the next step boundary; answered with `acted`. */
      readonly type: 'act';
      readonly run: number;
      readonly request: number;
      readonly act: Intervention;
    }
  | {
      /** Steps per second at most; null for its own speed, or as fast as it goes. Not part of what a run is. */
      readonly type: 'speed';
      readonly run: number;
      readonly stepsPerSecond: number | null;
    }
  | { readonly type: 'snapshot'; readonly run: number; readonly request: number }
  | {
      /** The frozen game of the next step boundary; answered with `frozen`. */
      readonly type: 'freeze';
      readonly run: number;
      readonly request: number;
    }
  | {
      /** The numbers of `count` players from `first` on, at the next step boundary; answered with `figures`. */
      readonly type: 'figures';
      readonly run: number;
      readonly request: number;
      readonly first: PlayerId;
      readonly count: number;
    }
  | {
      /** What the net makes of one example at the next step boundary; answered with `answered`. */
      readonly type: 'ask';
      readonly run: number;
      readonly request: number;
      readonly question: Question;
    }
  | {
      /** The net of the next step boundary, to be taken away; answered with `net`. */
      readonly type: 'takeNet';
      readonly run: number;
      readonly request: number;
    }
  | {
      /** Gives a frame's or picture's buffer back for reuse. */
      readonly type: 'return';
      readonly run: number;
      readonly what: 'frame' | 'pictures';
      readonly buffer: ArrayBuffer;
    }
  | {
      /** Answered with `kept`, unless the page has the present step already. */
      readonly type: 'save';
      readonly run: number;
    }
  | {
      /** Answered with `pong`: a sign of life. */
      readonly type: 'ping';
    }
  | { readonly type: 'dispose' };
