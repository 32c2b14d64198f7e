/** A recording: what is refused as one, and a hand on its time. */
import { describe, expect, it } from 'vitest';
import { playerId } from '../../game/players.ts';
import { FIGURE } from '../../game/summary.ts';
import { pack } from '../../record/packed.ts';
import { readRecording } from '../../record/readRecording.ts';
import { MOST_TEXT, RecordError } from '../../record/reading.ts';
import {
  alteredRecording as altered,
  S,
  STEPS,
  summaries,
} from '../../../test/recorder/madeRecording.ts';
import type { Runs } from '../runs/runs.ts';
import { recordingAt, recordingInFile } from './openRecording.ts';
import { createRecordingView } from './recordingView.ts';

const refusalOf = (text: string): string => {
  try {
    readRecording(text);
  } catch (error) {
    if (error instanceof RecordError) return error.message;
    throw error;
  }
  return 'it was read';
};

const whole = altered(() => undefined);

describe('what is no recording', () => {
  it('is read where it is one', () => {
    expect(refusalOf(whole)).toBe('it was read');
  });

  it.each<[string, string, string]>([
    ['cut off', whole.slice(0, 900), 'Was it cut off?'],
    ['a later version', altered((json) => (json.version = 3)), 'A newer one may open it'],
    ['a run of the engine', altered((json) => (json.version = 1)), 'no recording'],
    [
      'a price out of range',
      altered((json) => (json.manifest.spec.gamma = 1e6)),
      'gamma must be a number',
    ],
    ['another count of players', altered((json) => (json.series.groups[0]!.count = 4)), 'sums'],
    [
      'a histogram that lost a player',
      altered((json) => {
        const wrong = summaries();
        wrong[FIGURE.bars + 26]! -= 1;
        json.series.columns.summaries = pack('float32', wrong);
      }),
      'Its sums do not hold: the histogram of fc1 at moment 0 has 2 players, and the layer 3.',
    ],
    [
      'pruned that nobody counts',
      altered((json) => {
        const wrong = summaries();
        wrong[FIGURE.pruned] = 1;
        json.series.columns.summaries = pack('float32', wrong);
      }),
      'are pruned, and 0 stand below ε',
    ],
    [
      'a benefit that is no number',
      altered((json) => {
        json.series.columns.benefit = pack('float32', new Float32Array(20).fill(NaN));
      }),
      'series.columns.benefit has what is no number',
    ],
    ['no layer', altered((json) => (json.series.groups = [])), 'a layer without players, or none'],
    [
      'work of other layers',
      altered((json) => (json.manifest.recorded.multiplications = [1])),
      'are of other layers',
    ],
  ])('is refused in a sentence: %s', (_, text, words) => {
    expect(refusalOf(text)).toContain(words);
  });

  it('is not even read where it is too large', async () => {
    const file = { size: 2 * MOST_TEXT, text: () => Promise.reject(new Error('it was read')) };
    await expect(recordingInFile(file as unknown as Blob)).rejects.toThrow('are not read');
  });

  it('is asked of no other origin', async () => {
    const page = 'https://lab.example/game/';
    await expect(recordingAt('https://else.example/run.json', page)).rejects.toThrow(
      'another origin',
    );
    await expect(recordingAt('//else.example/run.json', page)).rejects.toThrow('another origin');
  });
});

describe('a recording that is shown', () => {
  const frames: (() => void)[] = [];
  let time = 0;
  function view() {
    [frames.length, time] = [0, 0];
    return createRecordingView(readRecording(whole), {
      drawLoop: { add: () => null!, markDirty: () => undefined },
      runs: {} as Runs,
      theme: 'light',
      now: () => time,
      nextFrame(call) {
        frames.push(call);
        return () => void frames.splice(frames.indexOf(call), 1);
      },
    });
  }
  /** Lets so many milliseconds pass, a picture every ten. */
  function pass(ms: number): void {
    for (const end = time + ms; time < end;) {
      time += 10;
      frames.splice(0).forEach((call) => call());
    }
  }
  const leftAt = ({ pruningHistory }: ReturnType<typeof view>) => [...pruningHistory.leftAt];

  it('stands at its end, with its layers, its last prices and its tests', () => {
    const { store, trajectory, time: hand } = view();
    const { layers: shown, spec, changes, evaluations, phase, playedTo } = store.getState();
    expect(shown.map(({ name, count, total, firstId }) => [name, count, total, firstId])).toEqual([
      ['fc1', 3, 3, 0],
      ['fc2', 2, 2, 3],
    ]);
    expect([spec.gamma, changes.length, evaluations.length, phase]).toEqual([1, 2, 2, 'finished']);
    expect([playedTo, hand.played]).toEqual([null, null]);
    expect(trajectory.length).toBe(STEPS.length);
    expect([...trajectory.latest!.participation]).toEqual(S[3]!.map(Math.fround));
    expect(trajectory.latest!.motion[0]).toBeCloseTo(-0.1);
  });

  it('says at every step who had left by then, whichever way it came there', async () => {
    const shown = view();
    expect(leftAt(shown)).toEqual([-1, 40, -1, -1, 60]);
    await shown.time.at(20);
    expect(leftAt(shown)).toEqual([-1, -1, 20, -1, -1]);
    expect(shown.trajectory.latest!.step).toBe(20);
    expect(shown.store.getState().spec.gamma).toBe(0.5);
    expect(shown.store.getState().evaluations.map(({ step }) => step)).toEqual([20]);
    expect(shown.time.played!.trajectory.length).toBe(STEPS.length);
    expect(shown.store.getState().playedTo).toBe(60);
    shown.move(1);
    expect(leftAt(shown)).toEqual([-1, 40, -1, -1, -1]);
    expect(shown.pruningHistory.returns[2]).toBe(1);
    shown.move(99);
    expect(leftAt(shown)).toEqual([-1, 40, -1, -1, 60]);
  });

  it('plays its time to the end, from the start once it is there, and rests where it is paused', () => {
    const shown = view();
    shown.play();
    expect(shown.trajectory.latest!.step).toBe(0);
    pass(600);
    expect(shown.trajectory.latest!.step).toBe(20);
    shown.pause();
    pass(5000);
    expect([shown.trajectory.latest!.step, shown.store.getState().phase]).toEqual([20, 'paused']);
    shown.play();
    pass(5000);
    expect([shown.trajectory.latest!.step, shown.store.getState().phase]).toEqual([60, 'finished']);
    expect(frames).toEqual([]);
  });

  it('lets players be chosen, and tells who', () => {
    const shown = view();
    shown.select(playerId(4));
    shown.hover(playerId(1));
    expect(shown.store.getState()).toMatchObject({ selected: [4], hovered: 1 });
  });
});
