/**
 * Who can play, in which network, by which rule, computed by which route: made from the registries and from what
 * the routes say that they serve. docs/combinations.md shows it, and the tests of agreement go through it.
 */
import { chooseBackend, type BackendName } from '../src/engine/backends.ts';
import { MNIST_PIXELS } from '../src/data/mnist.ts';
import type { Route, TrainerOptions } from '../src/engine/route.ts';
import { routes } from '../src/engine/routes.ts';
import { compiledStep } from '../src/engine/simd/test/compiled.ts';
import { wgslRules } from '../src/engine/wgsl/stepValues.ts';
import { blockKinds } from '../src/model/blocks/registry.ts';
import type { Model } from '../src/model/model.ts';
import { playerChoices, type Players } from '../src/model/players/registry.ts';
import { readModel } from '../src/model/readModel.ts';
import type { RuleName } from '../src/rules/registry.ts';
import { ruleNames } from '../src/rules/rows.ts';
import { defaultSpec } from '../src/spec/spec.ts';
import { syntheticImages } from './reference/agreement.ts';

const [INPUTS, CLASSES] = [20, 4];

/** What small networks begin with, and what stands between their layers of weights and behind some kind of block. */
const around: readonly ((block: string) => string)[] = [
  (block) => `${INPUTS} d12 ${block} d8 ${block} d${CLASSES}`,
  (block) => `8x8x1 ${block} c3k2 d8 d${CLASSES}`,
];

/** A small network for each kind of block, between and behind others. */
export interface SmallNetwork {
  readonly block: string;
  readonly text: string;
  readonly model: Model;
}

export const networks: readonly SmallNetwork[] = Object.entries(blockKinds).map(
  ([block, { example }]) => {
    const read = around.map((place) => {
      const text = place(example);
      return readModel(text, text.split(' ')[0].split('x').map(Number), CLASSES);
    });
    const found = read.find(({ ok }) => ok) ?? read[0];
    if (!found.ok) throw new Error(`A network with “${example}” ${found.refusal}`);
    return { block, text: found.text, model: found.model };
  },
);

export interface Combination {
  readonly players: Players;
  readonly network: SmallNetwork;
  readonly route: Route;
  readonly backend: BackendName;
  /** Those that the route computes in its step; all others are played between its steps. */
  readonly rules: readonly RuleName[];
}

const backends: readonly BackendName[] = ['wasm', 'webgpu', 'cpu'];

/** Every combination that some route serves, and on which backend it does so first. */
export async function offered(): Promise<Combination[]> {
  const step = await compiledStep('step.wasm');
  const train = syntheticImages(INPUTS, CLASSES, 8);
  const asked: { options: TrainerOptions; network: SmallNetwork }[] = playerChoices.flatMap(
    ({ value: granularity }) =>
      networks.flatMap((network) =>
        backends.map((backend) => ({
          network,
          options: {
            model: network.model,
            spec: { ...defaultSpec, granularity },
            ...{ backend, step, data: { train, ...MNIST_PIXELS } },
          },
        })),
      ),
  );
  const found: Combination[] = [];
  for (const { options, network } of asked) {
    for (const route of routes) {
      const { backend, spec } = options;
      const players = spec.granularity;
      const isKnown = found.some(
        (each) => each.players === players && each.network === network && each.route === route,
      );
      if (isKnown || !route.serves(options)) continue;
      const rules = await rulesOf(route, options);
      found.push({ players, network, route, backend, rules });
    }
  }
  return found;
}

async function rulesOf(route: Route, options: TrainerOptions): Promise<readonly RuleName[]> {
  // There is no graphics card to ask.
  if (options.backend === 'webgpu') return wgslRules;
  await chooseBackend({ wanted: options.backend });
  const games = route.create({ ...options, specs: [options.spec] });
  const [{ rules }] = games.games;
  games.dispose();
  return rules;
}

function inWords(combination: Combination | undefined): string {
  if (combination === undefined) return '–';
  const { rules } = combination;
  if (ruleNames.every((rule) => rules.includes(rule))) return 'all rules';
  return `${rules.join(', ')}; others between steps`;
}

/** All of them as a page. */
export function table(all: readonly Combination[]): string {
  const rows = playerChoices.flatMap(({ value }) =>
    networks.map((network) => {
      const cells = routes.map((route) =>
        inWords(
          all.find(
            (each) => each.players === value && each.network === network && each.route === route,
          ),
        ),
      );
      return `| \`${value}\` | ${network.block} | \`${network.text}\` | ${cells.join(' | ')} |`;
    }),
  );
  return `# What can be played

Made from the registries by \`test/combinations.ts\`, and compared with them by \`test/combinations.test.ts\`; after a change,
\`npx vitest run test/combinations.test.ts -u\` writes it anew. A row is a choice of players and a small network that
has a kind of block. Each cell that is not empty is held against the Float64 reference, for each rule that
the route computes in its step: by \`src/engine/combinations.test.ts\`, and for \`wgsl\` by
\`e2e/wgslCombinations.spec.ts\`. Any other rule is played between the steps of every route.

| players | block | network | ${routes.map(({ name }) => `\`${name}/\``).join(' | ')} |
| --- | --- | --- | ${routes.map(() => '---').join(' | ')} |
${rows.join('\n')}
`;
}
