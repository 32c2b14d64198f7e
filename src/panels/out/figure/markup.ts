/** Writing SVG: elements as text, with colours and lengths that every reader of SVG knows. */

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** What XML cannot hold at all is left out. */
export const escaped = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex -- these are what it is about
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[&<>"]/g, (sign) => ESCAPED[sign]);

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Lengths in CSS pixels, to a thousandth. */
const written = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : escaped(value);

/** @param inner markup */
export function element(name: string, attributes: Attributes, inner = ''): string {
  const all = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${written(value)}"`],
  );
  return inner === '' ? `<${name}${all.join('')}/>` : `<${name}${all.join('')}>${inner}</${name}>`;
}

export interface Paint {
  /** `#rrggbb`. */
  readonly colour: string;
  /** 0 to 1. */
  readonly opacity: number;
}

/** Any colour that a style may have. */
export function createPaints(): (colour: string) => Paint {
  const known = new Map<string, Paint>();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const ctx = canvas.getContext('2d', { willReadFrequently: true });
  return (colour) => {
    const found = known.get(colour);
    if (found !== undefined) return found;
    if (ctx === null) return { colour: '#000000', opacity: 1 };
    ctx.clearRect(0, 0, 1, 1);
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = ctx.getImageData(0, 0, 1, 1).data;
    const paint = {
      colour: `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`,
      opacity: alpha / 255,
    };
    known.set(colour, paint);
    return paint;
  };
}

/** Opacity 1 is what it is anyway. */
export const partial = (opacity: number): number | undefined => (opacity < 1 ? opacity : undefined);
