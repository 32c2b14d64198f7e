/** How small the texts of a page are, those on canvases too. */
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Texts of canvases by their size on the page. */
    drawnTexts?: Map<string, number>;
  }
}

/** Before the page is opened: every text that a canvas of the page draws is measured, in CSS pixels. */
export const watchCanvases = (page: Page) =>
  page.addInitScript(() => {
    const drawn = (window.drawnTexts = new Map());
    const { prototype } = CanvasRenderingContext2D;
    const fillText = prototype.fillText;
    prototype.fillText = function (this: CanvasRenderingContext2D, ...given) {
      const { canvas, font } = this;
      if (canvas.clientWidth > 0) {
        const { c, d } = this.getTransform();
        const px = parseFloat(/([\d.]+)px/.exec(font)![1]!);
        const size = (px * Math.hypot(c, d) * canvas.clientHeight) / canvas.height;
        drawn.set(given[0], Math.min(size, drawn.get(given[0]) ?? Infinity));
      }
      return fillText.apply(this, given);
    };
  });

/** Every text that is seen below a size, in the page, in drawings and on canvases; and how many were looked at. */
export const smallTexts = (page: Page, least: number) =>
  page.evaluate((px) => {
    const found: string[] = [];
    let looked = 0;
    const look = (text: string, size: number) => {
      looked++;
      // A hundredth for fractions of a pixel.
      if (size < px - 0.01) found.push(`${size.toFixed(2)} px: ${text}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement!;
      const text = node.textContent!.trim();
      if (text === '' || parent.getClientRects().length === 0) continue;
      if (parent.closest('.visually-hidden, .panel-spoken, script, style') !== null) continue;
      const scale = parent instanceof SVGGraphicsElement ? Math.abs(parent.getScreenCTM()!.d) : 1;
      look(text, parseFloat(getComputedStyle(parent).fontSize) * scale);
    }
    for (const [text, size] of window.drawnTexts!) look(text, size);
    return { found, looked };
  }, least);
