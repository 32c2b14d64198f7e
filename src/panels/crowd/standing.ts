/** What stands of the picture before its script has come, and stays. */
export const TITLE = 'How many players at each s';
export const READING = 'Counts on a log scale. Hollow bars: pruned players.';
export const HEIGHT = 112;
