import { priceOf } from '../game/prices.ts';
import { describe, expect, it } from 'vitest';
import { createRun, type Run } from '../engine/run.ts';
import { createSandboxTrainer } from '../engine/sandboxTrainer.ts';
import type { GameTrainer, PlayerColumns } from '../engine/trainer.ts';
import { presetSpec } from '../spec/presets.ts';
import { shownPlayers } from '../game/shown.ts';
import { readFrame, type Frame } from '../protocol/frame.ts';
import { createFrames } from './frames.ts';

interface Setting {
  /** What the device says instead of what it has. */
  readonly answer: (columns: PlayerColumns) => PlayerColumns | Promise<PlayerColumns>;
}

/** Frames of a real run without a network, by a clock that stands unless it is told. */
function framesOf(setting: Partial<Setting> = {}) {
  const spec = presetSpec('crowd');
  const own = createSandboxTrainer(spec);
  const answer = setting.answer ?? ((columns) => columns);
  const trainer: GameTrainer = { ...own, readPlayers: async () => answer(await own.readPlayers()) };
  const run: Run<GameTrainer> = createRun({ trainer, images: null, spec, changes: [] });
  const clock = { time: 1000 };
  const posted: ArrayBuffer[] = [];
  const frames = createFrames({
    run,
    shown: shownPlayers(own.layers, spec.seed),
    stepMs: () => 7,
    now: () => clock.time,
    post: (buffer) => posted.push(buffer),
  });
  const read = (k = posted.length - 1): Frame => readFrame(new Float32Array(posted[k]));
  /** As the page does: looks and gives the buffer back. */
  const giveBack = () => frames.giveBack(posted[posted.length - 1]);
  return { run, own, frames, clock, posted, read, giveBack };
}

describe('frames', () => {
  it('tell the state of the present step', async () => {
    const { run, own, frames, read } = framesOf();
    for (let t = 0; t < 3; t++) await run.advance();
    await frames.send();
    const { participation, benefit } = await own.readPlayers();
    expect(read()).toMatchObject({ step: 3, stepMs: 7, participation, benefit });
    expect(read().fees[0]).toBe(Math.fround(priceOf(run.spec.gamma, 0) * run.feeShare));
  });

  it('are one in flight: the next goes when the last one’s buffer is back, and tells of that moment', async () => {
    const { run, frames, clock, posted, read, giveBack } = framesOf();
    await frames.send();
    for (let t = 0; t < 5; t++) {
      await run.advance();
      clock.time += 1000;
      expect(frames.isDue()).toBe(false);
      await frames.send();
    }
    expect(posted).toHaveLength(1);
    giveBack();
    expect(frames.isDue()).toBe(true);
    await frames.send();
    expect(posted).toHaveLength(2);
    expect(read().step).toBe(5);
  });

  it('use the one buffer over and over', async () => {
    const { run, frames, posted, giveBack } = framesOf();
    for (let t = 0; t < 10; t++) {
      await run.advance();
      await frames.send();
      giveBack();
    }
    expect(posted).toHaveLength(10);
    expect(new Set(posted).size).toBe(1);
  });

  it('are one in flight even while the device is slow to answer', async () => {
    let answer = () => {};
    const { run, frames, posted } = framesOf({
      answer: (columns) => new Promise((resolve) => (answer = () => resolve(columns))),
    });
    await run.advance();
    const first = frames.send();
    await run.advance();
    const second = frames.send();
    await new Promise((resolve) => setTimeout(resolve));
    expect(frames.isDue()).toBe(false);
    answer();
    await Promise.all([first, second]);
    expect(posted).toHaveLength(1);
  });

  it('do not tell a step twice, unless what was told of it is no longer true', async () => {
    const { run, frames, posted, read, giveBack } = framesOf();
    await run.advance();
    await frames.send();
    giveBack();
    await frames.send();
    expect(posted).toHaveLength(1);
    run.patch({ epsilon: 0.25 });
    frames.invalidate();
    await frames.send();
    expect(posted).toHaveLength(2);
    expect(read()).toMatchObject({ step: 1, epsilon: 0.25 });
  });

  it('that could not go yet are still owed: a state told anew waits for the buffer', async () => {
    const { run, frames, posted, read, giveBack } = framesOf();
    await frames.send();
    run.patch({ epsilon: 0.25 });
    frames.invalidate();
    await frames.send();
    expect(posted).toHaveLength(1);
    giveBack();
    await frames.send();
    expect(read().epsilon).toBe(0.25);
  });

  it('come no faster than a screen shows them', async () => {
    const { frames, clock, giveBack } = framesOf();
    expect(frames.isDue()).toBe(true);
    await frames.send();
    giveBack();
    clock.time += 14;
    expect(frames.isDue()).toBe(false);
    clock.time += 1;
    expect(frames.isDue()).toBe(true);
  });

  it('take a tenth of the time at most where reading the players takes long', async () => {
    const { run, frames, clock, giveBack } = framesOf();
    const { readPlayers } = run.trainer;
    run.trainer.readPlayers = () => {
      clock.time += 30;
      return readPlayers();
    };
    await frames.send();
    giveBack();
    clock.time += 299;
    expect(frames.isDue()).toBe(false);
    clock.time += 1;
    expect(frames.isDue()).toBe(true);
  });

  it('take a tenth of the time at most where summing up takes long', async () => {
    const { run, frames, clock, giveBack } = framesOf();
    const { memory } = run.trainer;
    // Asked between reading the players and sending the frame.
    run.trainer.memory = () => {
      clock.time += 20;
      return memory();
    };
    await frames.send();
    giveBack();
    clock.time += 179;
    expect(frames.isDue()).toBe(false);
    clock.time += 1;
    expect(frames.isDue()).toBe(true);
  });

  it('tell the steps per second, and begin to count anew after a pause', async () => {
    const { run, frames, clock, read, giveBack } = framesOf();
    const after = async (steps: number, ms: number) => {
      for (let t = 0; t < steps; t++) await run.advance();
      clock.time += ms;
      await frames.send();
      giveBack();
      return read().stepsPerSecond;
    };
    expect(await after(1, 0)).toBe(0);
    expect(await after(20, 100)).toBe(200);
    expect(await after(20, 100)).toBe(200);
    // An hour's pause is no slow step.
    frames.restartClock();
    expect(await after(1, 3_600_000)).toBe(200);
    // Later rates come in slowly.
    expect(await after(40, 100)).toBeCloseTo(240, 3);
  });

  it('say that the numbers have run away, after the frame that shows it', async () => {
    const { run, frames, posted, read } = framesOf({
      answer: (columns) => ({ ...columns, participation: columns.participation.map(() => NaN) }),
    });
    await run.advance();
    await expect(frames.send()).rejects.toThrow(/At step 1 .*no longer a number/);
    expect(posted).toHaveLength(1);
    expect(read().participation[0]).toBeNaN();
  });
});
