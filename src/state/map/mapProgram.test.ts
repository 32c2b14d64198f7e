import { expect, it } from 'vitest';
import { createMapProgram } from './mapProgram.ts';
import { settle, world } from './test/world.ts';

async function driven() {
  const around = await world();
  return { ...around, program: createMapProgram(around.map) };
}

it('asks for a map, plays it, waits for it and reads it', async () => {
  const { program, next, end } = await driven();
  await program.set({ across: { name: 'gamma', from: 0.5, to: 4 }, epochs: 2 });
  await program.play();
  const done = program.done();
  for (let plan = next(), i = 0; plan !== null; plan = next(), i++) end(plan, i === 0 ? 1 : 0.25);
  const { cells, ...reading } = await done;
  expect(reading).toMatchObject({ phase: 'done', played: 16, games: 16, trouble: null });
  expect(cells).toHaveLength(16);
  expect(cells[0]).toEqual({
    ...{ across: 0.5, up: 0, played: 1, accuracy: 0.9, inShare: 1, region: 'dense', failure: null },
  });
  expect(cells[3]).toMatchObject({ across: 4, up: 0, region: 'sparse' });
  expect(await program.keep(3)).toBe(1);
  await expect(program.keep(16)).rejects.toThrow('numbered from 0 to 15; “16” is none');
});

it('waits for what is paused, and says how far a map is that was given up', async () => {
  const { program, next, end, state } = await driven();
  await program.play();
  end(next()!);
  await program.pause();
  let isOver = false;
  const done = program.done().finally(() => (isOver = true));
  await settle();
  expect([(await program.read()).phase, isOver]).toEqual(['paused', false]);
  await program.play();
  expect(state().phase).toBe('playing');
  await program.cancel();
  await expect(done).rejects.toThrow('1 of its 16 games are played, and play() plays the others.');
});

it('goes on with another map that was asked for while one played, and is done when that is', async () => {
  const { program, next, end } = await driven();
  await program.play();
  const done = program.done();
  end(next()!);
  await program.set({ up: { name: 'beta', from: 0, to: 5 } });
  for (let plan = next(); plan !== null; plan = next()) end(plan);
  expect((await done).cells.at(-1)).toMatchObject({ up: 5, played: 1 });
});

it('tells games that cannot be played as over, each with the reason', async () => {
  const { program, next, end, refuse } = await driven();
  await program.play();
  refuse(next()!);
  for (let plan = next(); plan !== null; plan = next()) end(plan);
  const { cells, phase } = await program.done();
  expect([phase, cells[0]?.failure, cells[1]?.failure]).toEqual([
    'idle',
    'The file is not here.',
    null,
  ]);
});

it('refuses what the form does not offer, in a sentence, and the map stands as it was', async () => {
  const { program, state } = await driven();
  const { ask } = state();
  for (const [part, why] of [
    [3, /an object such as/],
    [{ cell: 4 }, /“cell” is not of it/],
    [{ cells: 5 }, /4, 8 or 16; “5”/],
    [{ epochs: '2' }, /2, 5, 10 or 20/],
    [{ seeds: undefined }, /1, 2 or 3/],
    [{ across: 'gamma' }, /across must be like/],
    [{ across: { name: 'lrS', from: 1, to: 4 } }, /of alpha, beta, gamma, eta/],
    [{ across: { name: 'gamma', from: '1', to: 4 } }, /across must be like/],
    [{ across: { name: 'gamma', from: NaN, to: 4 } }, /Prices of γ go from/],
    [{ across: { name: 'gamma', from: 3, to: 4 } }, /at least twice/],
    [{ across: { name: 'beta', from: 0, to: 4 } }, /β is asked for both ways/],
  ] as const)
    await expect(program.set(part as never), JSON.stringify(part)).rejects.toThrow(why);
  expect(state().ask).toBe(ask);
});

it('does not play prices that mean nothing to the rule, and says so', async () => {
  const { program, lab } = await driven();
  lab.setState(({ spec }) => ({ spec: { ...spec, dynamics: 'magnitude' } }));
  await settle();
  await expect(program.play()).rejects.toThrow(/change nothing/);
});
