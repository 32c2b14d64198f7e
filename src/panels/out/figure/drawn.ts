/** A drawing of the page as part of another: its shapes with what the style sheets say of them. */
import { element, escaped, type Attributes } from './markup.ts';

/** What style sheets may say of a shape. */
const LOOK = [
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-opacity', 'stroke-width'],
  ...['stroke-dasharray', 'stroke-dashoffset', 'stroke-linecap', 'stroke-linejoin', 'opacity'],
  ...['font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor'],
  ...['dominant-baseline', 'visibility'],
] as const;

const INITIAL: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0px',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  visibility: 'visible',
};

/** What belongs to the page and not to the drawing. */
const isOfThePage = (name: string): boolean =>
  ['class', 'style', 'id', 'role', 'tabindex'].includes(name) || /^(aria-|data-|on)/.test(name);

/** @returns markup; of an `svg` what is in it only */
export function shapesOf(root: Element): string {
  return Array.from(root.childNodes, (node) => {
    if (node instanceof Text) return escaped(node.data);
    if (!(node instanceof SVGElement)) return '';
    const style = getComputedStyle(node);
    if (style.display === 'none') return '';
    const own = Object.fromEntries(
      Array.from(node.attributes, ({ name, value }) => [name, value] as const).filter(
        ([name]) => !isOfThePage(name) && !LOOK.some((each) => each === name),
      ),
    );
    const look = Object.fromEntries(
      LOOK.map((name) => [name, style.getPropertyValue(name)] as const).filter(
        ([name, value]) => value !== '' && value !== INITIAL[name],
      ),
    );
    return element(node.localName, { ...own, ...look } as Attributes, shapesOf(node));
  }).join('');
}
