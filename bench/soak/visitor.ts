/** Who plays in a soak: one run to its end, sliders moved now and then, views looked at. */
import type { Page } from 'playwright';
import type { RunSpec } from '../../src/spec/spec.ts';
import type {} from '../../src/state/automation.ts'; // window.pruningGame

/** What the page notes of itself while it plays. */
interface Notes {
  /** Of the present run. */
  step: number;
  /** Of all runs. */
  steps: number;
  tensors: number;
  ended: boolean;
  failure: string | null;
}

declare global {
  interface Window {
    soakNotes: Notes;
  }
}

export async function takeNotes(page: Page): Promise<void> {
  await page.evaluate(() => {
    const notes: Notes = { step: 0, steps: 0, tensors: 0, ended: false, failure: null };
    window.soakNotes = notes;
    const game = window.pruningGame!;
    game.on('frame', ({ buffer }) => {
      const [step, , , , tensors] = new Float32Array(buffer);
      notes.steps += Math.max(0, step - notes.step);
      notes.step = step;
      notes.tensors = Math.max(notes.tensors, tensors);
    });
    game.on('playing', ({ playing }) => (notes.ended = !playing));
    game.on('failed', ({ message }) => (notes.failure = message));
  });
}

export const specOf = (page: Page) => page.evaluate(() => window.pruningGame!.spec());

/** What was noted; the count of tensors begins anew. */
export const readNotes = (page: Page): Promise<Notes> =>
  page.evaluate(() => {
    const told = { ...window.soakNotes };
    window.soakNotes.tensors = 0;
    return told;
  });

/** A step of a busy machine takes long, a run that stands still takes for ever. */
const MOST_WAIT_MS = 300_000;

async function waitForStep(page: Page, step: number): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      window.soakNotes.step >= wanted ||
      window.soakNotes.ended ||
      window.soakNotes.failure !== null,
    step,
    { timeout: MOST_WAIT_MS, polling: 100 },
  );
  const { failure } = await page.evaluate(() => window.soakNotes);
  if (failure !== null) throw new Error(`The run failed in the soak: ${failure}`);
}

async function press(page: Page, slider: RegExp, keys: readonly string[]): Promise<void> {
  await page.getByRole('slider', { name: slider }).first().focus();
  for (const key of keys) await page.keyboard.press(key);
}

const showView = (page: Page, which: 0 | 1): Promise<void> =>
  page.locator('.view-tabs button').nth(which).click();

/** By step of the run: what the visitor does there. */
const acts: readonly (readonly [number, (page: Page) => Promise<void>])[] = [
  [400, (page) => press(page, /presence/i, ['ArrowRight', 'ArrowRight', 'ArrowLeft'])],
  [1200, (page) => showView(page, 1)],
  [2400, (page) => press(page, /rivals/i, ['ArrowRight', 'ArrowRight', 'Home'])],
  [3600, (page) => showView(page, 0)],
  [4800, (page) => press(page, /size/i, ['ArrowRight', 'ArrowLeft'])],
];

/** Looks at both views, as a visitor who lets an address be replayed. */
const glances = acts.filter(([step]) => step === 1200 || step === 3600);

async function toTheEnd(page: Page, what: typeof acts): Promise<void> {
  for (const [step, act] of what) {
    await waitForStep(page, step);
    await act(page);
  }
  await waitForStep(page, Infinity);
}

/** Back to step 0 of the run that the page opened with; paused, on the first view. */
export async function rewind(page: Page, { alpha, beta, gamma, eta }: RunSpec): Promise<void> {
  await showView(page, 0);
  await page.evaluate(
    async (prices) => {
      const game = window.pruningGame!;
      // The sliders stay where the visitor has left them; the next run must be like the first.
      await game.set(prices);
      await game.reset();
      window.soakNotes.step = 0;
    },
    { alpha, beta, gamma, eta },
  );
}

/**
 * Two runs from a pause at step 0 to their end: one with the visitor's changes, then the same once more
 * from its address.
 */
export async function playTwice(page: Page, opened: RunSpec): Promise<void> {
  await page.evaluate(() => {
    window.soakNotes.ended = false;
    window.pruningGame!.play();
  });
  await toTheEnd(page, acts);
  const played = new URL(page.url()).hash;
  await rewind(page, opened);
  await page.evaluate((hash) => {
    window.soakNotes.ended = false;
    location.hash = hash;
  }, played);
  await page.evaluate(() => window.pruningGame!.play());
  await toTheEnd(page, glances);
}
