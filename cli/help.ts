/** What --help prints, derived from the parameter table like the flags. */
import { parameterNames, parameters } from '../src/spec/parameters.ts';
import type { Parameter } from '../src/game/parameter.ts';
import { presetNames, presets } from '../src/spec/presets.ts';
import { interpretationNames, interpretations } from '../src/spec/interpretations.ts';
import { baselineNames, baselines } from '../src/spec/baselines.ts';
import { allowed } from '../src/spec/spec.ts';
import { kebab } from './flags.ts';
import { MOST_GAMES } from './sweep.ts';

const row = (flag: string, text: string): string => `  ${(flag && `--${flag}`).padEnd(22)} ${text}`;

function parameterRow(name: keyof typeof parameters): string {
  const parameter: Parameter = parameters[name];
  const symbol = parameter.symbol ? `${parameter.symbol}: ` : '';
  const unit = parameter.kind === 'number' && parameter.unit ? ` ${parameter.unit}` : '';
  return row(
    kebab(name),
    `${symbol}${parameter.help} (${allowed(parameter)}${unit}; ${String(parameter.default)})`,
  );
}

export function helpText(): string {
  return [
    'npm run -s experiment -- [flags]',
    '',
    'Trains one run and writes its record as JSON: {manifest, verdict, series, last} (docs/runs.md). series.evaluations',
    'has how it stood after each epoch: accuracies as shares of 1, loss of the last batch in nats. Choose by',
    'validationAccuracy, which is null where --split paper keeps no images aside. With --sweep',
    'it trains many, as many at once as fit the memory, and writes the same as one line of JSON per game,',
    'with the values that set it apart under “swept”.',
    '',
    'Ctrl-C ends it after its step with what is done: verdict.ended is then “interrupted”. A run whose numbers run',
    'away is “diverged”: the epochs before are written, and the exit status is 1.',
    '',
    row('preset', `which game is played (${presetNames.join(', ')})`),
    row(
      'interpretation',
      'how the questions that the paper leaves open are answered; each preset has its own',
    ),
    ...interpretationNames.map(
      (name) => `  ${''.padEnd(22)}   ${name}: ${interpretations[name].label}`,
    ),
    row(
      'run FILE',
      'plays the run of a record again, its log of changes included; other flags change it',
    ),
    row(
      'baseline NAME',
      'what a game is held against, of the same net and data and as many epochs (docs/baselines.md):',
    ),
    ...baselineNames.map((name) => `  ${''.padEnd(22)}   ${name}: ${baselines[name].label}`),
    row(
      '',
      '  as many players stay as --keep says, or as in the run that --like names; the game ends',
    ),
    row('', '  where that run has it, or --game-ends, or after three quarters of the epochs'),
    row('like FILE', 'with --baseline: the record of a run whose size and learning it has'),
    row(
      'over',
      'with --like: counts its players in each group (group, the default) or all together (net)',
    ),
    row(
      'sweep',
      'axes name=from:to:count[:log] or name=a|b|c, joined by commas; all combinations are',
    ),
    row('', `  played, at most ${MOST_GAMES}: --sweep "gamma=0.01:1:8:log,beta=0:0.5:4,seed=1|2"`),
    row(
      'shard i/n',
      'plays one of n shares of the sweep, the same for the same flags; auto takes the array index that',
    ),
    row(
      '',
      '  Slurm puts into the environment, auto/n that of Slurm or of a Kubernetes indexed job',
    ),
    row('resume', 'does not play again the games of the sweep whose lines --out has already'),
    row(
      'find',
      'plays games until it knows a setting: --find "accuracy>=97" with the fewest players, or',
    ),
    row(
      '',
      '  "players<=20" or "pruned>=90" at the best accuracy; validation chooses (docs/find.md)',
    ),
    row(
      'move',
      'what --find may move, as far as its slider or within a range: "gamma=0.3:20,beta=0.001:1";',
    ),
    row('', '  one coefficient by bisection, several by successive halving'),
    row('tries', 'settings that --find may try (10); --resume goes on with those that --out has'),
    row(
      'out',
      'file to write; without it the JSON goes to standard output. What is done so far is in',
    ),
    row(
      '',
      '  a file beside it, <name>.<process>.part, of a sweep <name>.part, which takes its name when all is done',
    ),
    row('limit-steps', 'ends the run after so many steps, with a last row of figures (for tests)'),
    row(
      'time-forward',
      'times a forward pass of a single run at the end: the net that is left, really shrunk, against the whole one',
    ),
    row(
      'no-shrinking',
      'keeps players that are out for good in the matrices (to measure what it costs)',
    ),
    row(
      'data FILE',
      'learns from a file of yours: a table (CSV), or two or four IDX files joined by commas',
    ),
    row(
      'class-column',
      'which column of the table has the classes, from 1 on; the last without it',
    ),
    row('help', 'this text'),
    '',
    'Every parameter of the game (what is allowed; default without a preset):',
    ...parameterNames.map(parameterRow),
    '',
    `Presets: ${presetNames.map((name) => `${name} (${presets[name].interpretation ?? 'without a network'})`).join(', ')}.`,
  ].join('\n');
}
