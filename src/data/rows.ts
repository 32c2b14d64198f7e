/** Which data a network learns from, and what data sets bring along: rows of the table of parameters, made from the registry. */
import {
  choice,
  defaultsOf,
  type Option,
  type Parameter,
  type ValuesOf,
} from '../game/parameter.ts';
import { isFamily, type DataFamily, type DataSet } from './dataSet.ts';
import { dataNames, registry, type DataName } from './registry.ts';

type RowsOf<One> = One extends { readonly rows: infer Rows } ? Rows : never;
/** What is of every member of a union. */
type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;
type OwnRows = Together<RowsOf<(typeof registry)[DataName]>> & object;

const entries: Readonly<Record<DataName, DataSet | DataFamily>> = registry;

/** Of all families. */
export const ownRows = Object.assign(
  {},
  ...dataNames.map((name) => {
    const entry = entries[name];
    return isFamily(entry) ? entry.rows : {};
  }),
) as OwnRows;

export const dataRows = {
  data: choice({
    symbol: '',
    name: 'Data',
    group: 'network',
    change: 'restart',
    default: 'mnist',
    options: dataNames.map((value): Option<DataName> => {
      const { label, help } = entries[value];
      return { value, label, help };
    }),
    help: 'What the network learns from.',
  }),
} as const;

/** What a spec says of its data; the rows of a family begin as its table has them. */
export type DataChoice = { readonly data: DataName } & Partial<ValuesOf<OwnRows>>;

const defaults = defaultsOf(ownRows);

/** The data set that a run's spec names. */
export function dataSetOf(spec: DataChoice): DataSet {
  const entry = entries[spec.data];
  return isFamily(entry) ? entry.of({ ...defaults, ...spec } as ValuesOf<OwnRows>) : entry;
}

/** What a spec lacks to say which data it means, as the end of a sentence; null where it says so. */
export function lackOf(spec: DataChoice): string | null {
  const entry = entries[spec.data];
  if (!isFamily(entry)) return null;
  return entry.lackOf?.({ ...defaults, ...spec } as ValuesOf<OwnRows>) ?? null;
}

/** Whether a parameter means something with these data: what others brought does not. */
export function concerns(parameter: string, data: DataName): boolean {
  const entry = entries[data];
  return !Object.hasOwn(ownRows, parameter) || (isFamily(entry) && parameter in entry.rows);
}

/** One of every kind that networks can tell apart: each data set, and of a family one for each option of its choices. */
export const kindsOfData: readonly DataSet[] = dataNames.flatMap((data) => {
  const entry = entries[data];
  if (!isFamily(entry)) return [entry];
  const choices = Object.entries<Parameter>(entry.rows).flatMap(([name, row]) =>
    row.kind === 'choice' ? row.options.map(({ value }) => ({ [name]: value })) : [],
  );
  return [{}, ...choices].map((chosen) =>
    entry.of({ ...defaults, ...chosen } as ValuesOf<OwnRows>),
  );
});
