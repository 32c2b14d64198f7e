/** The visitor's choice of light or dark; the colours themselves are CSS. */
import { preference } from './preference.ts';
import type { Theme } from './store.ts';

const chosen = preference<Theme>('pruning-game-theme', ['system', 'light', 'dark']);

export const rememberedTheme = (): Theme => chosen.remembered();

/** For now, whatever was chosen. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function applyTheme(theme: Theme): void {
  showTheme(theme);
  chosen.remember(theme);
}
