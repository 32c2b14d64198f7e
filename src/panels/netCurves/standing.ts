/** What stands of the picture before its script has come, and stays. */
export const titleOf = (isSandbox: boolean): string =>
  isSandbox ? 'Pruning over time' : 'Accuracy and pruning';
export const READING = 'Left to right is time, ending now. Dotted: your changes.';
export const BELOW = 'Accuracy. Wide band: the net as it is. Thin line: pruned players removed.';
export const HEIGHT = 172;
