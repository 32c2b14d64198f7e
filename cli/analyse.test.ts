import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { analysis } from '../src/game/frozen/analysis.ts';
import { parseFrozenGame } from '../src/game/frozen/parse.ts';
import { analyse } from './analyse.ts';

const folder = mkdtempSync(join(tmpdir(), 'analyse-'));
afterAll(() => rmSync(folder, { recursive: true }));
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const game = {
  alpha: 1,
  beta: 0.5,
  gamma: 0.1,
  eta: 0.4,
  layers: [
    {
      marginalBenefit: [1, 0.3, -1],
      normSquared: [1, 2, 1],
      gram: [
        [1, 0.5, 0],
        [0.5, 2, 0.2],
        [0, 0.2, 1],
      ],
      participation: [1, 0.5, 0],
    },
  ],
};
const good = file('frozen.json', JSON.stringify(game));
const script = join(import.meta.dirname, 'analyse.ts');

describe('analyse', () => {
  it('prints the analysis of the file as JSON', () => {
    const { exitCode, stdout, stderr } = analyse([good]);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(analysis(parseFrozenGame(game)))));
    expect(JSON.parse(stdout).layers[0].certificates).toEqual(['open', 'open', 'out']);
  });

  it('works out a layer of single weights from θ alone, to the same figures', () => {
    const theta = [0.5, -0.4, 1.2];
    const { marginalBenefit, participation } = game.layers[0];
    const weights = { ...game, layers: [{ theta, marginalBenefit, participation }] };
    const products = {
      ...game,
      layers: [
        {
          ...{ marginalBenefit, participation },
          normSquared: theta.map((each) => each * each),
          gram: theta.map((each) => theta.map((other) => each * other)),
        },
      ],
    };
    const [one, other] = [weights, products].map((data, k) => {
      const { exitCode, stdout } = analyse([file(`weights${k}.json`, JSON.stringify(data))]);
      expect(exitCode).toBe(0);
      return JSON.parse(stdout).layers[0];
    });
    for (const name of ['regret', 'bestResponse', 'equilibrium'])
      one[name].forEach((value: number, i: number) =>
        expect(value, name).toBeCloseTo(other[name][i], 9),
      );
    expect(one.potential).toBeCloseTo(other.potential, 12);
    for (const name of ['certificates', 'eliminationRound', 'unique'])
      expect(one[name], name).toEqual(other[name]);
    expect(one).toMatchObject({ found: 1, eliminationIsComplete: true });
  });

  it.each([
    ['no argument', [], /^analyse takes one file\./],
    ['two arguments', [good, good], /^analyse takes one file\./],
    ['a missing file', [join(folder, 'none.json')], /^There is no file .*none\.json\.\n$/],
    ['a folder', [folder], /cannot be read \(EISDIR\)\.\n$/],
    [
      'text that is not JSON',
      [file('bad.json', '{"alpha": 1,\n')],
      /bad\.json is not JSON: .*\.\n$/,
    ],
    [
      'a game that is not one',
      [file('odd.json', '{"alpha": 1}')],
      /odd\.json: beta must be a finite number ≥ 0, or .*/,
    ],
  ])('%s: one line on stderr, exit 2', (_, args, line) => {
    const { exitCode, stdout, stderr } = analyse(args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('as a command gives the same, with its exit status', () => {
    const tsx = ['--import', 'tsx', script];
    expect(execFileSync(process.execPath, [...tsx, good], { encoding: 'utf8' })).toBe(
      analyse([good]).stdout,
    );
    const bad = spawnSync(process.execPath, [...tsx, join(folder, 'none.json')], {
      encoding: 'utf8',
    });
    expect([bad.status, bad.stdout, bad.stderr.split('\n')[0]]).toEqual([
      2,
      '',
      `There is no file ${join(folder, 'none.json')}.`,
    ]);
  });
});
