/** Where letters are written. */
export const isWriting = ({ target }: KeyboardEvent): boolean =>
  (target as HTMLElement).closest(
    'input:not([type=radio]):not([type=checkbox]):not([type=range]), textarea, [contenteditable]',
  ) !== null;
