/**
 * What the kept runs say together: the smallest that is nearly as good as the best, where nets die, and by how much
 * seeds alone make runs differ. Runs are chosen on validation accuracy where all have it; what is said is the test's.
 */
import {
  coefficientText,
  coefficientValue,
  shortened,
  shortName,
  termOf,
  varying,
} from '../../../panels/runs/coefficients.ts';
import { atEqualSize } from './equalSize.ts';
import { frontOf, type Front, type Setting } from '../../../panels/runs/front.ts';
import { isDead, isTested, type ToldRun } from '../../../panels/runs/told.ts';
import { isPrice } from '../../../ui/labels.ts';
import type { ParameterName } from '../../../spec/parameters.ts';
import { fixed, grouped, setting as settingText } from '../../../ui/format.ts';
import { strong, type Part } from '../sentence/parts.ts';

export interface RunsTold {
  readonly voice: readonly Part[];
  readonly below: readonly Part[];
}

/** Points below the best that are called nearly as good, and still good. */
const NEARLY = 2;
const STILL = 5;
const MOST_NAMED = 2;
const NBSP = '\u00a0';

/** “γ = 2.1”, each in its colour; a run without prices to tell by has its name. */
function called(run: ToldRun, names: readonly ParameterName[]): Part[] {
  if (run.method !== null) return [strong(run.method)];
  const prices = names
    .filter((name) => isPrice(name) && coefficientValue(run, name) !== 0)
    .slice(0, MOST_NAMED);
  if (prices.length === 0) return [strong(`“${shortened(run.name)}”`)];
  return prices.flatMap((name, i): Part[] => {
    const text = `${shortName(name)}${NBSP}=${NBSP}${coefficientText(run, name)}`;
    const term = termOf(name);
    return [...(i === 0 ? [] : [' with ']), term === null ? text : { term, text }];
  });
}

/** “1 in 4 players”, “150 of 192 players”, “all players”. */
function sizeOf({ pruned, runs }: Setting): Part[] {
  const players = runs[0]?.players ?? 0;
  const inNow = Math.round((1 - pruned / 100) * players);
  if (inNow === players) return [strong('all'), ' players'];
  if (inNow === 0) return [strong('no'), ' player'];
  const share = players / inNow;
  return share >= 3
    ? [strong(`1 in ${Math.round(share)}`), ' players']
    : [strong(`${grouped(inNow)} of ${grouped(players)}`), ' players'];
}

const percent = (accuracy: number): Part => strong(`${fixed(accuracy, 1)}${NBSP}%`);

/** The smallest of the front that is within so many points of its best. */
function smallestWithin({ best }: Front, points: number): Setting | undefined {
  const top = Math.max(...best.map(({ accuracy }) => accuracy));
  return best.findLast(({ accuracy }) => accuracy >= top - points);
}

/** “Past γ = 5 the net dies.”, where one price parts those that live from those that are dead. */
function deaths(runs: readonly ToldRun[], names: readonly ParameterName[]): Part[] {
  const tested = runs.filter(isTested);
  const dead = tested.filter(isDead);
  if (dead.length === 0 || dead.length === tested.length) return [];
  const alive = tested.filter((run) => !isDead(run));
  for (const name of names.filter(isPrice)) {
    const values = (of: readonly ToldRun[]) => of.map((run) => coefficientValue(run, name));
    const most = Math.max(...values(alive));
    const term = termOf(name);
    if (Math.min(...values(dead)) > most && term !== null)
      return [
        ' Past ',
        { term, text: `${shortName(name)}${NBSP}=${NBSP}${settingText(most)}` },
        ' the net dies.',
      ];
  }
  return [` ${grouped(dead.length)} of the runs died.`];
}

const NONE: RunsTold = {
  voice: [
    'No run is kept yet. Press ',
    strong('Keep this run'),
    ': it will stand here, and the next beside it.',
  ],
  below: ['The four marks below are the paper’s own figures. Your runs will be seen against them.'],
};

function alone(run: ToldRun): Part[] {
  const { end, name, players } = run;
  const who: Part[] = ['One run is kept, ', strong(`“${shortened(name)}”`)];
  if (end === null) return [...who, '. It was never tested.'];
  const inNow = Math.round((1 - end.pruned / 100) * players);
  const size: Part[] = [strong(grouped(inNow)), ` of ${grouped(players)} players`];
  return end.cut === null
    ? [...who, ': ', ...size, ' are in.']
    : [...who, ': ', percent(end.cut), ' with ', ...size, '. Keep another, and they are compared.'];
}

/** The largest difference between two seeds of one setting. */
function seedSpread({ settings }: Front): Part[] {
  const several = settings.filter(({ seeds }) => seeds.length > 1);
  if (several.length === 0) return [];
  const most = Math.max(...several.map(({ spread: [low, high] }) => high - low));
  const isOfTwo = several.every(({ seeds }) => seeds.length === 2);
  return [
    isOfTwo
      ? ' Two seeds of one setting differ by up to '
      : ' Seeds of one setting differ by up to ',
    strong(fixed(most, 1)),
    ' points: a smaller difference says nothing.',
  ];
}

const chosenOn = ({ chosenOn: on, best }: Front): string =>
  best.length === 0
    ? ''
    : ` Chosen on ${on} accuracy${on === 'test' ? ', as not all were validated' : ''}.`;

/** “Of 5 chosen, γ = 3.8 reads best: 91.0 % with 19 of 192 players.” */
function ofChosen(runs: readonly ToldRun[], names: readonly ParameterName[]): Part[] {
  if (runs.length === 0) return ['None of the kept runs is chosen.'];
  const [best] = frontOf(runs).best;
  const run = best?.runs[0];
  const of: Part[] = ['Of ', strong(runs.length), ' chosen'];
  if (best === undefined || run === undefined)
    return [...of, ' none came to an end that reads well.'];
  const inNow = Math.round((1 - best.pruned / 100) * run.players);
  return [
    ...[...of, ', ', ...called(run, names), ' reads best: ', percent(best.accuracy), ' with '],
    ...[strong(grouped(inNow)), ` of ${grouped(run.players)} players.`],
  ];
}

/** @param chosen by the brushes on the axes; null where there are none */
export function tellRuns(
  all: readonly ToldRun[],
  chosen: ReadonlySet<string> | null = null,
): RunsTold {
  const told = tellKept(all);
  const kept = all.filter(({ isKept }) => isKept);
  if (chosen === null || kept.length < 2) return told;
  const among = kept.filter(({ id }) => chosen.has(id));
  return { voice: ofChosen(among, varying(kept)), below: told.below };
}

function tellKept(all: readonly ToldRun[]): RunsTold {
  const kept = all.filter(({ isKept }) => isKept);
  const [only] = kept;
  if (only === undefined) return NONE;
  if (kept.length === 1) return { voice: alone(only), below: [] };
  const names = varying(kept);
  const front = frontOf(kept);
  const nearly = smallestWithin(front, NEARLY);
  const still = smallestWithin(front, STILL);
  const count: Part[] = [strong(kept.length), ' runs are kept'];
  const onFront = front.best.reduce((sum, { seeds }) => sum + seeds.length, 0);
  const below: Part[] = [
    ...count,
    ...(onFront === 0 ? [] : [', ', strong(onFront), ' on the front']),
    '.',
    ...seedSpread(front),
    chosenOn(front),
  ];
  const run = nearly?.runs[0];
  if (nearly === undefined || run === undefined)
    return {
      voice: [...count, kept.some(isTested) ? ', and none came to an end that reads well.' : '.'],
      below: kept.some(isTested) ? below.slice(count.length + 1) : [],
    };
  const keeps: Part[] = [
    ...called(run, names),
    ' keeps ',
    percent(nearly.accuracy),
    ' with ',
    ...sizeOf(nearly),
  ];
  const reads: Part[] =
    still === undefined || still === nearly || still.runs[0] === undefined
      ? []
      : [
          '; ',
          ...called(still.runs[0], names),
          ' still reads ',
          percent(still.accuracy),
          ' with ',
          ...sizeOf(still),
        ];
  const equal = atEqualSize(kept);
  return {
    voice: [...(equal ?? [...keeps, ...reads, '.']), ...deaths(kept, names)],
    below,
  };
}
