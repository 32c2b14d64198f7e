/** What the smoke asks of a browser, whichever protocol it is driven by. */

/** Keys by their W3C names, with the code points by which WebDriver knows them. */
const keys = { ArrowRight: '\uE014', Space: ' ', a: 'a' } as const;
export type Key = keyof typeof keys;

/** Pressing and releasing a key, as both WebDrivers want it. */
export const keyActions = (key: Key): object[] => [
  {
    type: 'key',
    id: 'keys',
    actions: ['keyDown', 'keyUp'].map((type) => ({ type, value: keys[key] })),
  },
];

/** A click, as both WebDrivers want it. */
export const clickActions = (x: number, y: number): object[] => [
  {
    type: 'pointer',
    id: 'mouse',
    actions: [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  },
];

export interface Driver {
  /** Opens an address in a fresh page and waits until it has loaded. */
  open(address: string): Promise<void>;
  /**
   * Calls a function in the page and awaits it. Argument and result travel as JSON; the function sees
   * nothing of the test's own scope.
   */
  evaluate<Result, Argument = undefined>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result>;
  /** Presses and releases a key, wherever the focus is. */
  press(key: Key): Promise<void>;
  /** Clicks at a place of the window, in CSS pixels from its upper left corner. */
  click(x: number, y: number): Promise<void>;
  /** Errors and warnings that pages have written since the start, in the browser's words. */
  complaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}
