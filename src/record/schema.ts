/** The form of a record's JSON. What the parts must be to each other is checked where they are read (readRecord.ts). */
import * as v from 'valibot';
import { playerKinds } from '../model/players/registry.ts';
import { readAxes, readGoal } from '../spec/search/searchText.ts';
import { ID, MOST_NAME } from './record.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const maybe = v.nullable(share);
const words = v.pipe(v.string(), v.maxLength(MOST_NAME));
const id = v.pipe(v.string(), v.regex(ID, 'an id has letters, digits and . : ~ _ -, at most 100'));

const packed = v.union([
  v.object({ type: v.string(), values: v.array(v.nullable(v.number())) }),
  v.object({ type: v.string(), base64: v.string() }),
]);

const figures = v.object({
  step: count,
  epoch: v.pipe(v.number(), v.minValue(0)),
  testAccuracy: maybe,
  testAccuracyPruned: maybe,
  validationAccuracy: maybe,
  validationAccuracyPruned: maybe,
  sparsity: share,
  activePerLayer: v.array(count),
  meanParticipation: share,
  loss: v.nullable(v.number()),
});

const tried = v.object({
  setting: v.record(words, v.number()),
  epochs: count,
  outcome: v.nullable(
    v.object({
      ...{ accuracy: share, players: count },
      presence: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
    }),
  ),
});

const search = v.object({
  find: v.pipe(
    words,
    v.check((text) => readGoal(text).ok, 'it is no goal'),
  ),
  move: v.pipe(
    words,
    v.check((text) => readAxes(text).ok, 'it names no coefficients and ranges'),
  ),
  tries: count,
  epochs: count,
  leastEpochs: count,
  seed: count,
  before: v.array(tried),
});

const granularities = Object.keys(playerKinds) as (keyof typeof playerKinds)[];

const verdict = v.object({
  ended: v.picklist(['complete', 'interrupted', 'diverged']),
  steps: count,
  divergence: v.exactOptional(words),
});

const columns = {
  ...{ steps: packed, losses: packed, fees: packed, summaries: packed },
  ...{ shown: packed, participation: packed },
};

const series = {
  stepsPerEpoch: v.pipe(count, v.minValue(1)),
  groups: v.array(v.object({ name: words, granularity: v.picklist(granularities), count })),
};

const last = v.object({ step: count, participation: packed });

const began = v.pipe(v.string(), v.isoTimestamp());

export const recordForm = v.object({
  manifest: v.object({
    spec: v.record(v.string(), v.unknown()),
    log: v.string(),
    data: v.nullable(words),
    engines: v.pipe(
      v.array(v.object({ step: count, backend: v.picklist(['webgpu', 'wasm', 'cpu']) })),
      v.minLength(1),
    ),
    program: words,
    began,
    id: v.exactOptional(id),
    forkOf: v.exactOptional(v.object({ id, step: count })),
    name: v.exactOptional(words),
    note: v.exactOptional(words),
    search: v.exactOptional(search),
  }),
  verdict,
  series: v.object({ ...series, evaluations: v.array(figures), columns: v.object(columns) }),
  last,
});

/** Of a run that another program played. A net that is tested is tested both ways. */
export const recordingForm = v.object({
  manifest: v.object({
    spec: v.record(v.string(), v.unknown()),
    log: v.string(),
    recorded: v.object({
      ...{ by: words, python: words, device: words, model: words },
      ...{ parameters: count, seed: count, multiplications: v.array(count) },
      otherMultiplications: count,
    }),
    began,
    name: v.exactOptional(words),
    note: v.exactOptional(words),
  }),
  verdict,
  series: v.object({
    ...series,
    evaluations: v.array(
      v.object({ ...figures.entries, testAccuracy: share, testAccuracyPruned: share }),
    ),
    columns: v.object({ ...columns, benefit: packed, normSquared: packed, rivalry: packed }),
  }),
  last,
});
