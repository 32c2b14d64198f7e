/** What the hand did, in as few words as a button has room for. */
import { interventionLabel } from '../../../game/interventions.ts';
import { changeLabel } from '../../../panels/participation/prices.ts';
import { parameters, type ParameterName } from '../../../spec/parameters.ts';
import type { Deed } from '../../../state/time/deed.ts';
import { grouped } from '../../../ui/format.ts';

const MOST_CHARACTERS = 28;

const short = (label: string, otherwise: string): string =>
  label.length <= MOST_CHARACTERS ? label : otherwise;

export function deedLabel(deed: Deed): string {
  switch (deed.kind) {
    case 'values': {
      const names = Object.keys(deed.patch) as ParameterName[];
      const [name] = names;
      if (name === undefined || names.length > 1) return `${names.length} changes`;
      const label = changeLabel(name, deed.was[name]!, deed.patch[name]!);
      return short(label, parameters[name].name.toLowerCase());
    }
    case 'act':
      return interventionLabel(deed.act);
    case 'run': {
      const names = Object.keys(deed.patch) as ParameterName[];
      const [name] = names;
      if (name === undefined) return 'restart';
      if (names.length > 1) return 'another run';
      const words = parameters[name].name.toLowerCase();
      return short(`${words} ${String(deed.patch[name])}`, words);
    }
    case 'script':
      return short(`${deed.isMoved ? 'moving' : 'taking out'} ${deed.label}`, 'a moved mark');
    case 'branch':
      return `branch at step ${grouped(deed.step)}`;
    default:
      return deed satisfies never;
  }
}
