/** The visitor's choice of light or dark; the colours themselves are CSS. */
import type { Theme } from './store.ts';

const KEY = 'pruning-game-theme';

export function rememberedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    // Storage may be forbidden; the system's choice is then as good as any.
    return 'system';
  }
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // As above: the page then forgets the choice when it closes, and nothing else is lost.
  }
}
