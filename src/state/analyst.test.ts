import { describe, expect, it } from 'vitest';
import type { FrozenGameAt } from '../game/frozen/types.ts';
import type { AnalystAnswer, AnalystRequest } from '../protocol/analyst.ts';
import { createAnalyst } from './analyst.ts';
import type { Thread } from './thread.ts';
import { SILENCE_S } from './heartbeat.ts';

const game = (): FrozenGameAt => ({
  ...{ alpha: 1, beta: 0, gamma: 0, eta: 0 },
  layers: [],
});

const question = (ends: boolean) => ({ run: 1, game: game(), ends, epsilon: 0.01 });

/** Threads that answer when told to, on a clock that is moved by hand. */
function world() {
  let time = 0;
  let beats: { everyMs: number; call: () => void }[] = [];
  const threads: { asked: AnalystRequest[]; ended: boolean; thread: Thread }[] = [];
  const analyst = createAnalyst(
    () => {
      const entry = { asked: [] as AnalystRequest[], ended: false };
      const thread: Thread = {
        onmessage: null,
        onmessageerror: null,
        onerror: null,
        postMessage: (request: AnalystRequest) => void entry.asked.push(request),
        terminate: () => void (full.ended = true),
      };
      const full = Object.assign(entry, { thread });
      threads.push(full);
      return thread;
    },
    {
      now: () => time,
      every(everyMs, call) {
        const entry = { everyMs, call };
        beats.push(entry);
        return () => (beats = beats.filter((other) => other !== entry));
      },
      isHidden: () => false,
    },
  );
  const answer = (index: number) => {
    const { asked, thread } = threads[index];
    const { request, game } = asked.shift()!;
    const sample = { game, layers: [], ends: null, distances: [], change: null };
    const data: AnalystAnswer = { request, sample };
    thread.onmessage?.call(thread as Worker, { data } as MessageEvent);
  };
  const pass = (seconds: number) => {
    for (let spent = 0; spent < seconds; spent += 2) {
      time += 2000;
      for (const { call } of [...beats]) call();
    }
  };
  return { analyst, threads, answer, pass };
}

describe('the thread that works out games', () => {
  it('ends a job that never ends, with a sentence, and works the next one out', async () => {
    const { analyst, threads, answer, pass } = world();
    const endless = analyst.sample(question(true));
    const behind = analyst.sample(question(true));
    pass(SILENCE_S + 2);
    await expect(endless).rejects.toThrow(/did not end within 16 seconds/);
    await expect(behind).rejects.toThrow(/Training goes on/);
    expect(threads[0].ended).toBe(true);
    const next = analyst.sample(question(true));
    answer(1);
    await expect(next).resolves.toMatchObject({ layers: [] });
  });

  it('lets no later question lengthen the time of a job', async () => {
    const { analyst, pass } = world();
    const endless = analyst.sample(question(true)).catch((error: Error) => error.message);
    for (let second = 0; second < SILENCE_S + 2; second += 2) {
      pass(2);
      analyst.sample(question(true)).catch(() => undefined);
    }
    expect(await endless).toMatch(/did not end within/);
  });

  it('gives every job its own time', async () => {
    const { analyst, answer, pass } = world();
    const jobs = [1, 2, 3].map(() => analyst.sample(question(true)));
    for (const job of jobs) {
      pass(SILENCE_S - 2);
      answer(0);
      await expect(job).resolves.toBeDefined();
    }
    pass(10 * SILENCE_S); // nobody waits
    const later = analyst.sample(question(true));
    answer(0);
    await expect(later).resolves.toBeDefined();
  });

  it('is started anew after its script failed once', async () => {
    const { analyst, threads, answer } = world();
    const lost = analyst.sample(question(false));
    threads[0].thread.onerror?.call(threads[0].thread as Worker, { message: '' } as ErrorEvent);
    await expect(lost).rejects.toThrow(/its script could not be loaded/);
    const next = analyst.sample(question(false));
    answer(1);
    await expect(next).resolves.toBeDefined();
  });
});
