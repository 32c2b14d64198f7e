/** Grounds and borders of an element as shapes. */
import { element, partial, type Paint } from './markup.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Boxes {
  readonly paintOf: (colour: string) => Paint;
  /** Of a definition, unlike all others. */
  readonly nextId: () => string;
}

const px = (length: string): number => parseFloat(length) || 0;

/** The parts of a list in a style; commas within brackets part nothing. */
function partsOf(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of list) {
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}

const GRADIENT = /^(repeating-)?linear-gradient\((.*)\)$/;
const ANGLE = /^(-?[\d.]+)deg$/;
const STOP = /^(.*?)((?:\s+-?[\d.]+(?:px|%))*)$/;

/** To the right and upwards, of length 1. */
type Direction = readonly [across: number, up: number];
const DOWN: Direction = [0, -1];

/** Of “45deg” and “to right”; null where a list of stops begins without one. */
function directionOf(words: string, { width, height }: Box): Direction | null {
  const turned = ANGLE.exec(words);
  if (turned !== null) {
    const angle = (Number(turned[1]) * Math.PI) / 180;
    return [Math.sin(angle), Math.cos(angle)];
  }
  const sides = words.split(/\s+/);
  if (sides[0] !== 'to') return null;
  const along = (one: string, other: string) =>
    Number(sides.includes(one)) - Number(sides.includes(other));
  const [across, up] = [along('right', 'left'), along('top', 'bottom')];
  // Towards a corner the middle colour joins the two others.
  const [x, y] = across !== 0 && up !== 0 ? [across * height, up * width] : [across, up];
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}

/** A ground that is a gradient along a line, as a definition and what refers to it; null for any other. */
function gradient(image: string, box: Box, { paintOf, nextId }: Boxes): [string, string] | null {
  const found = GRADIENT.exec(image);
  if (found === null) return null;
  const [first, ...others] = partsOf(found[2]);
  const turned = directionOf(first, box);
  const stops = turned === null ? [first, ...others] : others;
  const [across, up] = turned ?? DOWN;
  const length = Math.abs(box.width * across) + Math.abs(box.height * up);
  const placed = stops.flatMap((stop, index) => {
    const [, colour, places] = STOP.exec(stop)!;
    const at = places.trim().split(/\s+/).filter(Boolean);
    // Without a place of its own it stands at its even share of the way.
    const where = at.length > 0 ? at : [`${(100 * index) / Math.max(1, stops.length - 1)}%`];
    return where.map((place) => ({
      colour,
      at: place.endsWith('%') ? (px(place) / 100) * length : px(place),
    }));
  });
  const end = found[1] === undefined ? length : (placed.at(-1)?.at ?? length);
  const [x, y] = [
    box.x + (box.width - across * length) / 2,
    box.y + (box.height + up * length) / 2,
  ];
  const id = nextId();
  const marks = placed.map(({ colour, at }) => {
    const { colour: plain, opacity } = paintOf(colour);
    return element('stop', {
      offset: at / Math.max(end, 1e-6),
      'stop-color': plain,
      'stop-opacity': partial(opacity),
    });
  });
  const definition = element(
    'linearGradient',
    {
      ...{ id, gradientUnits: 'userSpaceOnUse', x1: x, y1: y },
      ...{ x2: x + across * end, y2: y - up * end },
      spreadMethod: found[1] === undefined ? undefined : 'repeat',
    },
    marks.join(''),
  );
  return [definition, `url(#${id})`];
}

/** Where the one tile of an image lies that is not repeated; else the whole box. */
function tileOf(style: CSSStyleDeclaration, box: Box): Box {
  if (style.backgroundRepeat !== 'no-repeat' || style.backgroundSize === 'auto') return box;
  const part = (text: string, whole: number) =>
    text.endsWith('%') ? (px(text) / 100) * whole : px(text);
  const [wide, high = wide] = style.backgroundSize.split(' ');
  const [left, top = left] = style.backgroundPosition.split(' ');
  const [width, height] = [part(wide, box.width), part(high, box.height)];
  return {
    x: box.x + part(left, box.width - width),
    y: box.y + part(top, box.height - height),
    ...{ width, height },
  };
}

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** One side's border, in the middle of its own breadth. */
function edge(box: Box, side: (typeof SIDES)[number], width: number) {
  const half = width / 2;
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  switch (side) {
    case 'Top':
      return { x1: box.x, y1: box.y + half, x2: right, y2: box.y + half };
    case 'Right':
      return { x1: right - half, y1: box.y, x2: right - half, y2: bottom };
    case 'Bottom':
      return { x1: box.x, y1: bottom - half, x2: right, y2: bottom - half };
    case 'Left':
      return { x1: box.x + half, y1: box.y, x2: box.x + half, y2: bottom };
    default:
      return side satisfies never;
  }
}

const DASHES: Readonly<Record<string, (width: number) => string>> = {
  dashed: (width) => `${Math.max(3, 2 * width)} ${Math.max(3, 2 * width)}`,
  dotted: (width) => `0 ${2 * width}`,
};

function borders(style: CSSStyleDeclaration, box: Box, radius: number, of: Boxes): string {
  const all = SIDES.map((side) => ({
    side,
    width: px(style[`border${side}Width`]),
    line: style[`border${side}Style`],
    colour: style[`border${side}Color`],
  }));
  const seen = all.filter(
    ({ width, line, colour }) =>
      width > 0 && !['none', 'hidden'].includes(line) && of.paintOf(colour).opacity > 0,
  );
  const look = ({ width, line, colour }: (typeof all)[number]) => {
    const { colour: stroke, opacity } = of.paintOf(colour);
    return {
      stroke,
      'stroke-opacity': partial(opacity),
      'stroke-width': width,
      'stroke-dasharray': DASHES[line]?.(width),
      'stroke-linecap': line === 'dotted' ? 'round' : undefined,
    };
  };
  const [first] = seen;
  const isAlike = ({ width, line, colour }: (typeof all)[number]) =>
    width === first.width && line === first.line && colour === first.colour;
  if (seen.length === SIDES.length && seen.every(isAlike)) {
    const { width } = first;
    const inner = Math.max(0, radius - width / 2);
    return element('rect', {
      ...{ x: box.x + width / 2, y: box.y + width / 2 },
      ...{ width: Math.max(0, box.width - width), height: Math.max(0, box.height - width) },
      ...{ rx: inner || undefined, fill: 'none' },
      ...look(first),
    });
  }
  return seen
    .map((each) => element('line', { ...edge(box, each.side, each.width), ...look(each) }))
    .join('');
}

/** The ground of a box, then its borders. */
export function boxMarkup(style: CSSStyleDeclaration, box: Box, of: Boxes): string {
  if (box.width <= 0 || box.height <= 0) return '';
  const given = style.borderTopLeftRadius;
  const smaller = Math.min(box.width, box.height);
  const share = given.includes('%') ? (px(given) / 100) * smaller : px(given);
  const radius = Math.min(share, smaller / 2);
  const { colour: fill, opacity } = of.paintOf(style.backgroundColor);
  const ground = (shape: Box, look: Parameters<typeof element>[1]) =>
    element('rect', { ...shape, rx: radius || undefined, ...look });
  const images = style.backgroundImage === 'none' ? [] : partsOf(style.backgroundImage);
  return [
    ...(opacity > 0 ? [ground(box, { fill, 'fill-opacity': partial(opacity) })] : []),
    ...images.reverse().flatMap((image) => {
      const tile = tileOf(style, box);
      const made = gradient(image, tile, of);
      return made === null ? [] : [made[0], ground(tile, { fill: made[1] })];
    }),
    borders(style, box, radius, of),
  ].join('');
}
