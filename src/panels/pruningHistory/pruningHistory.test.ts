import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PruningHistory } from '../../state/pruningHistory.ts';
import { frameOf, layersOf, spec } from '../test/crowd.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { drawReason, reasons, type Reason } from '../shared/causes.ts';
import { departures, groups, inAt, type Departure, type Group } from './data.ts';
import { shownIndex } from '../../game/players.ts';
import { drawRoll, type RollScene } from './draw.ts';
import { cellSteps, nearestPlace, placeOf, rollLayout } from './layout.ts';
import { describeGroup } from './words.ts';

const layers = layersOf(4, 2);
const rules = spec({ alpha: 1, beta: 0, eta: 0, epsilon: 0.01, benefitMemory: 0 });

/** Players 1 and 5 leave at step 2, 0 at step 3; 5 of the fee from the start, the others of benefit. */
function called(): PruningHistory {
  const call = new PruningHistory(6);
  const benefit = (...values: number[]) => ({ benefit: Float32Array.from(values) });
  call.observe(frameOf(1, [1, 1, 1, 1, 1, 1], benefit(2, 2, 2, 2, 2, 0.5)), rules);
  call.observe(frameOf(2, [0.5, 0, 1, 1, 1, 0], benefit(0.5, 0.5, 2, 2, 2, 0.5)), rules);
  call.observe(frameOf(3, [0, 0, 1, 1, 1, 0], benefit(0.5, 0.5, 2, 2, 2, 0.5)), rules);
  return call;
}

describe('departures', () => {
  it('stand in the order of leaving, with layer and reason', () => {
    const gone = departures(called(), layers);
    expect(gone).toEqual([
      { player: 1, layer: 0, step: 2, reason: 'benefit' },
      { player: 5, layer: 1, step: 2, reason: 'presence' },
      { player: 0, layer: 0, step: 3, reason: 'benefit' },
    ]);
    expect([1, 2, 3].map((step) => inAt(gone, layers, step))).toEqual([
      [4, 2],
      [3, 1],
      [2, 1],
    ]);
  });

  it('gather into marks that lose nobody and mix neither layers nor reasons', () => {
    const departure: fc.Arbitrary<Departure> = fc.record({
      player: fc.nat(99).map(shownIndex),
      layer: fc.nat(1),
      step: fc.nat(500),
      reason: fc.constantFrom<Reason>(...reasons),
    });
    fc.assert(
      fc.property(fc.array(departure), fc.integer({ min: 1, max: 64 }), (list, within) => {
        const gone = [...list].sort((a, b) => a.step - b.step);
        const marks = groups(gone, within);
        expect(marks.reduce((sum, { players }) => sum + players.length, 0)).toBe(gone.length);
        for (const { layer, reason, first, last, players } of marks) {
          expect(last - first).toBeLessThan(within);
          for (const player of players)
            expect(gone).toContainEqual({
              player,
              layer,
              reason,
              step: expect.toSatisfy((step: number) => step >= first && step <= last),
            });
        }
      }),
    );
  });
});

describe('layout', () => {
  it.each([260, 360, 640])('at %i px', (width) => {
    const { plot, lanes, wordX, countX, x, y } = rollLayout(width, 224, 1000, 2, reasons);
    expect({
      plot: Object.values(plot).map(Math.round),
      lanes: lanes.map(({ box }) => Math.round(box.y)),
      wordX,
      countX,
      x: Math.round(x(500)),
      y: Math.round(y(0.5)),
    }).toMatchSnapshot();
    expect(lanes[lanes.length - 1].box.y + lanes[0].box.height).toBeLessThanOrEqual(224 - 20);
  });

  it('regroups marks only when time has doubled', () => {
    const cells = Array.from({ length: 900 }, (_, i) =>
      cellSteps(rollLayout(360, 224, 100 + i, 2, reasons)),
    );
    expect(new Set(cells).size).toBeLessThanOrEqual(5);
    for (let i = 1; i < cells.length; i++) expect([1, 2]).toContain(cells[i] / cells[i - 1]);
  });

  it('finds the mark under the pointer', () => {
    const layout = rollLayout(360, 224, 3, 2, reasons);
    const places = groups(departures(called(), layers), 1).map((each) => placeOf(each, layout));
    const [, second] = places;
    expect(nearestPlace(places, second.x + 3, second.y - 2, 12)).toBe(1);
    expect(nearestPlace(places, second.x, second.y + 40, 12)).toBe(-1);
  });
});

describe('drawing', () => {
  const gone = departures(called(), layers);
  const scene: RollScene = {
    layers,
    gone,
    groups: groups(gone, 1),
    marks: [{ name: 'gamma', step: 1, lastStep: 1, label: 'γ 1 → 2', price: 'gamma' }],
    nowStep: 4,
    stepsPerEpoch: 2,
    focused: 1,
    cursor: null,
  };

  it('shows the shares, who left of what, the counts and the mark being read', () => {
    const { ctx, calls } = recorder();
    drawRoll(ctx, scene, rollLayout(360, 224, 4, 2, reasons.slice(0, 4)), plainTheme);
    expect(calls).toMatchSnapshot();
  });

  it('gives every reason a shape of its own', () => {
    const shapes = reasons.map((reason) => {
      const { ctx, calls } = recorder();
      drawReason(ctx, plainTheme, reason, 10, 10, 4);
      return calls.filter((call) => !call.includes('Style')).join();
    });
    expect(new Set(shapes).size).toBe(reasons.length);
  });
});

it('says who left together, naming the first few', () => {
  const shown = Uint32Array.of(1, 17, 20, 33, 40, 90);
  const group: Group = {
    layer: 0,
    reason: 'benefit',
    first: 990,
    last: 990,
    players: [shownIndex(1)],
  };
  expect(describeGroup(group, shown)).toBe('Step 990, Layer 1: player 17 left, its benefit fell');
  expect(
    describeGroup(
      { ...group, last: 1002, reason: 'rivals', players: [2, 0, 3, 4, 5, 1].map(shownIndex) },
      shown,
    ),
  ).toBe(
    'Steps 990–1\u202f002, Layer 1: players 20, 1, 33, 40 and 2 more left, the cost of their rivals rose',
  );
});
