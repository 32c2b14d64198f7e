import { describe, expect, it } from 'vitest';
import { regimeOf } from '../../game/frozen/regime.ts';
import { spec } from '../test/crowd.ts';
import { closeupPlayer } from '../test/closeup.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { drawRegimes } from './draw.ts';
import { borderOf, movedSpot, regimeLayout } from './layout.ts';
import { markAt } from './painter.ts';
import { borderFor, pastOf, type RegimeScene } from './scene.ts';
import { allMarks, describeRegimes, explainRegimes, wordsOf } from './words.ts';
import { playerId } from '../../game/players.ts';

const closeup = { step: 1, players: [closeupPlayer(4, 1, [-0.5, 2])] };
const scene: RegimeScene = {
  now: { beta: 0.02, eta: 0.02 },
  past: [{ beta: 0, eta: 0.02 }],
  border: borderFor(closeup, playerId(4)),
};

describe('places', () => {
  it('hold the prices a hand can aim at, 0 apart from the axes', () => {
    for (const width of [260, 300, 420]) {
      const layout = regimeLayout(width, 210);
      for (const beta of [0, 1e-4, 0.02, 1, 100])
        for (const eta of [0, 1e-4, 0.5, 100])
          expect(layout.spotAt(layout.x(beta), layout.y(eta))).toEqual({ beta, eta });
      expect(layout.x(0)).toBeLessThan(layout.main.x);
      expect(layout.y(0)).toBeGreaterThan(layout.main.y + layout.main.height);
      const { main, left, foot } = layout;
      expect({ main, left, foot }).toMatchSnapshot();
    }
  });

  it('let η = 2β part the regions exactly', () => {
    const layout = regimeLayout(300, 210);
    const [[x1, y1], [x2, y2]] = borderOf(layout, 2)!;
    const { main } = layout;
    expect([x1, y2]).toEqual([main.x, main.y]);
    for (const share of [0.1, 0.5, 0.9]) {
      const [x, y] = [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
      expect(regimeOf(layout.spotAt(x, y - 5))).toBe('several');
      expect(regimeOf(layout.spotAt(x, y + 5))).toBe('one');
    }
    expect(borderOf(layout, 1e9)).toBeNull();
  });

  it('move by keys as the sliders do', () => {
    expect(movedSpot({ beta: 0, eta: 0.1 }, 'ArrowRight', false)).toEqual({ beta: 1e-4, eta: 0.1 });
    expect(movedSpot({ beta: 0.02, eta: 0.1 }, 'ArrowUp', true)).toEqual({ beta: 0.02, eta: 1 });
    expect(movedSpot({ beta: 1e-4, eta: 0.1 }, 'ArrowLeft', false)).toEqual({ beta: 0, eta: 0.1 });
    expect(movedSpot({ beta: 1, eta: 1 }, 'x', false)).toBeNull();
  });
});

it('remembers the prices of this run, without the present ones', () => {
  const start = spec({ beta: 0, eta: 0 });
  const changes = [
    { step: 1, patch: { gamma: 3 } },
    { step: 2, patch: { beta: 0.1 } },
    { step: 3, patch: { beta: 0.1, eta: 0.2 } },
  ];
  const now = { beta: 0.1, eta: 0.2 };
  expect(pastOf(start, changes, now)).toEqual([
    { beta: 0, eta: 0 },
    { beta: 0.1, eta: 0 },
  ]);
  expect(pastOf(start, [], { beta: 0, eta: 0 })).toEqual([]);
  // A price on its way to the worker: the thumb is ahead of the log.
  expect(pastOf(start, changes, { beta: 1, eta: 1 })).toHaveLength(3);
});

it('has one player’s border from its own row only', () => {
  expect(scene.border).toEqual({ player: 4, own: 2, others: 0.5, ratio: 8 });
  expect(borderFor(closeup, playerId(3))).toBeNull();
  expect(borderFor(null, playerId(4))).toBeNull();
  expect(borderFor(closeup, null)).toBeNull();
});

it('finds and names its marks', () => {
  const layout = regimeLayout(300, 210);
  const at = (beta: number, eta: number) => markAt(scene, layout, layout.x(beta), layout.y(eta));
  expect(at(0.02, 0.02)?.kind).toBe('now');
  expect(at(0, 0.02)?.kind).toBe('past');
  expect(at(1, 2)?.kind).toBe('line');
  expect(at(1, 8)?.kind).toBe('border');
  expect(at(10, 0.001)).toEqual({ kind: 'region', spot: { beta: 10, eta: 0.001 } });
  expect(markAt(scene, layout, 1, 1)).toBeNull();
  expect(allMarks(scene).map((mark) => wordsOf(mark, scene))).toMatchSnapshot();
});

it('says and explains with the numbers of now', () => {
  expect(describeRegimes(scene)).toMatchSnapshot();
  expect(explainRegimes(scene)).toMatchSnapshot();
});

it('draws regions, both borders, the past and the point', () => {
  const { ctx, calls } = recorder();
  drawRegimes(ctx, scene, regimeLayout(300, 210), plainTheme, null);
  expect(calls).toMatchSnapshot();
});
