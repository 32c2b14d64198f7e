/** What stands of the picture before its script has come, and stays. */
export const TITLE = 'How far from equilibrium';
export const READING =
  'Regret, log scale: of all; by best response (out, between, in); of the worst player.';
export const HEIGHT = 112;
