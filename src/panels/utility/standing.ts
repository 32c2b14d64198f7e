/** What stands of the picture before its script has come, and stays. */
export const TITLE = 'Utility of one player';
export const READING = 'Its utility U for every s it could choose, all else held still.';
export const HEIGHT = 112;
