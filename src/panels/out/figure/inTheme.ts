/** The page for a moment in a theme, which nobody sees: it is taken back before anything is drawn. */
import { themeNow, type Theme } from '../../../ui/theme.ts';

export type Mode = 'light' | 'dark';

/** @param look must be done when it returns */
export function inTheme<Seen>(mode: Mode, look: (theme: Theme) => Seen): Seen {
  const { dataset } = document.documentElement;
  const before = dataset.theme;
  dataset.theme = mode;
  try {
    return look(themeNow());
  } finally {
    if (before === undefined) delete dataset.theme;
    else dataset.theme = before;
  }
}
