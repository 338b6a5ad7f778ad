import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { polygonBuilder } from '../../engine/geometry/geometry-builder.ts';
import { findInvalidRings } from '../../engine/geometry/validity.ts';
import { geojsonFaults } from '../ci/geojson-faults.ts';
import { hasShared, sharedPath } from '../shared-data.ts';
import { runWotu } from './run-wotu.ts';

interface Summary {
  readonly counts: {
    readonly read: number;
    readonly unusable: number;
    readonly segments: number;
    readonly belts: number;
  };
  readonly grossAreaM2: number;
  readonly netAreaM2: number;
  readonly useless: readonly { readonly reason: { readonly zh: string; readonly en: string } }[];
}

interface Belt {
  readonly geometry: { readonly coordinates: never };
  readonly properties: { readonly owner_parcel_id: string; readonly reason_en: string; readonly area_mu: number };
}

const FILES = [
  ['za_farms_utm33s_shapefile.zip', 2008],
  ['fiboa_mix_wgs84.geojson', 2410],
] as const;
const M2_PER_MU = 2000 / 3;
const folder = mkdtempSync(resolve(tmpdir(), 'wotu-real-belts-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Real farms as they come, 17 and 261 of them faulty, some lying over each other. */
describe.skipIf(!hasShared)('belts of real farms (needs the shared data)', () => {
  it.each(FILES)(
    '%s: every belt is valid, owned and has its reason; every useless parcel is listed',
    async (file, read) => {
      const out = resolve(folder, `${file}.geojson`);
      const run = await runWotu('belts', sharedPath(`data/parcels/${file}`), '--out', out, '--json');
      expect(run.status, run.stderr).toBe(0);
      const { counts, grossAreaM2, netAreaM2, useless } = JSON.parse(run.stdout) as Summary;
      expect(counts).toMatchObject({ read, unusable: 0 });
      const text = readFileSync(out, 'utf8');
      expect(geojsonFaults(text)).toEqual([]);
      const belts = (JSON.parse(text) as { features: readonly Belt[] }).features;
      expect(belts).toHaveLength(counts.belts);
      const builder = polygonBuilder();
      for (const { geometry } of belts) builder.add(geometry.coordinates);
      expect(findInvalidRings(builder.build('EPSG:4326'))).toEqual([]);
      expect(belts.filter(({ properties: p }) => p.owner_parcel_id === '' || p.reason_en === '')).toEqual([]);
      const taken = belts.reduce((sum, { properties }) => sum + properties.area_mu, 0) * M2_PER_MU;
      // Areas of belts are written to four decimals of a mu each.
      expect(Math.abs(grossAreaM2 - netAreaM2 - taken)).toBeLessThan(5e-5 * M2_PER_MU * counts.belts);
      expect(useless.length).toBeGreaterThan(0);
      expect(useless.every(({ reason }) => reason.zh !== '' && reason.en !== '')).toBe(true);
    },
  );
});
