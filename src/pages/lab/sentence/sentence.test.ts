import { mnist } from '../../../data/mnist.ts';
import { dataSetOf } from '../../../data/rows.ts';
import { describe, expect, it } from 'vitest';
import type { Intervention } from '../../../game/interventions.ts';
import { defaultSpec } from '../../../spec/spec.ts';
import { latestBurst } from './burst.ts';
import type { Counts, Facts, LatestChange } from './facts.ts';
import { tell } from './sentence.ts';
import { plainText, type Part } from './parts.ts';
import { playerId } from '../../../game/players.ts';

const countsOf = (over: Partial<Counts>): Counts => ({
  settled: 0,
  rising: 0,
  still: 0,
  falling: 0,
  alternating: 0,
  pruned: 0,
  paying: 0,
  ...over,
});

const facts = (over: Partial<Facts> = {}): Facts => ({
  data: mnist,
  phase: 'playing',
  failure: null,
  keptStep: null,
  progress: null,
  step: 2600,
  epoch: 5.54,
  epochs: 10,
  sandbox: null,
  counts: countsOf({ settled: 9, falling: 78, pruned: 105 }),
  emptyLayer: null,
  easingIn: false,
  gameEnded: null,
  cut: null,
  players: 'neuron',
  goingTo: null,
  played: null,
  allIn: false,
  latest: null,
  still: false,
  workShare: 1,
  concentrated: null,
  accuracy: { step: 2600, now: 0.942, pruned: 0.9421, best: 0.969 },
  ...over,
});

const raised: LatestChange = {
  moves: [{ name: 'gamma', from: 2, to: 4 }],
  acts: [],
  groups: ['layer 1', 'layer 2'],
  felt: true,
  since: { left: 105, back: 0, anybody: true, allSeen: true },
};
const voice = (over: Partial<Facts>) => plainText(tell(facts(over)).voice);
const below = (over: Partial<Facts>) => plainText(tell(facts(over)).below);

describe('where a rule decides that is no game', () => {
  const rule = { cut: 'After epoch 15, 59 + 21 players stay.' } as const;
  const still = { counts: countsOf({ still: 192 }) };

  it('says who is in and what the end will do, and nothing of utility, gain or prices', () => {
    const words = [
      voice({ ...rule, ...still, step: 0, phase: 'paused', allIn: true }),
      voice({ ...rule, ...still }),
      voice({ ...rule, ...still, phase: 'finished' }),
      voice({ ...rule, phase: 'paused', played: { step: 3000, out: 112 } }),
      below({ ...rule, gameEnded: 15 }),
      below({ ...rule, phase: 'preparing', counts: null }),
    ];
    expect(words[0]).toBe(
      '192 players, all fully in. Press play: the net learns. After epoch 15, 59 + 21 players stay.',
    );
    expect(words[1]).toBe('All 192 players are in. After epoch 15, 59 + 21 players stay.');
    for (const text of words)
      expect(text).not.toMatch(/\b(utility|gain|prices?|pays?|earns|settled|chooses)\b/);
    expect(words[4]).toContain('only the weights still learn, and who is out stays out.');
  });
});

describe('the quieter line', () => {
  it('says how much of the net a step still uses, once it is less', () => {
    expect(below({ workShare: 0.124 })).toContain('A step now uses 12 % of the weights.');
    expect(below({ workShare: 0.001 })).toContain('A step now uses 1 % of the weights.');
    expect(below({ workShare: 1 })).not.toContain('A step');
  });
});

describe('in the past', () => {
  it('it says how far back, and what came of it', () => {
    const past = { phase: 'paused', step: 1600, played: { step: 1900, out: 138 } } as const;
    expect(voice(past)).toBe(
      '300 steps back: 105 of 192 players were out; by the end it was 138. Move a price here, and the run forks.',
    );
    expect(voice({ ...past, played: { step: 1601, out: 105 } })).toContain(
      '1 step back: 105 of 192 players were out; by the end as many were. ',
    );
  });

  it('a replay speaks of what happens, and the way there of what is shown', () => {
    const played = { step: 3000, out: 138 };
    expect(voice({ phase: 'playing', played })).not.toContain('back');
    expect(below({ phase: 'preparing', progress: 'Going to step 5', goingTo: 5 })).toBe(
      'Until it is there, every picture shows the step where it was.',
    );
  });
});

describe('the voice', () => {
  it('says what is prepared, and that the old pictures stay', () => {
    expect(voice({ phase: 'preparing', progress: 'Choosing what computes', counts: null })).toBe(
      'Choosing what computes.',
    );
    expect(below({ phase: 'preparing', progress: 'Starting' })).toContain(
      'the pictures show the last one',
    );
  });

  it('says where a run goes that an address has sent to a step', () => {
    expect(voice({ phase: 'paused', goingTo: 8600 })).toMatch(/^On the way to step 8\u202f600\. /);
    const start = { step: 0, allIn: true, counts: countsOf({ still: 192 }), accuracy: null };
    expect(voice({ ...start, phase: 'paused', goingTo: 8600 })).toBe(
      'On the way to step 8\u202f600.',
    );
  });

  it('names the layer whose price was moved, and only where it was one', () => {
    const told = (to: number | string) =>
      voice({ latest: { ...raised, moves: [{ name: 'gamma', from: 2, to: to as never }] } });
    expect(told('2,4')).toMatch(
      /^Since you raised the price of presence γ from 2 to 4 for layer 2, /,
    );
    expect(told('1,4')).toMatch(/^Since you set presence γ to 1, 4, /);
    expect(told(4)).toMatch(/^Since you raised the price of presence γ from 2 to 4, /);
  });

  it('says who plays before anything is learnt', () => {
    const start = { step: 0, accuracy: null };
    expect(below({ ...start, players: 'weight' })).toContain('one weight of the network.');
    expect(below({ ...start, players: 'pixel-neuron' })).toContain(
      'Each player is one pixel of the image or one hidden neuron.',
    );
    expect(below({ phase: 'preparing', counts: null, players: 'pixel' })).toContain(
      'each player, one pixel of the image, chooses',
    );
    const points = dataSetOf({ data: 'moons' });
    expect(below({ ...start, players: 'pixel-neuron', data: points })).toContain(
      'Each player is one number of an example or one hidden neuron.',
    );
  });

  it('introduces the players before the first step', () => {
    const start = {
      step: 0,
      allIn: true,
      counts: countsOf({ still: 192 }),
      accuracy: null,
    };
    expect(voice({ ...start, phase: 'paused' })).toBe(
      '192 players, all fully in. Press play: each then moves its participation to raise its utility.',
    );
    expect(below(start)).toBe('Each player is one hidden neuron. Nothing has been learnt yet.');
  });

  it('tells the first steps, with the fee still rising', () => {
    const over = { epoch: 0.2, counts: countsOf({ rising: 150, falling: 42 }), easingIn: true };
    expect(voice(over)).toBe(
      'All 192 players are in. The price of presence γ is still rising to its full value. 42 are falling, 150 are rising.',
    );
  });

  it('says who pays more than it earns, apart from who falls', () => {
    expect(voice({ counts: countsOf({ settled: 190, falling: 2, paying: 1 }) })).toBe(
      'All 192 players are in. 2 are falling, 190 are settled. 1 of those who are in pays more than it earns.',
    );
    expect(voice({})).not.toContain('more than');
  });

  it('tells a run nobody has touched', () => {
    expect(voice({})).toBe('105 of 192 players are out. 78 are falling, 9 are settled.');
    expect(
      voice({ counts: countsOf({ settled: 1, rising: 1, still: 1, falling: 1, pruned: 1 }) }),
    ).toBe(
      '1 of 5 players is out. 1 is falling, 1 is rising, 1 stands still though it could gain by moving, 1 is settled.',
    );
  });

  it('tells what came after one change', () => {
    expect(voice({ latest: raised })).toBe(
      'Since you raised the price of presence γ from 2 to 4, 105 players have dropped out. 105 of 192 players are out. 78 are falling, 9 are settled.',
    );
    expect(voice({ latest: { ...raised, since: null } })).toMatch(
      /^You raised the price of presence γ from 2 to 4\. 105 of 192 players are out\./,
    );
  });

  it('names two changes and counts more', () => {
    const rivals = { name: 'eta', from: 0, to: 0.02 } as const;
    const moves = [...raised.moves, rivals];
    expect(voice({ latest: { ...raised, moves } })).toMatch(
      /^Since you set presence γ to 4 and rivals η to 0.02, /,
    );
    const three = [...moves, { name: 'dynamics', from: 'projected', to: 'proximal' } as const];
    expect(voice({ latest: { ...raised, moves: three } })).toMatch(
      /^Since you changed 3 settings, /,
    );
  });

  it('tells recovery, and both ways', () => {
    const moves = [{ name: 'gamma', from: 4, to: 0 } as const];
    const since = { left: 0, back: 12, anybody: true, allSeen: true };
    expect(voice({ latest: { ...raised, moves, since } })).toMatch(
      /^Since you lowered the price of presence γ from 4 to 0, 12 players have come back\. 105 of 192 players are out\./,
    );
    expect(voice({ latest: { ...raised, since: { ...since, left: 1 } } })).toContain(
      '1 player has dropped out and 12 players have come back.',
    );
  });

  it('names what the visitor did to players', () => {
    const of = (act: Intervention) =>
      voice({ latest: { ...raised, moves: [], acts: [act] } }).split(',')[0];
    expect(of({ kind: 'setToEquilibrium' })).toBe('Since you made all players jump to equilibrium');
    expect(of({ kind: 'pin', player: playerId(3), participation: 0 })).toBe(
      'Since you kept player 3 out',
    );
    expect(of({ kind: 'pin', player: playerId(3), participation: 0.5 })).toBe(
      'Since you kept player 3 at s = 0.5',
    );
    expect(of({ kind: 'set', player: playerId(3), participation: 1 })).toBe(
      'Since you put player 3 back once',
    );
    expect(of({ kind: 'release', player: playerId(3) })).toBe('Since you stopped keeping player 3');
    const out: Intervention = { kind: 'pin', player: playerId(3), participation: 0 };
    const several = (...acts: Intervention[]) =>
      voice({ latest: { ...raised, moves: [], acts } }).split(',')[0];
    expect(several(out, out, out)).toBe('Since you kept player 3 out');
    expect(several(out, { ...out, participation: 1 }, { ...out, participation: 0.5 })).toBe(
      'Since you changed player 3 several times',
    );
    const [other, third] = [4, 5].map((player) => ({ ...out, player: playerId(player) }));
    expect(several(out, other!, third!, out)).toBe('Since you changed 3 players');
    expect(several(out, other!, { kind: 'setToEquilibrium' })).toBe(
      'Since you changed players and made all players jump to equilibrium',
    );
    const frozen = [{ name: 'freezeS', from: false, to: true } as const];
    expect(voice({ latest: { ...raised, moves: frozen } })).toMatch(
      /^Since you froze the players, /,
    );
  });

  it('claims no more than counts where players are not seen one by one', () => {
    const of = (left: number, back: number) =>
      voice({
        latest: { ...raised, since: { left, back, anybody: true, allSeen: false } },
      });
    expect(of(0, 0)).toContain('as many players are in as before.');
    expect(of(3, 0)).toContain('3 more players are out.');
    expect(of(0, 1)).toContain('1 fewer player is out.');
  });

  it('says so when nothing happens, and never of players that alternate', () => {
    const nobody = { left: 0, back: 0, anybody: false, allSeen: true };
    expect(voice({ latest: { ...raised, since: nobody } })).toContain(
      'nobody has left or come back. 105 of 192 players are out.',
    );
    expect(voice({ latest: { ...raised, since: { ...nobody, anybody: true } } })).toContain(
      'the same players are in as before.',
    );
    expect(voice({ still: true })).toContain(
      'Nobody has moved by 0.005 or more for half an epoch.',
    );
    const chase = voice({ still: true, counts: countsOf({ alternating: 2 }) });
    expect(chase).toBe('All 2 players are in. 2 alternate at every step.');
  });

  it('tells total collapse and a layer without players', () => {
    expect(voice({ counts: countsOf({ pruned: 192 }) })).toBe(
      'All 192 players are out. With the pruned players removed, nothing of the input would pass through the net: it could only guess.',
    );
    const long = { left: 0, back: 0, anybody: false, allSeen: true };
    expect(
      voice({ counts: countsOf({ pruned: 192 }), latest: { ...raised, since: long } }),
    ).toContain('nobody has left or come back. All 192 players are out.');
    expect(voice({ emptyLayer: 'layer 2' })).toContain('No player of layer 2 is in:');
  });

  it('tells the end and the pause, at the moment that is shown', () => {
    expect(voice({ phase: 'finished', epoch: 10 })).toBe(
      'After 10 epochs, 105 of 192 players are out. 78 are falling, 9 are settled.',
    );
    expect(voice({ phase: 'finished', epoch: 19.99 })).toMatch(/^After 19\.99 epochs, /);
    expect(voice({ phase: 'finished', epoch: 1 })).toMatch(/^After 1 epoch, /);
    expect(voice({ phase: 'paused' })).toMatch(/^Paused\. 105 of 192/);
    expect(voice({ phase: 'paused', latest: { ...raised, felt: false } })).toBe(
      'Paused. You raised the price of presence γ from 2 to 4. It acts from the next step on.',
    );
  });

  it('tells a failure', () => {
    expect(voice({ phase: 'failed', failure: 'The images could not be loaded.' })).toBe(
      'The images could not be loaded.',
    );
    expect(below({ phase: 'failed' })).toContain('Retry');
  });

  it('never claims a cause', () => {
    const all = [
      {},
      { latest: raised },
      { still: true },
      { phase: 'finished' },
      { phase: 'paused' },
    ] as Partial<Facts>[];
    for (const over of all) expect(voice(over) + below(over)).not.toMatch(/because/i);
  });

  it('gives terms their colour and states their shape', () => {
    const parts = tell(facts({ latest: raised })).voice;
    expect(parts).toContainEqual({ term: 'presence', text: 'presence γ' });
    const states = parts.filter(
      (part): part is Extract<Part, { state: unknown }> =>
        typeof part === 'object' && 'state' in part,
    );
    expect(states.map((part) => part.state)).toEqual(['pruned', 'pruned', 'falling', 'settled']);
  });
});

describe('the line below', () => {
  it('gives accuracy and the price of removing the pruned', () => {
    expect(below({})).toBe(
      'Test accuracy is 94.2 %, 2.7 points below its best. Removing the pruned players would change it by 0.01 points: they do almost nothing.',
    );
    const accuracy = { step: 2600, now: 0.942, pruned: 0.9, best: 0.942 };
    expect(below({ accuracy })).toMatch(/the best so far\. .* would cost 4\.2 points/);
    expect(below({ counts: countsOf({ settled: 192 }) })).toContain('nothing to remove');
    expect(below({ accuracy: { ...accuracy, now: 0.098, pruned: 0.098, best: 0.95 } })).toContain(
      'about what guessing gives',
    );
  });

  it('gives the moment of a test that is older than the players shown', () => {
    const accuracy = { step: 900, now: 0.942, pruned: 0.9, best: 0.942 };
    expect(below({ accuracy })).toBe(
      'Test accuracy at step 900 was 94.2 %, the best so far. Removing the players pruned at that step would have cost 4.2 points: a player with a small s can still matter.',
    );
  });

  it('explains why few players stay under a relative benefit', () => {
    const concentrated = { layer: 'layer 1', players: 128, active: 2, average: 63.96 };
    expect(below({ concentrated })).toContain(
      'In layer 1 few players share a benefit that is relative to the layer: of 128 the 2 that are in have, on average, 64.0 times the layer’s mean benefit.',
    );
  });
});

describe('the latest burst of changes', () => {
  const at = (step: number, gamma: number) => ({ step, patch: { gamma } });

  it('nets a drag into one move', () => {
    expect(latestBurst(defaultSpec, [at(100, 2.5), at(104, 3), at(110, 4)], 430)).toEqual({
      step: 100,
      moves: [{ name: 'gamma', from: 2, to: 4 }],
      acts: [],
    });
  });

  it('keeps moves apart that lie far apart', () => {
    expect(latestBurst(defaultSpec, [at(100, 3), at(600, 1)], 430)?.moves).toEqual([
      { name: 'gamma', from: 3, to: 1 },
    ]);
  });

  it('never books to a change what an act did, nor the other way round', () => {
    const jump = { step: 104, patch: {}, act: { kind: 'setToEquilibrium' } as const };
    expect(latestBurst(defaultSpec, [at(100, 3), jump], 430)).toEqual({
      step: 104,
      moves: [],
      acts: [{ kind: 'setToEquilibrium' }],
    });
    expect(latestBurst(defaultSpec, [jump, at(106, 3)], 430)).toMatchObject({
      step: 106,
      acts: [],
    });
  });

  it('tells all that was changed at one step, by whatever movements', () => {
    const gamma = { step: 100, patch: { gamma: 3 }, gesture: 1 };
    const eta = { step: 100, patch: { eta: 1 }, gesture: 2 };
    expect(latestBurst(defaultSpec, [at(20, 4), gamma, eta], 430)).toMatchObject({
      step: 100,
      moves: [
        { name: 'gamma', from: 4, to: 3 },
        { name: 'eta', from: 0, to: 1 },
      ],
    });
  });

  it('forgets a move that was taken back', () => {
    expect(latestBurst(defaultSpec, [at(100, 3), at(104, 2)], 430)).toBeNull();
  });
});

describe('without a network', () => {
  const sandbox = { nashGap: 0.25 };

  it('speaks of the equilibrium, never of accuracy or of a net', () => {
    for (const phase of ['paused', 'playing', 'finished', 'preparing'] as const) {
      for (const counts of [null, countsOf({ settled: 2 }), countsOf({ pruned: 2 })]) {
        const told = { sandbox, phase, counts, accuracy: null, emptyLayer: 'players' };
        const all = `${voice(told)} ${below(told)}`;
        expect(all).not.toMatch(/accuracy|through the net|neuron|digit|test/i);
      }
    }
    expect(below({ sandbox, accuracy: null })).toContain('by changing s alone is 0.25.');
    expect(below({ sandbox: { nashGap: 1e-9 }, accuracy: null })).toContain('Nash equilibrium');
  });

  it('says when the players drew where they start', () => {
    const start = { sandbox, step: 0, counts: countsOf({ still: 2 }) };
    expect(voice(start)).toContain('each with its own start');
    expect(voice({ ...start, allIn: true })).toContain('all fully in');
  });
});
