import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { presetSpec } from '../../spec/presets.ts';
import { createFindProgram, type FindAsk } from './findProgram.ts';
import { world } from './test/world.ts';

const ask: FindAsk = { find: 'accuracy>=90', move: 'gamma=0.3:30', tries: 5, epochs: 3 };

async function driven() {
  const around = await world();
  const kept: unknown[] = [];
  const program = createFindProgram({
    lab: createStore(() => ({ spec: presetSpec('quick-contest') })) as never,
    runs: {
      store: createStore(() => ({ runs: [] })) as never,
      ready: Promise.resolve(),
      keep: (record) => Promise.resolve(kept.push(record) as never),
    },
    finder: around.finder,
  });
  return { ...around, kept, program };
}

it('begins a search, waits for it and reads what it has found', async () => {
  const { program, end, finder, kept } = await driven();
  expect(await program.read()).toBeNull();
  await expect(program.done()).rejects.toThrow('Nothing has been searched for yet');
  await program.begin(ask);
  const done = program.done();
  while (finder.store.getState().phase === 'searching') end();
  const { best, answer, ...reading } = await done;
  expect(reading).toMatchObject({ ask, phase: 'ended', players: 192, trouble: null });
  // It is missed from γ = 3 on.
  expect(best).toMatchObject({ isMet: true, epochs: 3 });
  expect(best!.setting.gamma).toBeLessThanOrEqual(3);
  expect(answer).toContain(`γ ${best!.setting.gamma} reads`);
  expect(await program.keep()).toBe(reading.games.length);
  expect(kept).toHaveLength(reading.games.length);
});

it('is stopped and goes on, also with more tries', async () => {
  const { program, end, finder } = await driven();
  await program.begin(ask);
  end();
  const done = program.done();
  await program.cancel();
  await expect(done).rejects.toThrow('stopped after 1 game; goOn() goes on.');
  await program.goOn();
  while (finder.store.getState().phase === 'searching') end();
  const { games } = await program.done();
  await program.goOn(1);
  expect((await program.read())!.ask.tries).toBe(games.length + 1);
});

it('refuses what the sentence of the page refuses', async () => {
  const { program } = await driven();
  for (const [part, why] of [
    [{ find: 'accuracy>=0' }, 'The goal is above 0 and at most 100 %.'],
    [{ find: 'players<=1.5' }, 'The goal is a whole number of players, 1 or more.'],
    [{ find: 'accuracy' }, /^The goal must be like/],
    [{ find: 3 }, 'Find must be text; “3” is not.'],
    [{ move: '' }, 'Choose at least one price that is moved.'],
    [{ move: 'gamma=5:3' }, 'The range of γ must rise; it goes from 5 to 3.'],
    [{ move: 'seed' }, /“seed” cannot be moved/],
    [{ tries: 0 }, /^Tries must be a whole number/],
    [{ epochs: 201 }, 'A try plays 1 to 200 epochs.'],
    [{ epoch: 2 }, /“epoch” is not of it/],
  ] as const)
    await expect(program.begin({ ...ask, ...part } as never), JSON.stringify(part)).rejects.toThrow(
      why,
    );
  await expect(program.begin(null as never)).rejects.toThrow(/an object such as/);
  expect(await program.read()).toBeNull();
});
