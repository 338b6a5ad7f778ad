import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isolationStandardSchema } from '../../../engine/isolation/isolation-standard.ts';
import type { NeighbourKind } from '../../../engine/isolation/neighbour-kind.ts';
import { NEIGHBOUR_KINDS } from '../../../engine/isolation/neighbour-kinds/index.ts';
import { requiredWidth, type WidthRule } from '../../../engine/isolation/required-width.ts';
import { repoRoot } from '../../shared-data.ts';

const standard = isolationStandardSchema.parse(
  JSON.parse(readFileSync(resolve(repoRoot, 'data/standards/isolation.json'), 'utf8')),
);
const kindOf = (id: string) => NEIGHBOUR_KINDS.find((kind) => kind.id === id) as NeighbourKind;

const rule: WidthRule = {
  floorM: 8,
  floorSource: { zh: 'OFDC 惯例', en: 'OFDC custom' },
  certifier: null,
  targetDeposit: 0.1,
  applications: 1,
  seedMaize: null,
  adjacentM: 15,
};

const widthOf = (
  id: string,
  more: { gapM?: number; exposure?: number | null; capture?: number } = {},
  changed: Partial<WidthRule> = {},
) =>
  requiredWidth({ kind: kindOf(id), gapM: 0, exposure: null, capture: 0, ...more }, { ...rule, ...changed }, standard);

describe('requiredWidth', () => {
  it('is the drift distance of organic-rules.md: 29.8 m beside field crops, 78.9 m beside a bare orchard', () => {
    expect(widthOf('field-crop').widthM).toBeCloseTo(29.75, 1);
    expect(widthOf('orchard').widthM).toBeCloseTo(78.88, 1);
    expect(widthOf('field-crop').decisive).toBe('drift');
  });

  it('takes the ground between as distance, never below the floor', () => {
    expect(widthOf('field-crop', { gapM: 6 }).widthM).toBeCloseTo(23.75, 1);
    expect(widthOf('field-crop', { gapM: 29 })).toMatchObject({ widthM: 8, decisive: 'drift' });
    expect(widthOf('settlement', { gapM: 3 })).toMatchObject({ widthM: 8, decisive: 'floor', creditM: 0 });
  });

  it('ends where the neighbour matters no more: at its own full distance, or where land is adjacent no longer', () => {
    expect(widthOf('field-crop', { gapM: 29.7, exposure: 0 }).widthM).toBe(8);
    expect(widthOf('field-crop', { gapM: 29.8 })).toMatchObject({ widthM: 0, terms: [], decisive: null });
    expect([15, 15.1].map((gapM) => widthOf('settlement', { gapM }).widthM)).toEqual([8, 0]);
  });

  it('shrinks with the share of the wind that blows from the neighbour, down to the floor', () => {
    expect(widthOf('field-crop', { exposure: 0 }).widthM).toBe(8);
    expect(widthOf('field-crop', { exposure: 0.5 }).widthM).toBeCloseTo(8 + (29.75 - 8) / 2, 1);
  });

  it('needs 27 m of open distance where 8 m behind a belt that takes 70 % are enough (organic-rules.md, section 5)', () => {
    const behind = widthOf('field-crop', { capture: 0.7 }, { targetDeposit: 0.10836, floorM: 1 });
    expect(behind.widthM).toBeCloseTo(8, 2);
    expect(widthOf('field-crop', {}, { targetDeposit: 0.10836, floorM: 1 }).widthM).toBeCloseTo(27.4, 1);
  });

  it('asks the certifier and, where maize is grown, the seed field', () => {
    const certifier = { widthM: 40, name: { zh: '认证机构', en: 'certifier' } };
    expect(widthOf('field-crop', {}, { certifier })).toMatchObject({ widthM: 40, decisive: 'certifier' });
    expect(widthOf('seed-maize', {}, { seedMaize: 'single-cross' })).toMatchObject({
      widthM: 400,
      decisive: 'seed-isolation',
    });
    expect(widthOf('seed-maize').decisive).toBe('drift');
    expect(widthOf('field-crop', {}, { seedMaize: 'single-cross' }).decisive).toBe('drift');
  });

  it('is 0 beside organic land, land in conversion, roads, canals and bare land, and has a reason for every kind', () => {
    for (const id of ['organic', 'in-conversion', 'road', 'canal', 'bare-land']) expect(widthOf(id).widthM).toBe(0);
    for (const kind of NEIGHBOUR_KINDS) {
      expect(kind.reason.zh).not.toBe('');
      if (kind.spraying !== null) expect(standard.drift.curves.map(({ id }) => id)).toContain(kind.spraying);
    }
  });
});
