import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repoRoot } from '../shared-data.ts';
import { runWotu } from './run-wotu.ts';

const folder = mkdtempSync(join(tmpdir(), 'wotu-score-'));
const at = (name: string) => join(folder, name);

const words = { zh: '测试', en: 'test' };
const source = { reference: words, confidence: 'setting' };

function square(id: string, x: number) {
  const ring = [
    [x, 38.85],
    [x + 0.001, 38.85],
    [x + 0.001, 38.851],
    [x, 38.851],
    [x, 38.85],
  ];
  return { type: 'Feature', properties: { id, village: 'v' }, geometry: { type: 'Polygon', coordinates: [ring] } };
}

const criterion = (id: string, weight: number, zero: number, one: number) => ({
  id,
  weight,
  label: words,
  theme: 'soil',
  unit: '',
  column: 'ph.mean',
  membership: { kind: 'linear', zero, one },
  source,
});

const SCENARIO = {
  id: 'small',
  title: words,
  synthetic: true,
  asOf: '2026-10-31',
  parcels: {
    files: ['parcels.geojson'],
    id: 'id',
    officialArea: null,
    village: { from: 'field', field: 'village' },
    unitDigits: 0,
    landUse: null,
  },
  villages: null,
  rasters: [{ id: 'ph', file: resolve(repoRoot, 'data/rasters/soil-ph.tif'), unit: '' }],
  neighbours: [],
  salinity: null,
  soil: null,
  water: null,
  air: null,
  cropHistory: null,
  limits: [],
  criteria: [criterion('low', 0.5, 0, 10), criterion('high', 0.5, 14, 4)],
  weightSource: words,
  aggregation: { rule: 'weighted-sum', source: words },
  memberships: null,
  classes: { bounds: [0.75, 0.5, 0.25], source: words },
  minimumCoverage: 0.7,
  candidates: { gapM: 0, minimumMu: 0, classes: ['S1', 'S2'], source: words },
  robustness: null,
  improvement: null,
  easyFirst: null,
  samplePositions: null,
  cropGroups: null,
  fertility: null,
  targets: null,
};

interface Row {
  readonly [column: string]: string;
}

function rowsOf(file: string): Row[] {
  const [header, ...lines] = readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');
  const names = header?.split(',') ?? [];
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, k) => [names[k] ?? '', cell])));
}

describe('wotu score', () => {
  beforeAll(() => {
    const features = [square('6207021072030100001', 100.5232), square('p2', 100.5262)];
    writeFileSync(at('parcels.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
    writeFileSync(at('scenario.json'), JSON.stringify(SCENARIO));
    writeFileSync(at('weights.json'), JSON.stringify({ low: 1, high: 0 }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const score = (...more: string[]) => runWotu('score', at('scenario.json'), '--out', at('s.csv'), ...more);

  it('writes one line a parcel, ids as text, contributions that add up, and tells counts', async () => {
    const { status, stdout } = await score('--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      parcels: 2,
      aggregation: 'weighted-sum',
      weights: { low: 0.5, high: 0.5 },
    });
    const [first] = rowsOf(at('s.csv'));
    expect(first?.['parcel_id']).toBe('6207021072030100001');
    const value = Number(first?.['low_value']);
    expect(value).toBeGreaterThan(7);
    expect(Number(first?.['low_contribution'])).toBeCloseTo((0.5 * value) / 10, 5);
    const sum = Number(first?.['low_contribution']) + Number(first?.['high_contribution']);
    expect(Number(first?.['suitability'])).toBeCloseTo(sum, 5);
  });

  it('takes other weights and another rule, and says where they come from', async () => {
    const weighed = await score('--weights', at('weights.json'), '--json');
    expect(JSON.parse(weighed.stdout).weights).toEqual({ low: 1, high: 0 });
    const [first] = rowsOf(at('s.csv'));
    expect(Number(first?.['suitability'])).toBeCloseTo(Number(first?.['low_membership']), 5);
    const minimum = await score('--aggregation', 'minimum', '--excel', '--lang', 'en');
    expect(minimum.stdout).toMatch(/2 parcels[\s\S]*Minimum/);
    expect(readFileSync(at('s.csv'), 'utf8').startsWith('\ufeff')).toBe(true);
    const [worst] = rowsOf(at('s.csv'));
    expect(Number(worst?.['suitability'])).toBeCloseTo(Number(worst?.['limiting_membership']), 5);
  });

  it('refuses weights that do not fit, naming the criterion, and a scenario that is not there', async () => {
    writeFileSync(at('odd.json'), JSON.stringify({ low: 0.5, moon: 0.5 }));
    const odd = await score('--weights', at('odd.json'), '--lang', 'en');
    expect(odd.status).toBe(2);
    expect(odd.stderr).toContain('moon');
    writeFileSync(at('short.json'), JSON.stringify({ low: 0.4, high: 0.4 }));
    expect((await score('--weights', at('short.json'), '--lang', 'en')).stderr).toContain('sum to 0.8, expected 1');
    expect((await runWotu('score', at('gone.json'), '--out', at('s.csv'))).status).toBe(3);
    const nowhere = await runWotu('score', at('scenario.json'), '--out', at('no/such/folder.csv'), '--lang', 'en');
    expect([nowhere.status, nowhere.stderr.includes('cannot-write')]).toEqual([3, true]);
  });
});
