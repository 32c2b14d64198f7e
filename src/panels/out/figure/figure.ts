/**
 * A panel as a drawing that stands alone: every style is written where it acts, canvases are images, the fonts
 * are part of it. What only moves the page is left out.
 */
import type { Theme } from '../../../ui/theme.ts';
import { copyOf } from '../../shared/pictureCopy.ts';
import { boxMarkup, type Box, type Boxes } from './boxes.ts';
import { shapesOf } from './drawn.ts';
import { fontRules, type SetIn } from './fonts.ts';
import { inTheme, type Mode } from './inTheme.ts';
import { createBaselines, linesOf } from './lines.ts';
import { createPaints, element, escaped, partial } from './markup.ts';

/** Pixels of a canvas per CSS pixel. */
export const FINENESS = 2;
const MARGIN = 16;
const SOURCE_LINE = 28;

/** Controls, and what is there for screen readers alone. */
const ASIDE =
  '.panel-tools, .panel-aside, .popover, .popover-panel, .panel-handle, .plane-hold, .plane-out, .panel-spoken, .visually-hidden';

export interface Figure {
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** What is said of a figure besides what it shows. */
export interface About {
  readonly title: string;
  readonly description: string;
  /** In the line below it, before the address. */
  readonly from: string;
  /** Of the page, with the run where the figure is of one. */
  readonly address: string;
}

interface Seen {
  readonly box: Box;
  readonly markup: string;
  readonly texts: readonly SetIn[];
}

const snapped = (length: number): number => Math.round(length * FINENESS) / FINENESS;

/** All that is seen of an element, from its upper left corner on. */
function look(root: Element, theme: Theme): Seen {
  const { left, top, width, height } = root.getBoundingClientRect();
  const baselineOf = createBaselines();
  const texts: SetIn[] = [];
  let ids = 0;
  const of: Boxes = { paintOf: createPaints(), nextId: () => `d${++ids}` };
  /** With edges on pixels, where the page has them too. */
  const placed = (rect: Box): Box => {
    const [x, y] = [snapped(rect.x - left), snapped(rect.y - top)];
    const [right, bottom] = [rect.x - left + rect.width, rect.y - top + rect.height];
    return { x, y, width: snapped(right) - x, height: snapped(bottom) - y };
  };

  function words(node: Text, style: CSSStyleDeclaration): string {
    const { colour: fill, opacity } = of.paintOf(style.color);
    return linesOf(node, baselineOf(style))
      .map((line) => {
        texts.push({
          family: style.fontFamily,
          style: style.fontStyle,
          weight: Number(style.fontWeight),
          text: line.text,
        });
        return element(
          'text',
          {
            ...{ x: line.x - left, y: line.y - top, fill, 'fill-opacity': partial(opacity) },
            'font-family': style.fontFamily,
            'font-size': style.fontSize,
            'font-weight': style.fontWeight === '400' ? undefined : style.fontWeight,
            'font-style': style.fontStyle === 'normal' ? undefined : style.fontStyle,
            'font-variant-numeric':
              style.fontVariantNumeric === 'normal' ? undefined : style.fontVariantNumeric,
            'letter-spacing': style.letterSpacing === 'normal' ? undefined : style.letterSpacing,
            'text-decoration': style.textDecorationLine.includes('underline')
              ? 'underline'
              : undefined,
            'xml:space': 'preserve',
          },
          escaped(line.text),
        );
      })
      .join('');
  }

  function image(canvas: HTMLCanvasElement, style: CSSStyleDeclaration): string {
    if (canvas.width === 0 || canvas.height === 0) return '';
    const box = placed(canvas.getBoundingClientRect());
    const copy = copyOf(canvas, theme, FINENESS);
    const drawn = copy?.canvas ?? canvas;
    return element('image', {
      ...box,
      // One of its pixels is one of the drawing's.
      ...(copy?.isToScale && {
        width: drawn.width / FINENESS,
        height: drawn.height / FINENESS,
      }),
      preserveAspectRatio: 'none',
      'image-rendering': style.imageRendering === 'auto' ? undefined : style.imageRendering,
      href: drawn.toDataURL('image/png'),
    });
  }

  /** What lies outside an element that shows no more than fits in it is cut off. */
  function cut(each: Element, style: CSSStyleDeclaration, inner: string): string {
    const fits = each.scrollWidth <= each.clientWidth && each.scrollHeight <= each.clientHeight;
    if (inner === '' || fits || (style.overflowX === 'visible' && style.overflowY === 'visible'))
      return inner;
    const id = of.nextId();
    const box = element('rect', { ...placed(each.getBoundingClientRect()) });
    return element('clipPath', { id }, box) + element('g', { 'clip-path': `url(#${id})` }, inner);
  }

  function part(each: Element): string {
    const style = getComputedStyle(each);
    if (style.display === 'none' || each.matches(ASIDE)) return '';
    const isSeen = style.visibility === 'visible';
    const rects =
      style.display === 'inline'
        ? Array.from(each.getClientRects())
        : [each.getBoundingClientRect()];
    const ground = isSeen ? rects.map((rect) => boxMarkup(style, placed(rect), of)).join('') : '';
    const inner = Array.from(each.childNodes, (node) => {
      if (node instanceof Text) return isSeen ? words(node, style) : '';
      return node instanceof Element ? part(node) : '';
    });
    if (each instanceof HTMLCanvasElement) return isSeen ? ground + image(each, style) : '';
    if (each instanceof SVGSVGElement) {
      if (!isSeen) return '';
      const box = placed(each.getBoundingClientRect());
      const viewBox = each.getAttribute('viewBox') ?? undefined;
      return ground + element('svg', { ...box, viewBox, overflow: style.overflow }, shapesOf(each));
    }
    const whole = ground + cut(each, style, inner.join(''));
    const opacity = Number(style.opacity);
    return opacity < 1 && whole !== '' ? element('g', { opacity }, whole) : whole;
  }

  return { box: { x: 0, y: 0, width, height }, markup: part(root), texts };
}

/** As much of a text as there is room for. */
function shortened(text: string, font: string, width: number): string {
  const ctx = document.createElement('canvas').getContext('2d');
  if (ctx === null) return text;
  ctx.font = font;
  if (ctx.measureText(text).width <= width) return text;
  let [fits, length] = [0, text.length];
  while (fits < length) {
    const middle = Math.ceil((fits + length) / 2);
    if (ctx.measureText(`${text.slice(0, middle)}…`).width <= width) fits = middle;
    else length = middle - 1;
  }
  return `${text.slice(0, fits)}…`;
}

/** The line below a figure that says where it is from. */
function source({ from, address }: About, box: Box, theme: Theme, root: Element): Seen {
  const { fontFamily } = getComputedStyle(root);
  const size = 12;
  const text = shortened(`${from} · ${address}`, `${size}px ${fontFamily}`, box.width);
  const line = element(
    'text',
    {
      ...{ x: 0, y: box.height + SOURCE_LINE - 8, fill: theme.muted },
      ...{ 'font-family': fontFamily, 'font-size': `${size}px` },
    },
    escaped(text),
  );
  return {
    box,
    markup: element('a', { href: address, target: '_top' }, line),
    texts: [{ family: fontFamily, style: 'normal', weight: 400, text }],
  };
}

/** @param root a panel of the page, which is there to be seen */
export async function figureOf(root: Element, mode: Mode, about: About): Promise<Figure> {
  const { seen, below, paper } = inTheme(mode, (theme) => {
    const seen = look(root, theme);
    const { colour } = createPaints()(theme.paper);
    return { seen, paper: colour, below: source(about, seen.box, theme, root) };
  });
  const [width, height] = [
    Math.ceil(seen.box.width) + 2 * MARGIN,
    Math.ceil(seen.box.height) + SOURCE_LINE + 2 * MARGIN,
  ];
  const rules = await fontRules([...seen.texts, ...below.texts]);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...{ width, height, viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}` },
      ...{ role: 'img', 'aria-labelledby': 'title description' },
    },
    [
      element('title', { id: 'title' }, escaped(about.title)),
      element('desc', { id: 'description' }, escaped(about.description)),
      element('style', {}, rules),
      element('rect', { x: -MARGIN, y: -MARGIN, width, height, fill: paper }),
      ...[seen.markup, below.markup],
    ].join('\n'),
  );
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`, width, height };
}

/** The same as pixels. @returns the bytes of a PNG */
export async function pngOf({ svg, width, height }: Figure): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = FINENESS * width;
  canvas.height = FINENESS * height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The browser could not make an image of it.'));
      else resolve(blob);
    }, 'image/png');
  });
}
