/** At every size of window and of type nothing lies over anything else, and nothing scrolls sideways. */
import { expect, test, type Page } from '@playwright/test';
import { shown } from './support/keepTwo.ts';
import { openWithFewImages } from './support/lab.ts';
import { inWords, resizer, type Setting } from './support/settled.ts';

const SETTINGS: readonly Setting[] = [
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 1680, height: 1050 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1440 },
  { width: 3840, height: 2160 },
  { width: 1440, height: 900, type: 20 },
  { width: 1440, height: 900, type: 32 },
  { width: 1920, height: 1080, type: 32 },
  { width: 390, height: 844 },
  { width: 390, height: 844, type: 20 },
  { width: 390, height: 844, type: 32 },
  // 200 % zoom: half the CSS pixels, twice the ratio.
  { width: 720, height: 450, scale: 2 },
  { width: 640, height: 360, scale: 2 },
];

/** Pairs of controls, headings or cards that lie over one another, and what sticks out sideways. */
const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`scrolls ${scrollWidth - clientWidth} px sideways`);
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24)}”`;
    const parts = [
      ...document.querySelectorAll(
        'main button, main summary, main h2, main h3, main input, main .inset, main [role=slider], .panel-reading, .sentence-voice, .sentence-below, .ledger-figure, .ledger-term > .note, .paper-figures, .transport > *, .transport button',
      ),
    ].filter(
      (part) => part.checkVisibility({ visibilityProperty: true }) && part.textContent !== null,
    );
    const isControl = (part: Element) => part.matches('button, input, summary, [role=slider]');
    /** What is written, not the line's whole width, what a target is padded by, nor words that are not seen. */
    const inkOf = (part: Element) => {
      const range = document.createRange();
      range.selectNodeContents(part.querySelector('.explain-mark') ?? part);
      const unseen = part.querySelector(':scope > .visually-hidden:last-child');
      if (unseen !== null) range.setEndBefore(unseen);
      return range.getBoundingClientRect();
    };
    const boxes = parts.map((part) => {
      const target = part.getBoundingClientRect();
      // A field is as tall as a finger needs, its figure one line in the middle.
      const middle = (target.top + target.bottom) / 2;
      const line = parseFloat(getComputedStyle(part).lineHeight);
      const ink = part.matches('input')
        ? new DOMRect(target.left, middle - line / 2, target.width, line)
        : /^(P|H2|BUTTON)$/.test(part.tagName)
          ? inkOf(part)
          : target;
      return { target, ink, control: isControl(part) };
    });
    // The sticky bar and dock may lie over what scrolls beneath them.
    const bar = (part: Element) => part.closest('.transport, .price-dock');
    // A slider's own small targets and figures share its track; a picture carries its handles.
    const joined = (a: Element, b: Element) =>
      a.contains(b) ||
      b.contains(a) ||
      (a.closest('.slider') !== null && a.closest('.slider') === b.closest('.slider')) ||
      ['.panel-focus', '.runs-plane-hold'].some(
        (whole) => a.closest(whole) !== null && a.closest(whole) === b.closest(whole),
      );
    for (let i = 0; i < parts.length; i++)
      for (let j = i + 1; j < parts.length; j++) {
        if (joined(parts[i], parts[j]) || bar(parts[i]) !== bar(parts[j])) continue;
        const both = boxes[i].control && boxes[j].control;
        const [a, b] = [boxes[i], boxes[j]].map(({ target, ink }) => (both ? target : ink));
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        // Edges of padded targets may be shared.
        if (across > 6 && down > 6) faults.push(`${name(parts[i])} lies over ${name(parts[j])}`);
      }
    for (const [index, { left, right, width }] of boxes.map(({ target }) => target).entries())
      if (width > 0 && (left < -8 || right > clientWidth + 8))
        faults.push(`${name(parts[index])} sticks out sideways`);
    return faults;
  });

for (const hash of [
  '#v=1&seed=3&beta=0.02&view=net',
  '#v=1&seed=3&beta=0.02&view=game',
  '#v=1&network=784-24-12-10&granularity=weight&lrS=0.02&view=net',
  '#v=1&network=784-24-12-10&granularity=pixel-neuron&lrS=0.02&view=net',
  '#v=1&sandbox=pair&start=drawn&view=net',
  '#v=1&sandbox=pair&start=drawn&view=game',
  '#v=1&view=runs',
  // Epoch 10 at the end of the time line.
  '#v=1&batchSize=500&view=net',
])
  test(`nothing collides at any size of window and of type: ${hash}`, async ({ page }) => {
    await openWithFewImages(page, hash);
    await page.evaluate(() => window.pruningGame!.step(60));
    await shown(page, new URLSearchParams(hash).get('view')!);
    const resize = await resizer(page);
    for (const setting of SETTINGS) {
      await resize(setting);
      expect.soft(await faultsOf(page), inWords(setting)).toEqual([]);
    }
  });

test('the pictures share a wide window: less of it is empty than of a smaller one', async ({
  page,
}) => {
  await openWithFewImages(page, '#v=1&seed=3');
  await page.evaluate(() => window.pruningGame!.step(60));
  const resize = await resizer(page);
  const share = (width: number, height: number) =>
    resize({ width, height }).then(() =>
      page.evaluate(() => {
        const areas = [...document.querySelectorAll('main .panel, .ledger')].map((part) => {
          const { width: w, top, bottom } = part.getBoundingClientRect();
          // What lies below the window fills nothing of it.
          return w * Math.max(0, Math.min(bottom, innerHeight) - top);
        });
        return areas.reduce((sum, area) => sum + area, 0) / (innerWidth * innerHeight);
      }),
    );
  const usual = await share(1440, 900);
  for (const [width, height] of [
    [1680, 1050],
    [1920, 1080],
    [2560, 1440],
    [3840, 2160],
  ])
    expect(await share(width, height), `${width}×${height}`).toBeGreaterThan(0.93 * usual);
});
