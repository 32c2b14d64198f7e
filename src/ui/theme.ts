import { onPrintingChange } from './printing.ts';

/** The tokens of tokens.css as values for canvas; resolved once per change of theme. */
const colours = {
  paper: '--paper',
  ink: '--ink',
  muted: '--muted',
  benefit: '--benefit',
  size: '--size',
  presence: '--presence',
  rivals: '--rivals',
  active: '--active',
  contested: '--contested',
  contestedOutline: '--contested-outline',
  contestedText: '--contested-text',
  pruned: '--pruned',
  control: '--control',
  hairline: '--hairline',
  axis: '--axis',
  wash: '--wash',
  tint: '--tint',
} as const;

const RAMP_STOPS = 8;
/** Colours the ramp is drawn with: one per byte, so that asking for one costs an index. */
const RAMP_STEPS = 256;

export type Theme = { readonly [Name in keyof typeof colours]: string } & {
  /** Stops of the ramp for s, from 0 to 1. */
  readonly ramp: readonly string[];
  /** Colour of participation s. */
  rampAt(s: number): string;
  readonly dark: boolean;
};

type Channels = [red: number, green: number, blue: number];

/** `#rrggbb` or `rgb(r, g, b)`. */
function channels(colour: string): Channels {
  const hex = /^#(..)(..)(..)$/.exec(colour);
  if (hex) return hex.slice(1).map((digits) => parseInt(digits, 16)) as Channels;
  return (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number) as Channels;
}

/** The ramp in RAMP_STEPS equal steps, straight lines between the stops. */
export function rampTable(stops: readonly string[]): string[] {
  const parsed = stops.map(channels);
  return Array.from({ length: RAMP_STEPS }, (_, step) => {
    const at = (step / (RAMP_STEPS - 1)) * (parsed.length - 1);
    const index = Math.min(parsed.length - 2, Math.floor(at));
    // There are two stops at least.
    const [before, after] = [parsed[index]!, parsed[index + 1]!];
    const mixed = before.map((from, c) => Math.round(from + (at - index) * (after[c]! - from)));
    return `rgb(${mixed.join(', ')})`;
  });
}

/** As it is at this very moment, whatever was told of it. */
export function themeNow(): Theme {
  // A custom property keeps its text, light-dark(…) included; the colour of an element is resolved.
  const probe = document.documentElement.appendChild(document.createElement('span'));
  // Or every token would read as the visitor's one colour of text.
  probe.style.setProperty('forced-color-adjust', 'none');
  const style = getComputedStyle(probe);
  const value = (property: string): string => {
    probe.style.color = `var(${property})`;
    return style.color;
  };
  const entries = Object.entries(colours).map(([name, property]) => [name, value(property)]);
  const ramp = matchMedia(FORCED).matches
    ? [value('--ramp-0'), value(`--ramp-${RAMP_STOPS - 1}`)]
    : Array.from({ length: RAMP_STOPS }, (_, stop) => value(`--ramp-${stop}`));
  probe.remove();
  const named = Object.fromEntries(entries) as { [Name in keyof typeof colours]: string };
  const table = rampTable(ramp);
  const luminance = channels(named.paper).reduce((sum, channel) => sum + channel, 0);
  return {
    ...named,
    ramp,
    rampAt: (s) =>
      table[Math.max(0, Math.min(RAMP_STEPS - 1, Math.round(s * (RAMP_STEPS - 1))))] ??
      'transparent',
    dark: luminance < 3 * 128,
  };
}

const FORCED = '(forced-colors: active)';
/** What the tokens depend on, besides the visitor's choice of light or dark. */
const QUERIES = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', FORCED];

let cached: Theme | null = null;
const listeners = new Set<() => void>();

function changed(): void {
  cached = null;
  for (const listener of listeners) listener();
}

let watching = false;

function watch(): void {
  if (watching) return;
  watching = true;
  onPrintingChange(changed);
  for (const query of QUERIES) matchMedia(query).addEventListener('change', changed);
  new MutationObserver(changed).observe(document.documentElement, {
    attributeFilter: ['data-theme'],
  });
}

/** The theme in force; the same object until it changes. */
export function currentTheme(): Theme {
  watch();
  return (cached ??= themeNow());
}

/** @returns takes the callback out again */
export function onThemeChange(callback: () => void): () => void {
  watch();
  listeners.add(callback);
  return () => listeners.delete(callback);
}
