import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../engine/suitability/criteria/index.ts';
import { membershipOf } from '../../../engine/suitability/membership.ts';
import { hasShared, sharedJson } from '../../shared-data.ts';

/** Worked values of method example E4. */
const E4 = {
  'OM 10': 0.47197,
  'OM 17.8': 0.62023,
  'OM 40': 1,
  'OM 2': 0,
  'AP 10.7': 0.45684,
  'AP 25': 0.75076,
  'AK 157.5': 0.65517,
};

const membershipById = (id: string, value: number) => {
  const criterion = CRITERIA.find((c) => c.id === id);
  if (!criterion) throw new Error(`no criterion ${id}`);
  return membershipOf(criterion.membership, value);
};

describe('membershipOf', () => {
  it('agrees with the worked example E4', () => {
    expect(membershipById('soil-organic-matter', 10)).toBeCloseTo(E4['OM 10'], 4);
    expect(membershipById('soil-organic-matter', 17.8)).toBeCloseTo(E4['OM 17.8'], 4);
    expect(membershipById('soil-organic-matter', 40)).toBe(E4['OM 40']);
    expect(membershipById('soil-organic-matter', 2)).toBe(E4['OM 2']);
    expect(membershipById('available-phosphorus', 10.7)).toBeCloseTo(E4['AP 10.7'], 4);
    expect(membershipById('available-phosphorus', 25)).toBeCloseTo(E4['AP 25'], 4);
    expect(membershipById('available-potassium', 157.5)).toBeCloseTo(E4['AK 157.5'], 4);
  });

  it('agrees with the trapezoid of example E4', () => {
    const trapezoid = { kind: 'trapezoid', points: [6, 6.5, 8, 9] } as const;
    expect([6.2, 8.4, 8.8].map((ph) => membershipOf(trapezoid, ph))).toEqual([
      expect.closeTo(0.4, 10),
      expect.closeTo(0.6, 10),
      expect.closeTo(0.2, 10),
    ]);
    expect([5.9, 6, 7, 9, 9.5].map((ph) => membershipOf(trapezoid, ph))).toEqual([0, 0, 1, 0, 0]);
  });

  it('runs linearly in both directions and stays within 0 and 1', () => {
    const rising = { kind: 'linear', zero: 0, one: 24 } as const;
    const falling = { kind: 'linear', zero: 4, one: 1 } as const;
    expect([-1, 0, 6, 24, 60].map((v) => membershipOf(rising, v))).toEqual([0, 0, 0.25, 1, 1]);
    expect([0, 1, 2.5, 4, 9].map((v) => membershipOf(falling, v))).toEqual([1, 1, 0.5, 0, 0]);
  });

  it('gives no membership for a class that is not in the table', () => {
    const table = { kind: 'category', table: { 满足: 0.8 } } as const;
    expect(membershipOf(table, '满足')).toBe(0.8);
    expect(membershipOf(table, '不详')).toBeUndefined();
  });
});

describe('CRITERIA', () => {
  it('has both labels, a source with confidence and a membership within 0 and 1', () => {
    for (const { id, label, source, membership } of CRITERIA) {
      expect(label.zh && label.en && source.reference.zh && source.reference.en, id).toBeTruthy();
      for (let k = -50; k <= 3000; k += 1) {
        const value = membership.kind === 'category' ? (Object.keys(membership.table)[0] as string) : k / 10;
        const degree = membershipOf(membership, value);
        expect(degree !== undefined && degree >= 0 && degree <= 1, `${id} at ${value}`).toBe(true);
      }
    }
  });

  it('weighs each of the five elements of the policy', () => {
    expect(CRITERIA.length).toBeGreaterThanOrEqual(10);
    expect(new Set(CRITERIA.map((c) => c.theme))).toEqual(new Set(['soil', 'fertility', 'water', 'inputs', 'air']));
  });
});

describe.skipIf(!hasShared)('CRITERIA against the domain figures (needs the shared folder)', () => {
  interface Row {
    item: string;
    a: number;
    a_probable?: number;
    c: number;
    ut: number;
  }
  it('carries the GB/T 33469 coefficients over without change', () => {
    const domain = sharedJson<{ gbt33469: { membership_functions: { rows: Row[] } } }>('domain/fertility.json');
    for (const [id, item] of [
      ['soil-organic-matter', '有机质'],
      ['available-phosphorus', '有效磷'],
      ['available-potassium', '速效钾'],
    ]) {
      const row = domain.gbt33469.membership_functions.rows.find((r) => r.item === item) as Row;
      const membership = CRITERIA.find((c) => c.id === id)?.membership;
      expect(membership).toEqual({ kind: 'more-is-better', a: row.a_probable ?? row.a, c: row.c, lower: row.ut });
    }
  });
});
