/** What is typed into a figure is taken as it was meant, or refused with a sentence and kept. */
import { expect, test } from '@playwright/test';
import { openWithFewImages } from './support/lab.ts';

test('a figure typed in the page’s own notation is taken; one of two meanings is refused in words', async ({
  page,
}) => {
  await openWithFewImages(page);
  const field = page.getByLabel('Benefit α, exactly');
  const alpha = () => page.evaluate(() => window.pruningGame!.spec().alpha);
  await field.fill('7×10⁻⁴');
  await field.press('Enter');
  await expect.poll(alpha).toBe(7e-4);
  await field.fill('1,000');
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription('“1,000” can mean 1 or 1000; write 1 or 1000.');
  await expect(page.getByText('“1,000” can mean 1 or 1000')).toBeVisible();
  await expect(field).toHaveValue('1,000');
  expect(await alpha()).toBe(7e-4);
  await field.press('Escape');
  await expect(field).toHaveValue('7×10⁻⁴');
});
