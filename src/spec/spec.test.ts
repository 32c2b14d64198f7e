import { describe, expect, it } from 'vitest';
import { parameterNames, parameters } from './parameters.ts';
import type { Parameter } from '../game/parameter.ts';
import { nearestPreset, presetNames, presetSpec } from './presets.ts';
import { interpretationNames } from './interpretations.ts';
import { playerCount } from '../game/network.ts';
import { playerGroups } from '../model/players.ts';
import { describeNetwork, modelOf } from '../spec/network.ts';
import {
  allowed,
  checkPatch,
  checkValue,
  defaultSpec,
  difference,
  fitted,
  misfitOf,
  type RunSpec,
  withNetwork,
  type SpecPatch,
} from '../spec/spec.ts';

describe('the table of parameters', () => {
  it.each(parameterNames)('accepts the default of %s and says in words what it allows', (name) => {
    const parameter: Parameter = parameters[name];
    expect(checkValue(name, parameter.default)).toEqual({ ok: true, value: parameter.default });
    expect(checkValue(name, String(parameter.default))).toEqual({
      ok: true,
      value: parameter.default,
    });
    expect(allowed(parameter)).not.toBe('');
    expect(parameter.help).toMatch(/\.$/);
  });

  it('clamps numbers with a sentence that names the range', () => {
    const checked = checkValue('gamma', 1000);
    expect(checked).toMatchObject({ ok: true, value: 100 });
    expect(checked.note).toContain('from 0 to 100');
  });

  it('refuses what it cannot read, and names it', () => {
    for (const [name, value] of [
      ['gama', 1],
      ['gamma', 'much'],
      ['gamma', NaN],
      ['gamma', ''],
      ['seed', 1.5],
      ['dynamics', 'newton'],
      ['costIntoTheta', 'maybe'],
    ] as const) {
      const { patch, notes } = checkPatch({ [name]: value });
      expect(patch).toEqual({});
      expect(notes).toHaveLength(1);
      expect(notes[0]).toContain(name);
    }
  });
});

describe('the network', () => {
  it('is named or written as text, and goes by its name where it has one', () => {
    expect(checkValue('network', '784-20-30-40-10')).toEqual({
      ok: true,
      value: '784-20-30-40-10',
    });
    expect(checkValue('network', '784-512-256-10')).toEqual({ ok: true, value: 'paper' });
    expect(checkValue('network', 'lenet-300-100')).toEqual({ ok: true, value: 'lenet-300-100' });
    const long = checkValue('network', '784 d512  relu d256 relu d10');
    expect(long).toEqual({ ok: true, value: 'paper' });
    const other = '784 d20 tanh d10';
    expect(checkValue('network', other)).toEqual({ ok: true, value: other });
  });

  it.each([['784-10'], ['28x28-10'], ['100-50-10'], ['784-99999-10'], [784], [null]])(
    'is refused in a sentence: %s',
    (raw) => {
      const { patch, notes } = checkPatch({ network: raw });
      expect(patch).toEqual({});
      expect(notes).toHaveLength(1);
      expect(notes[0]).toMatch(/^network.*\.$/);
    },
  );

  it('says how large it is', () => {
    expect(describeNetwork({ network: '784-300-100-10', data: 'mnist' }, 'neuron')).toEqual({
      parameters: 266_610,
      players: 400,
      plays: 'neuron',
      multiplications: 266_200,
      notes: [],
    });
    const other = describeNetwork(
      { network: '784 d300 tanh d100 tanh d10', data: 'mnist' },
      'neuron',
    );
    expect(other).toMatchObject({ parameters: 266_610, players: 400, multiplications: 266_200 });
    expect(other?.notes.join()).toContain('tanh(s z), not s tanh(z)');
    expect(describeNetwork({ network: '784-300', data: 'mnist' }, 'neuron')).toBeNull();
  });

  it.each([
    ['28x28x1 c4k5 p4 d10', 'neuron'],
    ['784-20-10', 'filter'],
    ['784-20-10', 'filter,none,none'],
  ] as const)(
    'counts in %s, where nobody is of the kind %s, those who will play',
    (network, granularity) => {
      const size = describeNetwork({ network, data: 'mnist' }, granularity)!;
      const { spec } = fitted({ ...defaultSpec, network, granularity });
      expect(size.plays).toBe(spec.granularity);
      expect(size.players).toBe(playerCount(playerGroups(modelOf(spec), spec.granularity)));
      expect(size.players).toBeGreaterThan(0);
    },
  );
});

describe('the data', () => {
  const patched = (patch: SpecPatch, before = defaultSpec) => withNetwork(patch, before);

  it('bring along the network that goes with them, unless one is chosen', () => {
    const points = { ...defaultSpec, data: 'spiral', network: 'small' } as const;
    expect(patched({ data: 'spiral' })).toEqual({ data: 'spiral', network: 'small' });
    expect(patched({ data: 'moons' }, points)).toEqual({ data: 'moons' });
    expect(patched({ data: 'mnist' }, points)).toEqual({ data: 'mnist', network: 'quick' });
    expect(patched({ data: 'fashion-mnist' })).toEqual({ data: 'fashion-mnist' });
    const both = { data: 'spiral', network: '2-8-2' } as const;
    expect(patched(both)).toEqual(both);
  });

  it('that a text of a network does not read are told of, where the text is taken as a name', () => {
    const notes = (patch: Record<string, unknown>, before?: SpecPatch) =>
      checkPatch(patch, before).notes;
    const text = '784-300-100-10';
    const said = [
      'network: “784-300-100-10” does not read Spiral, and is the network lenet-300-100; with these data that is 2-300-100-2.',
    ];
    expect(notes({ data: 'spiral', network: text })).toEqual(said);
    expect(notes({ network: text }, { data: 'spiral' })).toEqual(said);
    for (const quiet of [
      { data: 'spiral', network: 'lenet-300-100' },
      { data: 'spiral', network: '2-300-100-2' },
      { data: 'fashion-mnist', network: text },
      { data: 'own', network: text },
      { network: text },
    ])
      expect(notes(quiet)).toEqual([]);
  });

  it('decide whether a network fits: its ends, by the features and the classes', () => {
    const misfit = (patch: SpecPatch) => misfitOf({ ...defaultSpec, ...patch });
    expect(misfit({ data: 'spiral', network: '2-16-2' })).toBeNull();
    expect(misfit({ data: 'spiral', features: 'squares', network: '4-16-2' })).toBeNull();
    expect(misfit({ data: 'spiral', features: 'squares', network: '2-16-2' })).toContain(
      'an example has 4 numbers',
    );
    expect(misfit({ data: 'blobs', network: '2-16-2' })).toContain('3 classes');
    // A text for other data keeps to its numbers, and so is refused with these.
    expect(checkValue('network', '2-32-32-2')).toEqual({ ok: true, value: '2-32-32-2' });
    expect(misfitOf({ ...defaultSpec, network: '2-32-32-2' })).toContain('an example has 784');
    expect(fitted({ ...defaultSpec, data: 'spiral', network: '784-20-10' }).spec.network).toBe(
      'small',
    );
  });

  it('of points take networks of all their features', () => {
    for (const network of ['2-9-2', '3-9-2', '4-9-2', '7-9-3'])
      expect(checkValue('network', network)).toEqual({ ok: true, value: network });
  });
});

describe('presets under interpretations', () => {
  it('are valid specs, all of them', () => {
    for (const preset of presetNames) {
      for (const interpretation of interpretationNames) {
        const spec = presetSpec(preset, interpretation);
        expect(checkPatch(spec)).toEqual({ patch: spec, notes: [] });
      }
    }
  });

  it('begin with the page’s first run', () => {
    expect(presetSpec('quick-contest')).toEqual(defaultSpec);
  });

  it('are recognised again, whatever the seed', () => {
    for (const preset of presetNames) {
      const nearest = nearestPreset({ ...presetSpec(preset), seed: 9 });
      expect(nearest).toMatchObject({ preset, changed: [] });
    }
    const changed = { ...presetSpec('l1-strong'), gamma: 0.2, epsilon: 0.02 };
    expect(nearestPreset(changed)).toMatchObject({
      preset: 'l1-strong',
      changed: ['gamma', 'epsilon'],
    });
  });

  it('differ from the defaults only in what `difference` lists', () => {
    const spec = presetSpec('extreme-beta', 'saliency');
    expect({ ...defaultSpec, ...difference(spec) }).toEqual(spec);
  });
});

describe('prices', () => {
  it('are read as numbers, lists or texts, brought into bounds one by one, or refused', () => {
    expect(checkValue('gamma', '1.5,2.5,2.5')).toEqual({ ok: true, value: '1.5,2.5' });
    expect(checkValue('gamma', '[1.5,2.5]')).toEqual({ ok: true, value: '1.5,2.5' });
    expect(checkValue('gamma', [1.5, 2])).toEqual({ ok: true, value: '1.5,2' });
    expect(checkValue('gamma', '2,2')).toEqual({ ok: true, value: 2 });
    expect(checkValue('gamma', '-1,200')).toMatchObject({ ok: true, value: '0,100' });
    const holes = [1, , 2]; // eslint-disable-line no-sparse-arrays
    for (const raw of [
      ...['', '1,', 'x,2', [], [1, 'x'], {}, null, `${'1,'.repeat(80)}2`, NaN],
      ...[holes, new Array(3)],
    ])
      expect(checkValue('gamma', raw).ok, String(raw)).toBe(false);
  });
});

describe('players and network', () => {
  it('are refused together where there is nobody of the kind, in a sentence', () => {
    const of = (network: string, granularity: RunSpec['granularity']) =>
      misfitOf({ ...defaultSpec, network, granularity });
    expect(of('lenet-5', 'filter')).toBeNull();
    expect(of('lenet-5', 'neuron')).toBeNull();
    expect(of('lenet-5', 'weight')).toBeNull();
    expect(of('lenet-5', 'pixel-neuron')).toBe(
      'granularity: the network lenet-5 has nobody of the kind pixel-neuron.',
    );
    expect(of('quick', 'filter')).toContain('nobody of the kind filter');
    expect(of('28x28x1 c4k3 p2 d10', 'neuron')).toContain('nobody of the kind neuron');
  });

  it('go by one text, whether named layer by layer or not', () => {
    const named = (network: string, granularity: RunSpec['granularity']) =>
      fitted({ ...defaultSpec, network, granularity }).spec.granularity;
    expect(named('quick', 'neuron,neuron,none')).toBe('neuron');
    expect(named('lenet-5', 'filter,filter,neuron,none')).toBe('filter');
    expect(named('lenet-5', 'filter,filter,filter,none')).toBe('filter');
    expect(named('lenet-5', 'filter,none,filter,weight')).toBe('filter,none,neuron,weight');
  });

  it('are fitted to each other: the network stays, and a sentence says who plays', () => {
    const fit = (patch: SpecPatch) => fitted({ ...defaultSpec, ...patch });
    const fromFilters = fit({ network: 'quick', granularity: 'filter' });
    expect(fromFilters.spec).toMatchObject({ network: 'quick', granularity: 'neuron' });
    expect(fromFilters.notes).toEqual([
      'granularity: the network quick has nobody of the kind filter. Players are of the kind neuron instead.',
    ]);
    const filtersAlone = fit({ network: '28x28x1 c4k3 p2 d10' });
    expect(filtersAlone.spec.granularity).toBe('filter');
  });
});
