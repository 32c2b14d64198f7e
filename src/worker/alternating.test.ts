import { describe, expect, it } from 'vitest';
import { createRun } from '../engine/run.ts';
import { createSandboxTrainer } from '../engine/sandboxTrainer.ts';
import { shownPlayers } from '../game/shown.ts';
import { defaultSpec, type RunSpec, type SpecPatch } from '../spec/spec.ts';
import { totalOf } from '../game/summary.ts';
import { readFrame, type Frame } from '../protocol/frame.ts';
import { createFrames } from './frames.ts';

const pair: SpecPatch = {
  sandbox: 'pair',
  beta: 0.5,
  gamma: 0,
  eta: 1.5,
  gammaWarmup: 0,
  cosine: 1,
};

/** A run without a network whose page draws every `every` steps. */
function watched(patch: SpecPatch) {
  const spec: RunSpec = { ...defaultSpec, ...pair, ...patch };
  const trainer = createSandboxTrainer(spec);
  const run = createRun({ trainer, images: null, spec, changes: [] });
  const told: Frame[] = [];
  let clock = 0;
  const frames = createFrames({
    run,
    shown: shownPlayers(trainer.layers, 0),
    stepMs: () => 1,
    now: () => clock,
    post: (buffer) => {
      told.push(readFrame(new Float32Array(buffer.slice(0))));
      frames.giveBack(buffer);
    },
  });
  return {
    run,
    frames,
    told,
    /** Steps as the loop does them; the page's clock lets a frame through every so many. */
    async play(steps: number, every: number) {
      for (let step = 0; step < steps; step++) {
        await run.advance();
        await frames.glance();
        clock += 1000 / every;
        if (run.step % every === 0) await frames.send();
      }
    },
  };
}

describe('players that alternate', () => {
  const cycling: [string, SpecPatch][] = [
    ['two that answer each other all at once', { dynamics: 'bestResponse', lrS: 1 }],
    [
      'one whose steps are too long',
      { dynamics: 'projected', lrS: 1, eta: 0, beta: 2, benefit0: 2 },
    ],
  ];

  it.each(cycling)('are told by frames however many steps apart: %s', async (_, patch) => {
    for (const every of [1, 2, 3, 4, 7]) {
      const { play, told, run } = watched(patch);
      const seen: number[][] = [];
      await play(60, every);
      // What the run really did at its last three steps.
      for (let i = 0; i < 3; i++) {
        seen.push([...(await run.trainer.readPlayers()).participation]);
        await run.advance();
      }
      const turns = seen[0].map((s, i) => {
        const [there, back] = [seen[1][i] - s, seen[2][i] - seen[1][i]];
        return there * back < 0 && Math.abs(there) > 0.05 && Math.abs(back) > 0.05;
      });
      expect(turns).toContain(true);
      const last = told.at(-1)!;
      expect([...last.swing].map((swing) => swing !== 0)).toEqual(turns);
      expect(totalOf(last.summaries, 'alternating')).toBe(turns.filter(Boolean).length);
    }
  });

  it('are not told once they have come to rest', async () => {
    const { play, told, run, frames } = watched({ dynamics: 'bestResponse', lrS: 1 });
    await play(40, 4);
    expect(totalOf(told.at(-1)!.summaries, 'alternating')).toBe(2);
    run.patch({ eta: 0.2 });
    frames.invalidate();
    await play(80, 4);
    expect(totalOf(told.at(-1)!.summaries, 'alternating')).toBe(0);
    expect(totalOf(told.at(-1)!.summaries, 'settled')).toBe(2);
  });

  it('need no further step to be read where nobody moves far', async () => {
    const { play, run } = watched({ dynamics: 'projected', lrS: 0.01 });
    let reads = 0;
    const read = run.trainer.readPlayers;
    run.trainer.readPlayers = () => {
      reads++;
      return read();
    };
    await play(40, 4);
    expect(reads).toBe(10);
  });
});

describe('the frame of a step that is asked for', () => {
  it('is sent even while the page has the buffer, once, and in order', async () => {
    const { run, frames, told } = watched({});
    const giveBack = frames.giveBack;
    frames.giveBack = () => undefined;
    for (let step = 0; step < 5; step++) {
      await run.advance();
      void frames.tell();
      await frames.tell();
    }
    frames.giveBack = giveBack;
    expect(told.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
  });
});
