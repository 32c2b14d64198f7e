/**
 * Reads a number as people write it: the page's own notation (7×10⁻⁴, 60 000, a true minus), a decimal
 * comma or point, thousands in groups, and the digits of any script. What can be read in two ways is refused.
 */

export type Parsed =
  | { readonly ok: true; readonly value: number }
  /** One sentence for the person who typed it. */
  | { readonly ok: false; readonly why: string };

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const DIGIT = /\p{Nd}/u;
/** A longer text is no number that anybody would type. */
const LONGEST = 60;

const refused = (why: string): Parsed => ({ ok: false, why });

/** Digits of a script are ten in a row, from its zero; some scripts follow one another at once. */
function digitValue(character: string): number {
  const code = character.codePointAt(0)!;
  let first = code;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first--;
  return (code - first) % 10;
}

/** Superscripts as `^-4`, digits of any script as 0 to 9, signs and separators as ASCII has them. */
const inAscii = (text: string): string =>
  text
    .trim()
    .replace(
      /[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
      (power) =>
        `^${[...power].map((c) => (c === '⁻' ? '-' : c === '⁺' ? '' : SUPERSCRIPTS.indexOf(c))).join('')}`,
    )
    .replace(/٫/g, '.')
    .replace(/٬/g, ' ')
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .normalize('NFKC')
    .replace(/[−‒–]/g, '-')
    .replace(/[×*·⋅]/g, 'x')
    .replace(/['’]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?([x^e]) ?/gi, '$1')
    .replace(/^([+-]) /, '$1');

const isGrouped = (text: string, separator: string): boolean =>
  new RegExp(`^\\d{1,3}(?:[${separator}]\\d{3})+$`).test(text);

/** “1.000,5”, “60 000”, “.5” as JavaScript writes them; null where the separators make no sense. */
function plainDecimal(text: string): string | null {
  const [last] = /[.,](?=[^.,]*$)/.exec(text) ?? [];
  const marks = [...text].filter((c) => c === '.' || c === ',');
  const hasBoth = marks.includes('.') && marks.includes(',');
  const isDecimal = last !== undefined && (hasBoth || marks.length === 1);
  const at = isDecimal ? text.lastIndexOf(last) : text.length;
  const whole = text.slice(0, at);
  const decimals = text.slice(at + 1);
  if (!/^\d*$/.test(decimals)) return null;
  const separator = [' ', ',', '.'].find((c) => whole.includes(c));
  if (separator === undefined)
    return whole + decimals === '' ? null : `${whole || '0'}.${decimals || '0'}`;
  return isGrouped(whole, separator)
    ? `${whole.replaceAll(separator, '')}.${decimals || '0'}`
    : null;
}

export function parseNumber(text: string): Parsed {
  const shown = text.trim().length > LONGEST ? `${text.trim().slice(0, LONGEST)}…` : text.trim();
  const noNumber = refused(
    shown === ''
      ? 'Type a number.'
      : `“${shown}” is not a number; write it like 0.02, 1000 or 3×10⁻⁴.`,
  );
  if (text.length > LONGEST) return noNumber;
  const plain = inAscii(text);
  const power = /^([+-]?)10\^([+-]?\d+)$/.exec(plain);
  const [, sign = '', mantissa = '', exponent = '0'] =
    power === null
      ? (/^([+-]?)([\d., ]+?)(?:(?:x10\^|e)([+-]?\d+))?$/i.exec(plain) ?? [])
      : ['', power[1], '1', power[2]];
  // A point before three digits is how the page itself writes 1.234; a comma there divides opinions.
  if (/^[1-9]\d{0,2},\d{3}$/.test(mantissa)) {
    const [decimal, thousands] = [mantissa.replace(',', '.'), mantissa.replace(',', '')].map(
      (digits) => String(Number(`${sign}${digits}e${exponent}`)).replace('-', '−'),
    );
    return refused(
      `“${shown}” can mean ${decimal} or ${thousands}; write ${decimal} or ${thousands}.`,
    );
  }
  const decimal = plainDecimal(mantissa);
  if (decimal === null) return noNumber;
  const value = Number(`${sign}${decimal}e${exponent}`);
  if (!Number.isFinite(value)) return refused(`“${shown}” is too large to compute with.`);
  return { ok: true, value: value === 0 ? 0 : value };
}
