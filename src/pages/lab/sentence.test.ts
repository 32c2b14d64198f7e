import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../../game/spec.ts';
import { latestBurst, type Facts, type LatestChange } from './facts.ts';
import { plainText, tell, type Part } from './sentence.ts';

const facts = (over: Partial<Facts> = {}): Facts => ({
  phase: 'playing',
  failure: null,
  keptStep: null,
  progress: null,
  step: 2600,
  epoch: 5.54,
  epochs: 10,
  sandbox: null,
  counts: { hold: 9, losing: 78, pruned: 105 },
  emptyLayer: null,
  easingIn: false,
  allIn: false,
  latest: null,
  still: false,
  workShare: 1,
  accuracy: { now: 0.942, pruned: 0.9421, best: 0.969 },
  ...over,
});

const raised: LatestChange = {
  moves: [{ name: 'gamma', from: 2, to: 4 }],
  felt: true,
  left: 105,
  back: 0,
};
const voice = (over: Partial<Facts>) => plainText(tell(facts(over)).voice);
const below = (over: Partial<Facts>) => plainText(tell(facts(over)).below);

describe('the quieter line', () => {
  it('says how much of the net a step still handles, once it is less', () => {
    expect(below({ workShare: 0.124 })).toContain('A step now handles 12 % of the weights.');
    expect(below({ workShare: 0.001 })).toContain('A step now handles 1 % of the weights.');
    expect(below({ workShare: 1 })).not.toContain('A step');
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

  it('introduces the players before the first step', () => {
    const start = {
      step: 0,
      allIn: true,
      counts: { hold: 192, losing: 0, pruned: 0 },
      accuracy: null,
    };
    expect(voice({ ...start, phase: 'paused' })).toBe(
      '192 players, all fully in. Press play, and each begins to weigh what it brings against what it pays.',
    );
    expect(below(start)).toBe('Each player is one hidden neuron. Nothing has been learnt yet.');
  });

  it('tells the first steps, with the fee still easing in', () => {
    const over = { epoch: 0.2, counts: { hold: 150, losing: 42, pruned: 0 }, easingIn: true };
    expect(voice(over)).toBe(
      'All 192 players are in. The price of presence γ is easing in: 42 pay more than they bring; 150 hold.',
    );
  });

  it('says when being in pays for nobody', () => {
    expect(voice({ counts: { hold: 0, losing: 192, pruned: 0 } })).toBe(
      'All 192 players are in, and every one pays more than it brings.',
    );
  });

  it('tells a run nobody has touched', () => {
    expect(voice({})).toBe(
      '105 of 192 players have dropped out. 78 pay more than they bring; 9 hold.',
    );
    expect(voice({ counts: { hold: 1, losing: 1, pruned: 190 } })).toContain(
      '1 pays more than it brings; 1 holds.',
    );
  });

  it('tells what came after one change', () => {
    expect(voice({ latest: raised })).toBe(
      'Since you raised the price of presence γ from 2 to 4, 105 of 192 players have dropped out. 78 pay more than they bring; 9 hold.',
    );
    expect(voice({ latest: { ...raised, left: 94 } })).toContain(
      '94 more players have dropped out, 105 of 192 in all.',
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

  it('tells recovery', () => {
    const latest = {
      moves: [{ name: 'gamma', from: 4, to: 0 } as const],
      felt: true,
      left: 0,
      back: 12,
    };
    expect(voice({ latest })).toBe(
      'Since you lowered the price of presence γ from 4 to 0, 12 players have come back; 105 of 192 are out. 78 pay more than they bring; 9 hold.',
    );
  });

  it('says so when nothing happens', () => {
    expect(voice({ latest: { ...raised, left: 0 } })).toContain(
      'nobody has left or come back. 105 of 192 are out.',
    );
    expect(voice({ still: true })).toMatch(
      /^Nobody has moved for half an epoch\. 105 of 192 are out\./,
    );
  });

  it('tells total collapse and a layer without players', () => {
    expect(voice({ counts: { hold: 0, losing: 0, pruned: 192 } })).toBe(
      'All 192 players have dropped out. Cut now, nothing would pass through the net: it could only guess.',
    );
    expect(voice({ emptyLayer: 'Layer 2' })).toMatch(/^Every player of layer 2 has dropped out\./);
  });

  it('tells the end and the pause', () => {
    expect(voice({ phase: 'finished', epoch: 10 })).toBe(
      'After 10 epochs 105 of 192 players have dropped out. 78 pay more than they bring; 9 hold.',
    );
    expect(voice({ phase: 'paused' })).toMatch(/^Paused\. 105 of 192/);
    expect(voice({ phase: 'paused', latest: { ...raised, felt: false } })).toBe(
      'Paused. You raised the price of presence γ from 2 to 4. The next step will feel it.',
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
    expect(states.map((part) => part.state)).toEqual(['pruned', 'losing', 'hold']);
  });
});

describe('the line below', () => {
  it('gives accuracy and the price of cutting', () => {
    expect(below({})).toBe(
      'Test accuracy is 94.2 %, 2.7 points below its best. Cutting the dropped players for good would change it by 0.01 points: they already do almost nothing.',
    );
    expect(below({ accuracy: { now: 0.942, pruned: 0.9, best: 0.942 } })).toMatch(
      /the best so far\. .* would cost 4\.2 points/,
    );
    expect(below({ counts: { hold: 192, losing: 0, pruned: 0 } })).toContain('nothing to cut');
    expect(below({ accuracy: { now: 0.098, pruned: 0.098, best: 0.95 } })).toContain(
      'about what guessing gives',
    );
  });
});

describe('the latest burst of changes', () => {
  const at = (step: number, gamma: number) => ({ step, patch: { gamma } });

  it('nets a drag into one move', () => {
    expect(latestBurst(defaultSpec, [at(100, 2.5), at(104, 3), at(110, 4)], 430)).toEqual({
      step: 100,
      moves: [{ name: 'gamma', from: 2, to: 4 }],
    });
  });

  it('keeps moves apart that lie far apart', () => {
    expect(latestBurst(defaultSpec, [at(100, 3), at(600, 1)], 430)?.moves).toEqual([
      { name: 'gamma', from: 3, to: 1 },
    ]);
  });

  it('forgets a move that was taken back', () => {
    expect(latestBurst(defaultSpec, [at(100, 3), at(104, 2)], 430)).toBeNull();
  });
});

describe('without a network', () => {
  const sandbox = { nashGap: 0.25 };

  it('speaks of the equilibrium, never of accuracy or of a net', () => {
    for (const phase of ['paused', 'playing', 'finished', 'preparing'] as const) {
      for (const counts of [
        null,
        { hold: 2, losing: 0, pruned: 0 },
        { hold: 0, losing: 0, pruned: 2 },
      ]) {
        const told = { sandbox, phase, counts, accuracy: null, emptyLayer: 'Players' };
        const all = `${voice(told)} ${below(told)}`;
        expect(all).not.toMatch(/accuracy|through the net|neuron|digit|test/i);
      }
    }
    expect(below({ sandbox, accuracy: null })).toContain('by changing s alone is 0.25.');
    expect(below({ sandbox: { nashGap: 1e-9 }, accuracy: null })).toContain('Nash equilibrium');
  });

  it('says when the players drew where they start', () => {
    const start = { sandbox, step: 0, counts: { hold: 2, losing: 0, pruned: 0 } };
    expect(voice(start)).toContain('each in by as much as it drew');
    expect(voice({ ...start, allIn: true })).toContain('all fully in');
  });
});
