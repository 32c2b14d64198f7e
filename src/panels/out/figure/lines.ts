/** The text of an element as it stands: line by line, each where its baseline begins. */
export interface TextLine {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
}

/** How far below the upper edge of its characters' boxes the baseline of a font lies, in CSS pixels. */
export function createBaselines(): (style: CSSStyleDeclaration) => number {
  const known = new Map<string, number>();
  return (style) => {
    const font = [style.fontFamily, style.fontSize, style.fontWeight, style.fontStyle].join();
    const found = known.get(font);
    if (found !== undefined) return found;
    const probe = document.createElement('div');
    const { fontFamily, fontSize, fontWeight, fontStyle } = style;
    const hidden = { position: 'absolute', top: '0', visibility: 'hidden', whiteSpace: 'nowrap' };
    Object.assign(probe.style, hidden, { fontFamily, fontSize, fontWeight, fontStyle });
    const mark = document.createElement('span');
    Object.assign(mark.style, { display: 'inline-block', width: '0', height: '0' });
    probe.append('x', mark);
    document.body.append(probe);
    const range = document.createRange();
    range.selectNode(probe.firstChild!);
    const below = mark.getBoundingClientRect().bottom - range.getBoundingClientRect().top;
    probe.remove();
    known.set(font, below);
    return below;
  };
}

/** Characters whose boxes lie at another height, or back at the left, begin a line. */
export function linesOf(node: Text, baseline: number): TextLine[] {
  const range = document.createRange();
  const lines: { text: string; x: number; y: number; right: number; bottom: number }[] = [];
  let at = 0;
  for (const character of node.data) {
    range.setStart(node, at);
    at += character.length;
    range.setEnd(node, at);
    const [box] = range.getClientRects();
    // White space that is not seen has no box, or one without width.
    if (box === undefined || (box.width === 0 && character.trim() === '')) continue;
    const seen = /\s/.test(character) ? ' ' : character;
    const last = lines.at(-1);
    if (last !== undefined && box.top < last.bottom && box.left >= last.right - 1) {
      last.text += seen;
      last.right = box.right;
    } else
      lines.push({
        text: seen,
        x: box.left,
        y: box.top + baseline,
        right: box.right,
        bottom: box.top + box.height / 2,
      });
  }
  return lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, x, y, right }) => ({ text, x, y, width: right - x }));
}
