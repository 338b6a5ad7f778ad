import { describe, expect, it } from 'vitest';
import { causeColour } from '../../../web/map/belt-ink.ts';
import { beltFeatures, beltTiles } from '../../../web/map/belt-tiles.ts';
import { focusShape } from '../../../web/map/focus-shape.ts';
import { hatchImage, hatchName, isHatched } from '../../../web/map/hatch.ts';
import { beltCauses } from '../../../web/map/legend.ts';
import { borders } from '../../../web/state/base-border.ts';
import { smallBelts, smallPlanWithBelts } from '../small-belts.ts';

const plan = smallPlanWithBelts();
const belts = smallBelts();
const features = beltFeatures(beltTiles(belts, plan.parcels.candidate));

describe('belts on the map', () => {
  it('are areas and lines that carry their stretch, kind and base', () => {
    expect(features.belts.map(({ id, properties }) => [id, properties])).toEqual([
      [1, { k: 1, b: 0 }],
      [2, { k: 1, b: 0 }],
      [2, { k: 1, b: 0 }],
      [3, { k: 2, b: 0 }],
    ]);
    expect(features.borders.map(({ id, properties }) => [id, properties])).toEqual([
      [1, { k: 1, b: 0, w: 1 }],
      [2, { k: 1, b: 0, w: 1 }],
      [3, { k: 2, b: 0, w: 1 }],
      [4, { k: 0, b: 0, w: 0 }],
    ]);
    expect(features.borders[0]?.geometry).toEqual({
      type: 'LineString',
      coordinates: [
        [100.5, 38.9],
        [100.501, 38.9],
      ],
    });
  });

  it('have one colour for each cause in each theme, and a hatch where colours are near', () => {
    const kinds = ['field-crop', 'seed-maize', 'orchard', 'greenhouse', 'trunk-road', 'settlement', 'industry'];
    for (const theme of ['light', 'dark'] as const) {
      expect(new Set(kinds.map((kind) => causeColour(kind, theme))).size).toBe(kinds.length);
      for (const kind of kinds) expect(hatchImage(hatchName(kind, theme)) !== null).toBe(isHatched(kind));
    }
    expect(causeColour('something-new', 'light')).toBe(causeColour('other', 'light'));
  });

  it('stand in the legend where one is drawn', () => {
    expect(beltCauses(belts).map(({ id }) => id)).toEqual(['field-crop', 'settlement']);
  });
});

describe('the shape of a stretch', () => {
  const border = borders(belts, plan.parcels.candidate).get(0) ?? null;
  const shapeOf = (stretch: number) =>
    focusShape(plan, { kind: 'border', row: 0, stretch }, { villageAreas: new Map(), border });

  it('is its line with the outline of its belts', () => {
    const shape = shapeOf(1);
    expect(shape?.geometry?.type === 'MultiLineString' && shape.geometry.coordinates).toHaveLength(3);
    expect(shape?.box.map((degrees) => Number(degrees.toFixed(6)))).toEqual([100.5021, 38.9, 100.5021, 38.901]);
  });

  it('is nothing for a number that no stretch has', () => {
    expect(shapeOf(4)).toBeNull();
    expect(shapeOf(-1)).toBeNull();
  });
});
