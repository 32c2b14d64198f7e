import { describe, expect, it } from 'vitest';
import { registry } from '../data/registry.ts';
import { parameters } from './parameters.ts';
import { presets } from './presets.ts';

describe('numbers in what is said of settings', () => {
  it('break over no two lines', () => {
    const said = JSON.stringify([parameters, presets, registry]);
    expect(said.match(/\d \d{3}\b/g)).toBeNull();
  });
});
