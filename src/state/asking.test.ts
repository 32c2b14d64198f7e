import { describe, expect, it } from 'vitest';
import type { Question } from '../game/answers.ts';
import { askNext, createAsking } from './asking.ts';
import type { EventOf } from './client.ts';

/** A worker that answers when it is told to. */
function world(
  twin: Parameters<typeof createAsking>[0]['twin'] = { answer: () => Promise.resolve(null) },
) {
  const asked: { question: Question; answer: (costMs?: number) => Promise<void> }[] = [];
  let time = 0;
  const sleeping: { until: number; wake: () => void }[] = [];
  const settle = async () => {
    for (let turn = 0; turn < 12; turn++) await Promise.resolve();
  };
  const asking = createAsking({
    twin,
    client: {
      ask: (question) =>
        new Promise((resolve) => {
          asked.push({
            question,
            async answer(costMs = 0) {
              const image = question.kind === 'test' ? question.from : null;
              const answer = { image, label: 7, layers: [] };
              resolve({ step: 5, answer, costMs } as unknown as EventOf<'answered'>);
              await settle();
            },
          });
        }),
    },
    onAnswer: () => undefined,
    now: () => time,
    sleep: (ms) => new Promise((wake) => sleeping.push({ until: time + ms, wake })),
  });
  return {
    ...{ asking, asked },
    async pass(ms: number) {
      time += ms;
      for (const each of sleeping.filter(({ until }) => until <= time)) each.wake();
      await settle();
    },
  };
}

describe('the example that the net is asked about', () => {
  it('is asked about again as the net learns, at a small share of its time', async () => {
    const { asking, asked, pass } = world();
    asking.markChanged();
    expect(asked).toHaveLength(0);
    const stop = asking.watch();
    await asked[0]!.answer(40);
    asking.markChanged();
    await pass(900);
    expect(asked).toHaveLength(1);
    await pass(200);
    expect(asked).toHaveLength(2);
    await asked[1]!.answer();
    stop();
    asking.markChanged();
    await pass(1000);
    expect(asked).toHaveLength(2);
  });

  it('is another at once when the hand asks, however long the last one took', async () => {
    const { asking, asked, pass } = world();
    asking.watch();
    await asked[0]!.answer(1000);
    expect(asking.latest).toMatchObject({ image: 0, step: 5 });
    askNext(asking, 3);
    await pass(0);
    await pass(100);
    expect(asked[1]!.question).toEqual({ kind: 'test', from: 1, label: 3 });
  });

  it('is put to the dense twin, too, which pays from the same share of the time', async () => {
    const put: Question[] = [];
    const shares = Float32Array.of(0.25, 0.75);
    const { asking, asked, pass } = world({
      answer(question) {
        put.push(question);
        return Promise.resolve({ shares, step: 90, costMs: 20 });
      },
    });
    askNext(asking, 7);
    asking.watch();
    await asked[0]!.answer(20);
    expect(asking.latest).toMatchObject({ step: 5, dense: { shares, step: 90 } });
    // Whichever the net has found, not the next of the class once more.
    expect(put).toEqual([{ kind: 'test', from: 0, label: null }]);
    asking.markChanged();
    await pass(900);
    expect(asked).toHaveLength(1);
    await pass(200);
    expect(asked).toHaveLength(2);
  });

  it('stays for the next run, which has answered nothing yet', async () => {
    const { asking, asked, pass } = world();
    asking.watch();
    await asked[0]!.answer();
    let heard = 0;
    asking.listen(() => heard++);
    asking.restart();
    expect([asking.latest, heard]).toEqual([null, 1]);
    await pass(200);
    expect(asked[1]!.question).toEqual(asked[0]!.question);
    asking.restart();
    await asked[1]!.answer();
    expect(asking.latest).toBeNull();
  });
});
