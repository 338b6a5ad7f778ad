import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../engine/suitability/criteria/index.ts';
import {
  type Membership,
  membershipColumn,
  membershipFaults,
  membershipOf,
} from '../../../engine/suitability/membership.ts';
import { membershipSchema } from '../../../engine/suitability/membership-schema.ts';
import { MEMBERSHIP_KINDS } from '../../../engine/suitability/memberships/index.ts';
import { addBit, emptyBitSet } from '../../../engine/table/bit-set.ts';
import { hasShared, sharedJson } from '../../shared-data.ts';
import { seeded } from '../zonal/seeded.ts';

/** Worked values of method example E4. */
const E4 = {
  'OM 10': 0.47197,
  'OM 15': 0.56285,
  'OM 25': 0.78171,
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
    expect(membershipById('soil-organic-matter', 15)).toBeCloseTo(E4['OM 15'], 4);
    expect(membershipById('soil-organic-matter', 25)).toBeCloseTo(E4['OM 25'], 4);
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

/** Answers of E4 for the other curves: bulk density, soil depth, water table, printed K, logistic and Gaussian. */
describe('the other curves of example E4', () => {
  it('peak: bulk density', () => {
    const density: Membership = { kind: 'peak', a: 6.39002, c: 1.310488, lower: 0.5, upper: 2 };
    expect(membershipOf(density, 1.3)).toBeCloseTo(0.9993, 4);
    expect(membershipOf(density, 1.5)).toBeCloseTo(0.81334, 4);
    expect([0.5, 0.4, 2, 3].map((v) => membershipOf(density, v))).toEqual([0, 0, 0, 0]);
  });

  it('more is better: soil depth 100 cm, water table 20 m, potassium as printed', () => {
    expect(membershipById('soil-depth', 100)).toBeCloseTo(0.82001, 4);
    expect(membershipById('groundwater-depth', 20)).toBeCloseTo(0.72173, 4);
    const printed: Membership = { kind: 'more-is-better', a: 0.00021, c: 315.812898, lower: 20 };
    expect(membershipOf(printed, 157.5)).toBeCloseTo(0.15966, 4);
  });

  it('logistic and Gaussian', () => {
    const rising: Membership = { kind: 'sigmoid', k: 0.4, x0: 15 };
    expect(membershipOf(rising, 10)).toBeCloseTo(0.1192, 4);
    expect(membershipOf(rising, 20)).toBeCloseTo(0.8808, 4);
    expect(membershipOf({ ...rising, k: -0.4 }, 10)).toBeCloseTo(0.8808, 4);
    const bell: Membership = { kind: 'gaussian', mu: 7.2, s: 0.8 };
    expect(membershipOf(bell, 8)).toBeCloseTo(0.60653, 4);
    expect(membershipOf(bell, 8.4)).toBeCloseTo(0.32465, 4);
  });

  it('the less the better mirrors the more the better about c', () => {
    const more: Membership = { kind: 'more-is-better', a: 0.02, c: 10, lower: 2 };
    const less: Membership = { kind: 'less-is-better', a: 0.02, c: 10, upper: 18 };
    for (const away of [-3, 0, 0.5, 3, 7.875, 8, 12]) {
      expect(membershipOf(less, 10 + away), `${away}`).toBe(membershipOf(more, 10 - away));
    }
  });

  it('a step belongs to the plateau', () => {
    const box: Membership = { kind: 'trapezoid', points: [2, 2, 5, 5] };
    expect([1.9, 2, 5, 5.1].map((v) => membershipOf(box, v))).toEqual([0, 1, 1, 0]);
  });
});

const random = seeded(20261031);
const between = (low: number, high: number) => low + (high - low) * random();

/** A well-formed function of each kind, by chance. */
function anyOfEachKind(): Membership[] {
  const c = between(-50, 50);
  const a = 10 ** between(-5, 1);
  const points = [c, c + between(0, 9), c + between(9, 20), c + between(20, 40)] as const;
  return [
    { kind: 'more-is-better', a, c, lower: c - between(0.1, 40) },
    { kind: 'less-is-better', a, c, upper: c + between(0.1, 40) },
    { kind: 'peak', a, c, lower: c - between(0.1, 40), upper: c + between(0.1, 40) },
    { kind: 'linear', zero: c, one: c + between(0.1, 9) * (random() < 0.5 ? -1 : 1) },
    { kind: 'trapezoid', points: [...points] },
    { kind: 'category', table: { '1': random(), '2': random(), 满足: random() } },
    { kind: 'sigmoid', k: between(0.01, 5) * (random() < 0.5 ? -1 : 1), x0: c },
    { kind: 'gaussian', mu: c, s: between(0.01, 9) },
  ];
}

/** +1 rises, -1 falls, null has a maximum inside. */
function directionOf(membership: Membership): number | null {
  if (membership.kind === 'more-is-better') return 1;
  if (membership.kind === 'less-is-better') return -1;
  if (membership.kind === 'linear') return Math.sign(membership.one - membership.zero);
  return membership.kind === 'sigmoid' ? Math.sign(membership.k) : null;
}

describe('every kind of membership, over seeded functions and values', () => {
  const cases = Array.from({ length: 40 }, anyOfEachKind).flat();

  it('there is one case of each registered kind, well formed and accepted by the schema', () => {
    expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(MEMBERSHIP_KINDS.map(({ id }) => id)));
    for (const membership of cases) {
      expect(membershipFaults(membership), JSON.stringify(membership)).toEqual([]);
      expect(membershipSchema.parse(membership)).toEqual(membership);
    }
    for (const { label, parameters, formula, source } of MEMBERSHIP_KINDS) {
      expect(label.zh && label.en && formula && source.zh && source.en).toBeTruthy();
      expect(Object.keys(parameters).length).toBeGreaterThan(0);
    }
  });

  it('stays within 0 and 1, and monotone kinds are monotone', () => {
    for (const membership of cases) {
      if (membership.kind === 'category') continue;
      const values = Float64Array.from({ length: 60 }, () => between(-120, 120)).sort();
      const degrees = Array.from(values, (value) => membershipOf(membership, value) as number);
      expect(
        degrees.every((degree) => degree >= 0 && degree <= 1),
        JSON.stringify(membership),
      ).toBe(true);
      const direction = directionOf(membership);
      if (direction === null) continue;
      for (let k = 1; k < degrees.length; k++) {
        expect(direction * ((degrees[k] as number) - (degrees[k - 1] as number))).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('peak and Gaussian are symmetric about their middle', () => {
    for (let k = 0; k < 200; k++) {
      const c = Math.round(between(-50, 50));
      const away = Math.round(between(0, 12 * 1024)) / 1024;
      const peak: Membership = { kind: 'peak', a: between(0.001, 5), c, lower: c - 10, upper: c + 10 };
      const bell: Membership = { kind: 'gaussian', mu: c, s: between(0.1, 5) };
      for (const membership of [peak, bell]) {
        expect(membershipOf(membership, c - away)).toBe(membershipOf(membership, c + away));
      }
    }
  });

  it('a column equals the single values bit for bit; missing and not finite is NaN', () => {
    for (const membership of cases) {
      const values = Float64Array.from({ length: 200 }, (_, row) => (row % 3 === 0 ? 1 + (row % 2) : between(-90, 90)));
      values.set([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], 40);
      const valid = emptyBitSet(values.length);
      for (let row = 0; row < values.length; row++) if (row % 7 !== 0) addBit(valid, row);
      const into = new Float64Array(values.length);
      membershipColumn(membership, values, valid, into);
      const expected = Array.from(values, (value, row) =>
        row % 7 === 0 || !Number.isFinite(value) ? Number.NaN : (membershipOf(membership, value) ?? Number.NaN),
      );
      expect(Array.from(into), membership.kind).toEqual(expected);
      membershipColumn(membership, values, valid, values);
      expect(Array.from(values), `${membership.kind} in place`).toEqual(expected);
    }
  });

  it('gives NaN for values that are not finite, and nothing for a name where a number is read', () => {
    for (const membership of cases) {
      expect(membershipOf(membership, Number.NaN)).toBeNaN();
      expect(membershipOf(membership, Number.POSITIVE_INFINITY)).toBeNaN();
      if (membership.kind !== 'category') expect(membershipOf(membership, '满足')).toBeUndefined();
    }
  });

  it('does not take a property of every object for a class', () => {
    expect(membershipOf({ kind: 'category', table: { a: 1 } }, 'constructor')).toBeUndefined();
  });
});

describe('parameters that make no function', () => {
  it.each<[Membership, RegExp]>([
    [{ kind: 'trapezoid', points: [5, 6, 5.5, 9] }, /5, 6, 5.5, 9.*must not fall/],
    [{ kind: 'trapezoid', points: [5, 5, 5, 5] }, /first and last must differ/],
    [{ kind: 'more-is-better', a: 0, c: 40, lower: 2 }, /a is 0, expected above 0/],
    [{ kind: 'more-is-better', a: 0.1, c: 2, lower: 2 }, /lower is 2, expected below c, which is 2/],
    [{ kind: 'less-is-better', a: 0.1, c: 4, upper: 1 }, /upper is 1, expected above c, which is 4/],
    [{ kind: 'less-is-better', a: -1, c: 4, upper: 9 }, /a is -1/],
    [{ kind: 'peak', a: 1, c: 1, lower: 2, upper: 3 }, /lower 2, c 1 and upper 3 should rise/],
    [{ kind: 'peak', a: -1, c: 1, lower: 0, upper: 3 }, /a is -1/],
    [{ kind: 'linear', zero: 3, one: 3 }, /both 3/],
    [{ kind: 'sigmoid', k: 0, x0: 3 }, /k is 0/],
    [{ kind: 'gaussian', mu: 3, s: 0 }, /s is 0, expected above 0/],
    [{ kind: 'category', table: { good: 1.2 } }, /class good has 1.2, expected 0 to 1/],
    [{ kind: 'category', table: {} }, /no class/],
  ])('%j is refused with its values', (membership, message) => {
    expect(membershipFaults(membership).every(({ zh, en }) => zh !== '' && en !== '')).toBe(true);
    const parsed = membershipSchema.safeParse(membership);
    expect(parsed.error?.issues.map((issue) => issue.message).join('; ')).toMatch(message);
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
