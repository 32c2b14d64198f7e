/** Neurons whose weights play one by one, as the panels about them see them. */
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { ParticipationShape } from '../../game/pictures.ts';
import type { Lab } from '../../state/lab.ts';
import type { Sheet } from '../../state/pictures.ts';
import { unitOf, type Unit } from '../../state/units.ts';

/** Pictures of layers whose single weights play, those nearer to the input first. */
export const weightSheets = (lab: Lab): readonly Sheet[] => {
  const { layers } = lab.store.getState();
  return lab.sheets.filter(({ layer }) => layers[layer]?.granularity === 'weight');
};

export const sheetOf = (lab: Lab, layer: number): Sheet | null =>
  weightSheets(lab).find((sheet) => sheet.layer === layer) ?? null;

/** The one that is shown large: the one asked for, else that of the selected weight, else the first. */
export function unitNow(lab: Lab): Unit | null {
  const { unit, selected, layers } = lab.store.getState();
  const sheets = weightSheets(lab);
  if (sheets.length === 0) return null;
  const known = (each: Unit | null) =>
    each !== null && sheets.some(({ layer, rows }) => layer === each.layer && each.row < rows)
      ? each
      : null;
  const ofSelected = selected.length === 0 ? null : unitOf(sheets, layers, selected[0]);
  return known(unit) ?? ofSelected ?? { layer: sheets[0].layer, row: 0 };
}

/** What React sees is a text, so that it stays the same while the neuron does. */
const written = (unit: Unit | null): string => (unit === null ? '' : `${unit.layer} ${unit.row}`);

/** The same for React, which hears of it when pictures come. */
export function useUnit(lab: Lab): Unit | null {
  const subscribe = useCallback(
    (tell: () => void) => {
      const offPictures = lab.on('pictures', tell);
      const offStore = lab.store.subscribe(tell);
      return () => {
        offPictures();
        offStore();
      };
    },
    [lab],
  );
  const unit = useSyncExternalStore(subscribe, () => written(unitNow(lab)));
  return useMemo(() => {
    if (unit === '') return null;
    const [layer, row] = unit.split(' ').map(Number);
    return { layer, row };
  }, [unit]);
}

/** The shapes of the pictures of layers whose single weights play; empty before they have come. */
export function useWeightShapes(lab: Lab): readonly ParticipationShape[] {
  const subscribe = useCallback((tell: () => void) => lab.on('pictures', tell), [lab]);
  const shapes = useSyncExternalStore(subscribe, () =>
    weightSheets(lab)
      .map(({ layer, rows, columns }) => `${layer} ${rows} ${columns}`)
      .join(),
  );
  return useMemo(
    () =>
      shapes === ''
        ? []
        : shapes.split(',').map((shape): ParticipationShape => {
            const [layer, rows, columns] = shape.split(' ').map(Number);
            return { kind: 'participation', layer, rows, columns };
          }),
    [shapes],
  );
}

/** The shape of one layer's picture; null before it has come. */
export function useSheetShape(lab: Lab, layer: number): ParticipationShape | null {
  const shapes = useWeightShapes(lab);
  return shapes.find((shape) => shape.layer === layer) ?? null;
}
