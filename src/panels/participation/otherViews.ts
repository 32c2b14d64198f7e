/** What the views besides the lines are drawn with: fetched when one of them is looked at. */
export { drawBands } from './bands.ts';
export { Density, densityLayout } from './density.ts';
export { Heat, heatPlayer } from './heat.ts';
export { drawBandLabels, drawHeatLabels } from './sideLabels.ts';
