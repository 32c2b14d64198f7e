/** Light unless dark was chosen: of a dark page a projector in a bright room shows little. */
import { useEffect, useSyncExternalStore } from 'react';
import type { Lab } from '../../state/lab.ts';
import { applyTheme, rememberedTheme, showTheme } from '../../state/theme.ts';
import { currentTheme, onThemeChange } from '../../ui/theme.ts';

/** @param lab that keeps the theme, too; null while there is none */
export function useProjectorTheme(lab: Lab | null): {
  readonly isDark: boolean;
  readonly toggle: () => void;
} {
  useEffect(() => {
    const { classList } = document.documentElement;
    // Type and contrast of presenter.css.
    classList.add('presenter');
    showTheme(rememberedTheme() === 'dark' ? 'dark' : 'light');
    return () => {
      classList.remove('presenter');
      showTheme(rememberedTheme());
    };
  }, []);
  const isDark = useSyncExternalStore(onThemeChange, () => currentTheme().dark);
  return {
    isDark,
    toggle() {
      const next = isDark ? 'light' : 'dark';
      if (lab === null) applyTheme(next);
      else lab.setTheme(next);
    },
  };
}
