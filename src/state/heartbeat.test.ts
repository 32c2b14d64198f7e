import { describe, expect, it } from 'vitest';
import { createHeartbeat, SILENCE_S } from './heartbeat.ts';

/** A page whose time is moved by hand, and a worker that answers or not. */
function world() {
  let time = 0;
  let beat: () => void = () => undefined;
  let everyMs = 0;
  let running = true;
  const page = { hidden: false };
  const told: string[] = [];
  const worker = { answers: true };
  const heartbeat = createHeartbeat({
    pulse: {
      now: () => time,
      every(ms, call) {
        [everyMs, beat] = [ms, call];
        return () => (running = false);
      },
      isHidden: () => page.hidden,
    },
    ask: () => {
      if (worker.answers) heartbeat.heard();
    },
    onSilence: () => told.push('silence'),
    onVoice: () => told.push('voice'),
  });
  /** @param gapMs how long the page itself stood still before each beat */
  const pass = (seconds: number, gapMs = 0) => {
    for (let spent = 0; spent < 1000 * seconds; spent += everyMs + gapMs) {
      time += everyMs + gapMs;
      if (running) beat();
    }
  };
  return { heartbeat, page, worker, told, pass };
}

describe('a worker that no longer answers', () => {
  it('is told of once, and told of again when it speaks', () => {
    const { worker, told, pass } = world();
    pass(60);
    expect(told).toEqual([]);
    worker.answers = false;
    pass(SILENCE_S - 4);
    expect(told).toEqual([]);
    pass(60);
    expect(told).toEqual(['silence']);
    worker.answers = true;
    pass(4);
    expect(told).toEqual(['silence', 'voice']);
    worker.answers = false;
    pass(60);
    expect(told).toEqual(['silence', 'voice', 'silence']);
  });

  it('counts no time in which the page was hidden', () => {
    const { page, worker, told, pass } = world();
    worker.answers = false;
    page.hidden = true;
    pass(600);
    expect(told).toEqual([]);
    page.hidden = false;
    pass(SILENCE_S - 4);
    expect(told).toEqual([]);
  });

  it('counts no time in which the page was frozen or throttled', () => {
    const { worker, told, pass } = world();
    worker.answers = false;
    pass(3600, 60_000);
    expect(told).toEqual([]);
  });

  it('is left alone once the heartbeat has stopped', () => {
    const { heartbeat, worker, told, pass } = world();
    worker.answers = false;
    heartbeat.stop();
    pass(600);
    expect(told).toEqual([]);
  });
});
