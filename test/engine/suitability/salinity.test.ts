import { describe, expect, it } from 'vitest';
import { eceClassOf, eceOf, eceRange, spreadMethods } from '../../../engine/suitability/salinity.ts';
import { hasShared, sharedJson } from '../../shared-data.ts';
import { seeded } from '../zonal/seeded.ts';
import { salinityStandard } from './standard-file.ts';

const { methods, classes } = salinityStandard;
const methodOf = (id: string) => {
  const found = methods.find((method) => method.id === id);
  if (found === undefined) throw new Error(`no method ${id}`);
  return found;
};

describe('eceOf', () => {
  /** Method example E11 and the table of domain/fertility.md, section 3. */
  it.each([
    ['usda', 1.8],
    ['khorsandi', 1.55],
    ['landon', 2.56],
    ['kargas', 2.504],
    ['sonmez_coarse', 2.704],
    ['sonmez_loam', 3.092],
    ['sonmez_clay', 2.958],
    ['park', 3.48],
  ])('%s turns EC1:5 0.40 into %d dS/m', (id, ece) => {
    expect(eceOf(methodOf(id), 0.4)).toBeCloseTo(ece, 6);
  });

  it('gives nothing where Chi turns negative, below 0.494 dS/m (-1.098 at 0.40 in E11)', () => {
    const chi = methodOf('chi');
    expect(chi.a * 0.4 + chi.b).toBeCloseTo(-1.098, 6);
    expect(eceOf(chi, 0.4)).toBeNaN();
    expect(eceOf(chi, 0.4939)).toBeNaN();
    expect(eceOf(chi, 0.4941)).toBeGreaterThanOrEqual(0);
  });

  it('gives nothing for a missing, an infinite or a negative conductivity', () => {
    for (const ec of [Number.NaN, Number.POSITIVE_INFINITY, -0.1, -9999]) {
      expect(eceOf(methodOf('sonmez_loam'), ec)).toBeNaN();
    }
    expect(eceOf(methodOf('khorsandi'), 0.1)).toBeNaN();
  });
});

describe('eceRange', () => {
  it('spans 1.55 to 3.48 dS/m at EC1:5 0.40, the same sample non-saline or slightly saline', () => {
    const range = eceRange(spreadMethods(methods, 'sonmez_loam'), 0.4);
    expect([range.low, range.high]).toEqual([expect.closeTo(1.55, 6), expect.closeTo(3.48, 6)]);
    expect(range.byMethod).toHaveLength(8);
    expect([eceClassOf(classes, range.low)?.class, eceClassOf(classes, range.high)?.class]).toEqual(['none', 'slight']);
  });

  it('takes Chi in only when it is chosen, and of a texture only its own method', () => {
    const ids = (chosen: string, texture: 'clay' | null) => spreadMethods(methods, chosen, texture).map(({ id }) => id);
    expect(ids('sonmez_loam', null)).not.toContain('chi');
    expect(ids('chi', null)).toContain('chi');
    expect(ids('usda', 'clay')).toContain('sonmez_clay');
    expect(ids('usda', 'clay')).not.toContain('sonmez_loam');
  });

  it('holds every usable method, over seeded conductivities', () => {
    const random = seeded(15);
    for (let k = 0; k < 200; k++) {
      const ec = 6 * random();
      const { low, high, byMethod } = eceRange(methods, ec);
      for (const { id, ece } of byMethod) {
        if (ece === null) expect(eceOf(methodOf(id), ec)).toBeNaN();
        else expect(ece >= low && ece <= high, `${id} at ${ec}`).toBe(true);
      }
    }
  });

  it('is empty when no method can be used', () => {
    const range = eceRange([methodOf('chi')], 0.1);
    expect(range).toEqual({ low: Number.NaN, high: Number.NaN, byMethod: [{ id: 'chi', ece: null }] });
  });
});

describe('eceClassOf', () => {
  it('gives the classes <2, 2-4, 4-8, 8-16, >16 dS/m', () => {
    const of = (ece: number) => eceClassOf(classes, ece)?.class;
    expect([0, 1.99, 2, 3.99, 4, 7.99, 8, 16, 16.01].map(of)).toEqual([
      'none',
      'none',
      'slight',
      'slight',
      'moderate',
      'moderate',
      'strong',
      'strong',
      'salt-soil',
    ]);
    expect([of(Number.NaN), of(-1)]).toEqual([undefined, undefined]);
  });
});

describe.skipIf(!hasShared)('conversions against the domain figures (needs the shared folder)', () => {
  it('carry every coefficient and class over', () => {
    const { salinity } = sharedJson<{
      salinity: { ec15_to_ece: { id: string; a: number; b: number }[]; ECe_classes_dS_m: { max: number | null }[] };
    }>('domain/fertility.json');
    const byId = (x: { id: string }, y: { id: string }) => (x.id < y.id ? -1 : 1);
    expect(methods.map(({ id, a, b }) => ({ id, a, b })).sort(byId)).toEqual(salinity.ec15_to_ece.sort(byId));
    expect(classes.map(({ max }) => max)).toEqual(salinity.ECe_classes_dS_m.map(({ max }) => max));
  });
});
