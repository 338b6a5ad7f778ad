import { describe, expect, it } from 'vitest';
import { phClass } from '../../../../engine/suitability/crops/ph-class.ts';
import { seeded } from '../../zonal/seeded.ts';
import { cropRequirements } from '../standard-file.ts';
import { cropOf } from './crop-of.ts';

const phOf = (id: string, ph?: number, phError?: number) =>
  phClass(
    cropOf(id),
    { ...(ph === undefined ? {} : { ph }), ...(phError === undefined ? {} : { phError }) },
    cropRequirements,
  );
const classesOf = (id: string, values: readonly number[]) => values.map((ph) => phOf(id, ph).class);

describe('phClass on calcareous soil (domain/rotation.md, 5)', () => {
  it('has upper bounds 8.0/8.4/8.8, 8.3/8.7/9.0 and 8.5/9.0/9.3', () => {
    expect(classesOf('potato', [8, 8.01, 8.4, 8.41, 8.8, 8.81])).toEqual([1, 2, 2, 3, 3, 3]);
    expect(classesOf('broccoli', [8.3, 8.31, 8.7, 8.71, 9, 9.01])).toEqual([1, 2, 2, 3, 3, 4]);
    expect(classesOf('barley', [8.5, 8.51, 9, 9.01, 9.3, 9.31])).toEqual([1, 2, 2, 3, 3, 4]);
  });

  it('limits and never vetoes below 9.0, also on the acid side', () => {
    expect(classesOf('potato', [8.99, 9])).toEqual([3, 4]);
    expect(classesOf('potato', [6.5, 6.4, 6, 5.9, 5.5, 5])).toEqual([1, 2, 2, 3, 3, 3]);
    const random = seeded(90);
    for (const { id } of cropRequirements.crops) expect(phOf(id, 3 + 5.999 * random()).class).toBeLessThan(4);
  });

  it('lets crops grow at pH 8.3 that global tables would exclude: pepper, tomato, oats, barley', () => {
    for (const id of ['pepper', 'tomato', 'oats', 'barley']) expect(phOf(id, 8.3).class, id).toBe(1);
  });

  it('tells both classes near a bound', () => {
    expect(phOf('broccoli', 8.35, 0.1)).toMatchObject({ class: 2, best: 1, worst: 2 });
    // The optimum lies between ends that are both outside it.
    expect(phOf('potato', 7.2, 1.5)).toMatchObject({ class: 1, best: 1, worst: 3 });
  });

  it('is unknown without a pH and for a pH that no soil has', () => {
    expect(phOf('potato').class).toBe(0);
    expect(phOf('potato', 0)).toMatchObject({
      class: 0,
      reason: { en: expect.stringContaining('a mark for missing') },
    });
    expect(phOf('potato', 15)).toMatchObject({ class: 0, reason: { zh: expect.stringContaining('15') } });
  });

  it('says that the bounds are an uncertain expert setting', () => {
    expect(phOf('potato', 8)).toMatchObject({ source: { confidence: 'uncertain' } });
  });
});
