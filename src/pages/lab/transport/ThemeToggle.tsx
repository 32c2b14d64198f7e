import { useSyncExternalStore } from 'react';
import type { Lab } from '../../../state/lab.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { currentTheme, onThemeChange } from '../../../ui/theme.ts';

export function useDark(): boolean {
  return useSyncExternalStore(onThemeChange, () => currentTheme().dark);
}

export function ThemeToggle({ lab }: { lab: Lab }) {
  const other = useDark() ? 'light' : 'dark';
  return (
    <IconButton icon="theme" label={`Switch to ${other}`} onClick={() => lab.setTheme(other)} />
  );
}
