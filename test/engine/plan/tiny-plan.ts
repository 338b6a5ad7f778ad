import { writeArrayBuffer } from 'geotiff';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import type { PlanInputs } from '../../../engine/plan/plan-inputs.ts';
import type { PlanTables } from '../../../engine/plan/plan-tables.ts';
import { runPlan } from '../../../engine/plan/run-plan.ts';
import { text } from '../../../engine/run/local-text.ts';
import { PlanningError } from '../../../engine/run/planning-error.ts';
import { quietRun } from '../../../engine/run/run.ts';

const words = { zh: '测试', en: 'test' };

/** A feature of the tiny parcel file: a ring in degrees and its properties. */
export function feature(id: string | null, ring: readonly (readonly [number, number])[], village = 'v1') {
  return {
    type: 'Feature',
    properties: { id, village },
    geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
  };
}

/** A square of 0.001° with its lower left corner at x, y. */
export function square(x: number, y: number, side = 0.001): [number, number][] {
  return [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ];
}

/** Three touching squares of one village. */
export const threeSquares = [
  feature('p1', square(100.5, 38.85)),
  feature('p2', square(100.501, 38.85)),
  feature('p3', square(100.502, 38.85)),
];

/** A 10 × 10 raster of 0.001° from 100.495° E, 38.855° N, every cell `value`, or the value of its column. */
export function rasterBytes(value: number | ((column: number) => number), west = 100.495): ArrayBuffer {
  const at = typeof value === 'number' ? () => value : value;
  const values = Uint8Array.from({ length: 100 }, (_v, cell) => at(cell % 10));
  return writeArrayBuffer(values, {
    width: 10,
    height: 10,
    ModelPixelScale: [0.001, 0.001, 0],
    ModelTiepoint: [0, 0, 0, west, 38.855, 0],
    GeographicTypeGeoKey: 4490,
    GTModelTypeGeoKey: 2,
    GTRasterTypeGeoKey: 1,
  }) as ArrayBuffer;
}

/** A scenario over `parcels.geojson` and `level.tif` with one criterion and no limits; parts can be replaced. */
export function tinyScenario(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'tiny',
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
    rasters: [{ id: 'level', file: 'level.tif', unit: '' }],
    neighbours: [],
    salinity: null,
    soil: null,
    water: null,
    air: null,
    cropHistory: null,
    limits: [],
    criteria: [
      {
        id: 'level',
        weight: 1,
        label: words,
        theme: 'soil',
        unit: '',
        column: 'level.mean',
        membership: { kind: 'linear', zero: 0, one: 100 },
        source: { reference: words, confidence: 'setting' },
      },
    ],
    weightSource: words,
    aggregation: { rule: 'weighted-sum', source: words },
    memberships: null,
    classes: { bounds: [0.75, 0.5, 0.25], source: words },
    minimumCoverage: 0.7,
    candidates: { gapM: 1, minimumMu: 0, classes: ['S1', 'S2'], source: words },
    robustness: null,
    improvement: null,
    easyFirst: null,
    samplePositions: null,
    cropGroups: null,
    fertility: null,
    targets: null,
    ...changes,
  };
}

/** Files in memory; strings become UTF-8, everything else missing. */
export function filesOf(files: Record<string, string | ArrayBuffer>): PlanInputs {
  return {
    async open(name) {
      const content = files[name];
      if (content === undefined) {
        throw new PlanningError('input', 'missing-file', {
          text: text(`没有 ${name}`, `no ${name}`),
          remedy: words,
          at: { file: name },
        });
      }
      return bytesSource(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    },
  };
}

/** GeoJSON text of features. */
export function collection(features: readonly unknown[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** Plans the tiny scenario; parcels are the three squares and the raster is 80 everywhere unless told. */
export async function planTiny(
  files: Record<string, string | ArrayBuffer | undefined> = {},
  changes: Record<string, unknown> = {},
): Promise<PlanTables> {
  const all = { 'parcels.geojson': collection(threeSquares), 'level.tif': rasterBytes(80), ...files };
  const present = Object.fromEntries(Object.entries(all).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  const question = { scenario: tinyScenario(changes), scenarioName: 'tiny.json', inputs: filesOf(present) };
  return (await runPlan(question, quietRun)).tables;
}
