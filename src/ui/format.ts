/** Numbers as the page writes them: true minus, thin spaces between thousands, no needless zeros. */
import { listOf, type Price } from '../game/prices.ts';

const MINUS = '\u2212';
/** Narrow no-break space. */
const THIN = '\u202f';

const signed = (text: string): string => text.replace('-', MINUS);

/** 60000 → “60 000”. */
export const grouped = (value: number): string =>
  signed(String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, THIN));

/** A fixed number of decimals, and never “−0.00”. */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return signed(Number(text) === 0 ? text.replace('-', '') : text);
}

/** A share of 1 as percent without its sign: 0.9417 → “94.2”. */
export const percent = (share: number, decimals = 1): string => fixed(100 * share, decimals);

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 5 → “10⁵”. */
export const tenTo = (exponent: number): string =>
  `10${[...String(exponent)].map((c) => (c === '-' ? '⁻' : superscripts[Number(c)])).join('')}`;

/** A setting as short as it can be said exactly enough: 0.02, 4, 3×10⁻⁴. */
export function setting(value: number): string {
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  if (size >= 1e-3 && size < 1e4) return signed(String(rounded));
  if (size >= 1e4 && Number.isInteger(value)) return grouped(value);
  return withPower(rounded);
}

/** 4000000000 → “4×10⁹”. */
export function withPower(value: number): string {
  const [mantissa, exponent] = value.toExponential().split('e');
  const power = tenTo(Number(exponent));
  return signed(mantissa === '1' ? power : `${mantissa}×${power}`);
}

/** A figure of the ledger: two decimals, fewer as it grows, powers of ten when it is tiny. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && size < 0.005)
    return size < 1e-9 ? '0.00' : setting(Number(value.toPrecision(1)));
  return fixed(value, size >= 1000 ? 0 : size >= 100 ? 1 : 2);
}

/** A price as it is set: “4”, or “1.5, 2.5” where each group has its own. */
export const priceText = (price: Price): string => listOf(price).map(setting).join(', ');

/** As exact as an estimate is: 61.3 → “60”, 5.2 → “5”, 0.31 → “0.3”. */
export const roughly = (value: number): string => {
  const rounded = Number(value.toPrecision(value >= 10 ? 2 : 1));
  return rounded >= 1 ? grouped(rounded) : signed(String(rounded));
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** A time that is estimated: “about 20 s”. */
export function roughDuration(seconds: number): string {
  if (seconds < 1) return 'less than a second';
  if (seconds < MINUTE) return `about ${roughly(seconds)} s`;
  if (seconds < HOUR) return `about ${roughly(seconds / MINUTE)} min`;
  return `about ${roughly(seconds / HOUR)} h`;
}
