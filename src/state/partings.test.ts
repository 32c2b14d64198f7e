import { describe, expect, it } from 'vitest';
import type { Question } from '../game/answers.ts';
import type { Classified, WorkerEvent } from '../protocol/events.ts';
import { createPartings, partingOf } from './partings.ts';

const classifiedAt = (step: number, now: number[], pruned = now): Classified => ({
  ...{ step, now: Uint8Array.from(now), pruned: Uint8Array.from(pruned) },
  labels: Uint8Array.of(0, 1, 2, 3, 4),
});

function world() {
  let say: (event: WorkerEvent) => void = () => undefined;
  const asked: Question[] = [];
  const twin: { classified: Classified | null } = { classified: null };
  const partings = createPartings({
    twin,
    client: {
      listen(listener) {
        say = listener;
        return () => undefined;
      },
    },
    asking: {
      latest: null,
      get question() {
        return asked.at(-1) ?? ({ kind: 'drawn', values: new Uint8Array() } as const);
      },
      ask: (question) => void asked.push(question),
    },
  });
  const tested = (of: Classified) => say({ type: 'classified', run: 1, ...of });
  return {
    ...{ partings, twin, asked, tested },
    begin: () => say({ type: 'ready' } as WorkerEvent),
  };
}

describe('the images on which nets part', () => {
  it('are those that they give unlike classes, with who is right on them', () => {
    const run = classifiedAt(7, [0, 1, 9, 9, 4], [0, 1, 2, 9, 9]);
    expect(partingOf(run, null)).toEqual({
      ...{ other: 'pruned', step: 7, otherStep: 7, images: [2, 4], count: 5 },
      ...{ rightNow: 1, rightOther: 1 },
    });
    expect(partingOf(run, classifiedAt(900, [0, 1, 2, 3, 8]))).toEqual({
      ...{ other: 'dense', step: 7, otherStep: 900, images: [2, 3, 4], count: 5 },
      ...{ rightNow: 1, rightOther: 2 },
    });
  });

  it('are of the dense twin as soon as it has been tested, and of no run but this', () => {
    const { partings, twin, tested, begin } = world();
    expect(partings.latest).toBeNull();
    tested(classifiedAt(1, [0, 1, 2, 3, 4]));
    expect(partings.latest).toMatchObject({ other: 'pruned', images: [] });
    twin.classified = classifiedAt(50, [1, 1, 2, 3, 4]);
    expect(partings.latest).toMatchObject({ other: 'dense', images: [0] });
    twin.classified = null;
    expect(partings.latest).toMatchObject({ other: 'pruned', images: [] });
    begin();
    expect(partings.latest).toBeNull();
  });

  it('are asked about one after another, round and round; where there is none, that is told', () => {
    const { partings, tested, asked } = world();
    let heard = 0;
    partings.listen(() => heard++);
    partings.askNext();
    expect([partings.missed, heard, asked]).toEqual([1, 1, []]);
    tested(classifiedAt(3, [0, 0, 0, 0, 0], [0, 1, 0, 1, 0]));
    for (let press = 0; press < 3; press++) partings.askNext();
    expect(asked.map((one) => one.kind === 'test' && one.from)).toEqual([1, 3, 1]);
    expect(partings.missed).toBe(1);
  });
});
