/** One neuron, one fee: whoever earns more than the fee is in, whoever earns less is out. */
import { presetSpec } from '../../../spec/presets.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import { lastOf, outOf, to, whole, type Chapter } from '../chapter.ts';

const FEE = 0.475;
/** So far above what it takes is still a right answer. */
const NEAR = 0.05;
const crowd: RunSpec = { ...presetSpec('fee-threshold'), gamma: FEE, lrS: 0.05, epochs: 200 };
/** One player that earns 0.6 for each unit of s, and begins half in: so it may go both ways. */
const alone: RunSpec = { ...crowd, sandbox: 'hand', game: '0.6~1~~0.5' };

export const fee = {
  id: 'fee',
  minutes: 5,
  terms: ['player', 's', 'earns', 'fee'],
  screens: [
    {
      id: 'one',
      ask: { kind: 'choose', options: ['out', 'part', 'in'] },
      setups: [
        {
          id: 'one',
          spec: alone,
          steps: 200,
          stride: 2,
          pictures: ['bars', 'lines'],
        },
      ],
      chosen: 0,
      answer([game]) {
        const s = lastOf(game!).participation[0]!;
        return s === 0 ? 'out' : s === 1 ? 'in' : 'part';
      },
      facts([game]) {
        const { benefit, participation, fee: paid } = lastOf(game!);
        return {
          benefit: to(2, benefit[0]!),
          fee: to(3, paid),
          left: to(3, benefit[0]! - paid),
          s: to(2, participation[0]!),
        };
      },
      check: {
        game: 0,
        parameter: 'gamma',
        min: 0,
        max: 1,
        settle: 2400,
        reached: (game) => lastOf(game).participation[0] === 0,
        isFar: (game) => lastOf(game).fee > lastOf(game).benefit[0]! + NEAR,
        facts: (game) => ({
          fee: to(3, lastOf(game).fee),
          s: to(2, lastOf(game).participation[0]!),
        }),
      },
    },
    {
      id: 'crowd',
      ask: { kind: 'mark', players: 21 },
      setups: [{ id: 'crowd', spec: crowd, steps: 840, stride: 7, pictures: ['bars', 'lines'] }],
      chosen: 11,
      answer: ([game]) => outOf(game!),
      facts([game]) {
        const out = outOf(game!);
        const { benefit, fee: paid } = lastOf(game!);
        const earns = (kept: boolean) =>
          [...benefit].filter((_, i) => out.includes(i) !== kept).sort((a, b) => a - b);
        return {
          out: whole(out.length),
          in: whole(benefit.length - out.length),
          all: whole(benefit.length),
          fee: to(3, paid),
          least: to(2, earns(true)[0] ?? NaN),
          most: to(2, earns(false).at(-1) ?? NaN),
        };
      },
      check: {
        game: 0,
        parameter: 'gamma',
        min: 0,
        max: 1,
        settle: 2400,
        reached: (game) => outOf(game).length === 16,
        facts: (game) => ({
          fee: to(3, lastOf(game).fee),
          in: whole(lastOf(game).participation.length - outOf(game).length),
        }),
      },
    },
  ],
} as const satisfies Chapter;
