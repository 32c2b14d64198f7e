/**
 * The one table of parameters. Slider, URL, command-line flag, validation and documentation are all
 * derived from it; to add a coefficient or an open choice, add a row to one of the lists in rows/.
 * Their order here is that of addresses and of `--help`.
 */
import type { Parameter } from '../game/parameter.ts';
import { dataRows, ownRows as dataOwnRows } from '../data/rows.ts';
import { benefitRows } from '../game/rows/benefit.ts';
import { ownRows, ruleRows } from '../rules/rows.ts';
import { dynamicsRows } from '../game/rows/dynamics.ts';
import { networkRows } from './rows/network.ts';
import { pricesRows } from '../game/rows/prices.ts';
import { runRows } from './rows/run.ts';
import { sandboxRows } from '../game/rows/sandbox.ts';
import { trainingRows } from './rows/training.ts';

export const parameters = {
  ...pricesRows,
  ...benefitRows,
  ...ruleRows,
  ...dynamicsRows,
  ...ownRows,
  ...trainingRows,
  ...dataRows,
  ...dataOwnRows,
  ...networkRows,
  ...sandboxRows,
  ...runRows,
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof parameters;

export const parameterNames = Object.keys(parameters) as ParameterName[];
