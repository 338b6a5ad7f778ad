import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../engine/suitability/criteria/index.ts';
import { membershipOf } from '../../../engine/suitability/membership.ts';
import { applyPreset } from '../../../engine/suitability/membership-preset.ts';
import { hasShared, sharedJson } from '../../shared-data.ts';
import { ganxinPreset } from './standard-file.ts';

const criterionOf = (id: string, chosen: Record<string, string> = {}) => {
  const found = applyPreset(CRITERIA, ganxinPreset, chosen).find((criterion) => criterion.id === id);
  if (found === undefined) throw new Error(`no criterion ${id}`);
  return found;
};

describe('the preset of the Gansu-Xinjiang region', () => {
  it('holds the 16 indicators of GB/T 33469, each a criterion of the registry', () => {
    expect(ganxinPreset.memberships).toHaveLength(16);
    const ids = CRITERIA.map(({ id }) => id);
    for (const { criterion } of ganxinPreset.memberships) expect(ids).toContain(criterion);
  });

  it('agrees with the registry, which holds the same functions', () => {
    for (const { criterion, membership, confidence } of ganxinPreset.memberships) {
      const own = CRITERIA.find(({ id }) => id === criterion);
      expect(own?.membership, criterion).toEqual(membership);
      expect(own?.source.confidence, criterion).toBe(confidence);
    }
  });

  it('replaces memberships and sources by id and leaves the others', () => {
    const replaced = applyPreset(CRITERIA, ganxinPreset);
    expect(replaced).toHaveLength(CRITERIA.length);
    expect(replaced.find(({ id }) => id === 'slope')).toBe(CRITERIA.find(({ id }) => id === 'slope'));
    const matter = criterionOf('soil-organic-matter');
    expect(matter.source.reference.en).toContain('ChinaXiv 202104.00054V1');
    expect(matter.source.note?.en).toContain('not Zhangye');
  });

  it('has the potassium coefficient in two named variants (E4)', () => {
    expect(membershipOf(criterionOf('available-potassium').membership, 157.5)).toBeCloseTo(0.65517, 4);
    const printed = criterionOf('available-potassium', { 'available-potassium': 'printed' });
    expect(membershipOf(printed.membership, 157.5)).toBeCloseTo(0.15966, 4);
    expect(printed.source.reference.en).toContain('(printed)');
    expect(criterionOf('available-potassium').source.confidence).toBe('uncertain');
  });

  it('marks the look-ups that the paper does not print as uncertain', () => {
    for (const id of ['shelter-network', 'biodiversity', 'cleanliness']) {
      expect(criterionOf(id).source.confidence, id).toBe('uncertain');
      expect(criterionOf(id).source.note?.en, id).toContain('does not print');
    }
  });

  it('refuses a variant or a criterion it does not have, naming those there are', () => {
    const apply = (chosen: Record<string, string>) => () => applyPreset(CRITERIA, ganxinPreset, chosen);
    expect(apply({ 'available-potassium': 'guess' })).toThrow(
      expect.objectContaining({
        code: 'unknown-variant',
        remedy: expect.objectContaining({ en: expect.stringContaining('printed, probable') }),
      }),
    );
    expect(apply({ 'soil-ph': 'printed' })).toThrow(
      expect.objectContaining({
        remedy: expect.objectContaining({ en: expect.stringContaining('available-potassium') }),
      }),
    );
  });

  it('refuses a criterion in another unit than the function reads', () => {
    const inPercent = CRITERIA.map((c) => (c.id === 'soil-organic-matter' ? { ...c, unit: '%' } : c));
    expect(() => applyPreset(inPercent, ganxinPreset)).toThrow(
      expect.objectContaining({ code: 'unit-mismatch', message: expect.stringMatching(/"%".*"g\/kg"/) }),
    );
  });
});

describe.skipIf(!hasShared)('the preset against the domain figures (needs the shared folder)', () => {
  interface Row {
    item: string;
    a: number;
    a_probable?: number;
    c: number;
    ut?: number;
    ut1?: number;
    ut2?: number;
  }
  interface Domain {
    gbt33469: {
      membership_functions: { rows: Row[] };
      membership_classes: Record<string, Record<string, number | null>>;
    };
  }
  const { gbt33469 } = hasShared ? sharedJson<Domain>('domain/fertility.json') : { gbt33469: null };
  const entryOf = (item: string) => ganxinPreset.memberships.find((entry) => item.startsWith(entry.item.zh));

  it('carries every curve over', () => {
    expect(gbt33469?.membership_functions.rows).toHaveLength(6);
    for (const row of gbt33469?.membership_functions.rows ?? []) {
      const bounds = row.ut === undefined ? { lower: row.ut1, upper: row.ut2 } : { lower: row.ut };
      expect(entryOf(row.item)?.membership, row.item).toMatchObject({
        a: row.a_probable ?? row.a,
        c: row.c,
        ...bounds,
      });
    }
  });

  it('carries every look-up over and proposes 1.0, 0.8, 0.6 where none is printed', () => {
    const classes = Object.entries(gbt33469?.membership_classes ?? {});
    expect(classes).toHaveLength(10);
    for (const [item, table] of classes) {
      const proposed = Object.fromEntries(
        Object.entries(table).map(([name, degree], k) => [name, degree ?? [1, 0.8, 0.6][k]]),
      );
      expect(entryOf(item)?.membership, item).toEqual({ kind: 'category', table: proposed });
    }
  });
});
