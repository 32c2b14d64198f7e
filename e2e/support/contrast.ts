/** Contrast of two colours as the page shows them. */
import type { Page } from '@playwright/test';

/**
 * By WCAG, 1 to 21.
 * @param front a colour in CSS; `var(--token)` is that of the page
 * @param back the same
 */
export const contrast = (page: Page, front: string, back: string): Promise<number> =>
  page.evaluate(
    (colours) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d')!;
      const luminance = (colour: string) => {
        const probe = document.body.appendChild(document.createElement('span'));
        // Or forced colours would answer for every token.
        probe.style.setProperty('forced-color-adjust', 'none');
        probe.style.color = colour;
        context.fillStyle = getComputedStyle(probe).color;
        probe.remove();
        context.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((channel) => {
          const share = channel / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
      };
      const [dark, light] = colours.map(luminance).sort((a, b) => a - b);
      return (light! + 0.05) / (dark! + 0.05);
    },
    [front, back],
  );
