/** The command that takes a net away: what it writes, what it refuses, and that nothing else is touched. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecord } from '../src/record/readRecord.ts';
import { exportRun } from './export.ts';
import { startProgram } from './test/program.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'export-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => path.join(folder, name);

const play = async (out: string, ...args: string[]) => {
  const { status, stderr } = await startProgram('experiment.ts', [...args, '--out', out]).ended;
  expect(status, stderr).toBeLessThan(2);
};

/** Sixteen neurons that tell circles apart until a fee is due. */
const circles = [
  ...['--data', 'circles', '--network', '2-16-8-2', '--batch-size', '32', '--epochs', '12'],
  ...['--interpretation', 'contest', '--lr-s', '0.01', '--gamma', '2', '--backend', 'wasm'],
];

beforeAll(async () => {
  await play(at('run.json'), ...circles);
  await play(at('game.json'), '--preset', 'clones-share', '--epochs', '1');
});

async function asked(...args: string[]): Promise<{ status: number; said: string }> {
  const said: string[] = [];
  const status = await exportRun(args, (line) => said.push(line));
  return { status, said: said.join('\n').replaceAll(`${folder}/`, '') };
}

/** Of a safetensors file. */
function headerOf(file: string) {
  const bytes = readFileSync(file);
  const length = Number(bytes.readBigUInt64LE(0));
  return JSON.parse(bytes.toString('utf8', 8, 8 + length)) as Record<
    string,
    { shape: number[] }
  > & {
    __metadata__: Record<string, string>;
  };
}

describe('export', () => {
  it('plays the run again, and writes the net at the widths that are left', async () => {
    const out = at('net.safetensors');
    const { status, said } = await asked(at('run.json'), '--as', 'safetensors', '--out', out);
    expect(status, said).toBe(0);
    const { series, verdict } = readRecord(readFileSync(at('run.json'), 'utf8'));
    const [first, second] = series.evaluations.at(-1)!.activePerLayer;
    expect(first! + second!).toBeLessThan(24);
    const { __metadata__: about, ...tensors } = headerOf(out);
    expect(tensors['layers.0.weight']!.shape).toEqual([first, 2]);
    expect(tensors['layers.1.weight']!.shape).toEqual([second, first]);
    expect(tensors['layers.2.bias']!.shape).toEqual([2]);
    expect(about).toMatchObject({ step: String(verdict.steps), seed: '0', network: '2-16-8-2' });
    expect(Number(about.test_accuracy)).toBe(series.evaluations.at(-1)!.testAccuracyPruned);
    expect(said).toContain('All players stand where the record has them.');
    expect(said).toContain(`2-${first}-${second}-2 is left of 2-16-8-2`);
    expect(said).toMatch(
      /As safetensors [\d.]+ kB, the whole net [\d.]+ kB\. Written to “net\.safe/,
    );
  });

  it('writes a folder for TensorFlow.js, and takes one that holds anything else for a mistake', async () => {
    expect((await asked(at('run.json'), '--as=tfjs', `--out=${at('tf')}`)).status).toBe(0);
    expect(readdirSync(at('tf')).sort()).toEqual(['model.json', 'weights.bin']);
    expect((await asked(at('run.json'), '--as', 'tfjs', '--out', at('tf'))).status).toBe(0);
    mkdirSync(at('thesis'));
    writeFileSync(at('thesis/chapter.tex'), 'years of work');
    expect(await asked(at('run.json'), '--as', 'tfjs', '--out', at('thesis'))).toEqual({
      status: 2,
      said: '“thesis” holds chapter.tex, which export has not written; name an empty folder or a new one.',
    });
    expect(readdirSync(at('thesis'))).toEqual(['chapter.tex']);
  });

  it.each([
    [['run.json', '--as', 'onnx'], 'export needs --out, where to write.'],
    [['run.json', '--out', 'x'], '--as must be one of safetensors, onnx, tfjs'],
    [['run.json', '--as', 'gguf', '--out', 'x'], '“gguf” is not'],
    [['--as', 'onnx', '--out', 'x'], 'export takes one run'],
    [['run.json', '--as', 'onnx', '--out', 'x', '--fast'], '--fast is no flag of export.'],
    [['none.json', '--as', 'onnx', '--out', 'x'], '“none.json” is none'],
    [['run.json', '--as', 'onnx', '--out', 'run.json'], 'would take the place of the run itself'],
    [['run.json', '--as', 'onnx', '--out', 'none/x'], 'there is no folder “none”'],
    [['run.json', '--as', 'pytorch', '--out', 'x'], 'reads the images of MNIST'],
    [['game.json', '--as', 'onnx', '--out', 'x'], 'a game without a network'],
  ])('refuses %j in a sentence', async (args, sentence) => {
    const before = readdirSync(folder).sort();
    const placed = args.map((arg) => (/\.json$|^(none\/)?x$/.test(arg) ? at(arg) : arg));
    const { status, said } = await asked(...placed);
    expect(said).toContain(sentence);
    expect(status).toBe(args.includes('pytorch') ? 1 : 2);
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it('says how it is used', async () => {
    const { status, said } = await asked('--help');
    expect(status).toBe(0);
    for (const word of ['safetensors', 'onnx', 'tfjs', '--out', '--data'])
      expect(said).toContain(word);
  });
});
