/**
 * What an address asks of an embed: `?embed=participation,curves&sliders=gamma,eta&theme=dark`. What it names and is not
 * there is said in a sentence, and the rest is shown.
 */
import { priceNames, type PriceName } from '../../game/prices.ts';
import { quoted } from '../../game/notes.ts';
import { panels, type PanelId } from '../../panels/registry.ts';
import type { Theme } from '../../state/store.ts';

/** Who leaves, and what it costs the net: every run has both, and they fit a frame of any height. */
export const usualPanels: readonly PanelId[] = ['participation', 'curves'];
/** More pictures than a page of the lab has. */
const MOST_PANELS = 12;

export const panelIds = Object.keys(panels) as readonly PanelId[];

export interface EmbedWish {
  readonly panels: readonly PanelId[];
  readonly sliders: readonly PriceName[];
  /** Null for the visitor's own. */
  readonly theme: Exclude<Theme, 'system'> | null;
  /** A sentence for each thing that was asked for and cannot be had. */
  readonly refused: readonly string[];
}

const namesIn = (list: string): readonly string[] => [
  ...new Set(
    list
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  ),
];

/** The names that are known, in the order of the list; the others are told of. */
function known<Name extends string>(
  list: string,
  all: readonly Name[],
  what: string,
  refused: string[],
): readonly Name[] {
  const names = namesIn(list);
  const isKnown = (name: string): name is Name => (all as readonly string[]).includes(name);
  const strange = names.find((name) => !isKnown(name));
  if (strange !== undefined)
    refused.push(`There is no ${what} ${quoted(strange)}. There are ${all.join(', ')}.`);
  return names.filter(isKnown);
}

/** @param asked what stands behind `embed`, in a list @param search the address's query */
export function readWish(asked: string, search: string): EmbedWish {
  const query = new URLSearchParams(search);
  const refused: string[] = [];
  const named = known(asked, panelIds, 'panel', refused);
  if (named.length > MOST_PANELS)
    refused.push(`An embed shows at most ${MOST_PANELS} panels; these are the first of them.`);
  const sliders = known(query.get('sliders') ?? '', priceNames, 'slider', refused);
  const theme = query.get('theme');
  const isTheme = theme === 'light' || theme === 'dark';
  if (theme !== null && !isTheme)
    refused.push(`There is no theme ${quoted(theme)}. There are light and dark.`);
  return {
    panels: named.length === 0 ? usualPanels : named.slice(0, MOST_PANELS),
    sliders,
    theme: isTheme ? theme : null,
    refused,
  };
}

/** The query of such an embed; what is usual is left out of it. */
export function writeWish({ panels, sliders, theme }: Omit<EmbedWish, 'refused'>): string {
  const parts = [`embed=${panels.join(',')}`];
  if (sliders.length > 0) parts.push(`sliders=${sliders.join(',')}`);
  if (theme !== null) parts.push(`theme=${theme}`);
  return `?${parts.join('&')}`;
}
