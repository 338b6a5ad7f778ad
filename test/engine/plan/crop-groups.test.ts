import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLASS_NAMES } from '../../../engine/plan/plan-tables.ts';
import { repoRoot } from '../../shared-data.ts';
import { planTiny, rasterBytes, tinyScenario } from './tiny-plan.ts';

const standard = (name: string) => readFileSync(resolve(repoRoot, 'data/standards', name), 'utf8');
const words = { zh: '测试', en: 'test' };

/** EC of the saturated paste, dS/m, by raster column: the three parcels have 2, 5 and 12; pH 8 everywhere. */
const files = {
  'level.tif': rasterBytes((column) => [2, 5, 12][column - 5] ?? 2),
  'ph.tif': rasterBytes(8),
  'salinity.json': standard('salinity.json'),
  'crops.json': standard('crop-requirements.json'),
};

const groups = (list: string[], more: Record<string, unknown> = {}) => ({
  rasters: [
    { id: 'level', file: 'level.tif', unit: 'dS/m' },
    { id: 'ph', file: 'ph.tif', unit: '' },
  ],
  criteria: tinyScenario().criteria,
  salinity: { layer: 'level', method: 'sonmez_loam', standard: 'salinity.json', extract: 'saturated-paste' },
  cropGroups: { requirements: 'crops.json', groups: list, phColumn: 'ph.mean', source: words, ...more },
});

describe('classes for crops', () => {
  it('class parcels for single crops by Maas-Hoffman, potato S1 to 2.95, S2 to 5.03, N beyond 6.70', async () => {
    const { parcels } = await planTiny(files, groups(['potato', 'barley']));
    const names = (at: number) => Array.from(parcels.cropGroups[at]?.classes ?? [], (code) => CLASS_NAMES[code]);
    expect(names(0)).toEqual(['S1', 'S2', 'N']);
    // Barley keeps 85 % to 11 dS/m and 60 % to 16.
    expect(names(1)).toEqual(['S1', 'S1', 'S2']);
    expect(parcels.cropGroups[0]?.crops.map(({ id }) => id)).toEqual(['potato']);
  });

  it('take the best crop of a group, and list every crop of the village with what is not known of it', async () => {
    const { parcels, villages } = await planTiny(files, groups(['vegetables']));
    const [group] = parcels.cropGroups;
    expect(CLASS_NAMES[group?.classes[0] as number]).toBe('S1');
    const crops = villages[0]?.cropGroups[0]?.crops ?? [];
    expect(crops.length).toBeGreaterThan(5);
    const classes = crops.map(({ suitabilityClass }) => suitabilityClass || 9);
    expect(classes).toEqual([...classes].sort((a, b) => a - b));
    expect(crops.every(({ unknown }) => unknown.includes('frost'))).toBe(true);
  });

  it('judge the season of a town where it is given', async () => {
    const season = { v1: { frostFreeDays: 30 } };
    const { villages } = await planTiny(files, {
      ...groups(['potato'], { climate: season }),
      parcels: {
        ...(tinyScenario().parcels as object),
        village: { from: 'field', field: 'village', town: 'village' },
      },
    });
    const [crop] = villages[0]?.cropGroups[0]?.crops ?? [];
    // The shortest cycle of potato in EcoCrop is 90 days: a season of 30 is too short.
    expect(crop?.suitabilityClass).toBe(4);
    expect(crop?.subclass).toMatch(/c/);
  });

  it('name an unknown crop and those there are', async () => {
    await expect(planTiny(files, groups(['unobtainium']))).rejects.toMatchObject({
      kind: 'usage',
      code: 'unknown-crop-group',
    });
  });
});
