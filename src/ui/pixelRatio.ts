/** Not every change is told: Chromium's emulation of another screen changes the number and says nothing. */
const LOOK_EVERY_MS = 500;

/**
 * Calls back when the device pixels per CSS pixel change: the window moves to another screen, or the
 * page is zoomed. No element changes its size in CSS pixels then, so no other observer need tell.
 *
 * @returns takes the callback out again
 */
export function onPixelRatioChange(callback: () => void): () => void {
  let ratio = 0;
  let query: MediaQueryList | undefined;
  function look(): void {
    if (window.devicePixelRatio === ratio) return;
    const isFirst = query === undefined;
    ratio = window.devicePixelRatio;
    query?.removeEventListener('change', look);
    query = matchMedia(`(resolution: ${ratio}dppx)`);
    query.addEventListener('change', look);
    if (!isFirst) callback();
  }
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    query?.removeEventListener('change', look);
  };
}
