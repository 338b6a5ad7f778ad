import type { PolygonSet } from '../geometry/polygon-set.ts';
import { unitePolygons } from '../geometry/resolve-polygons.ts';
import { soundPolygons } from '../geometry/valid-on-grid.ts';
import { M2_PER_MU } from '../parcel/parcel-fields.ts';
import type { CandidateBase, PlanTables, VillageRow } from './plan-tables.ts';

/** Decimals of degrees: 7 are about 1 cm here (RFC 7946 section 11.2). */
const DECIMALS = 7;

type Position = [number, number];

/**
 * Candidate bases as RFC 7946 text: one MultiPolygon a base (parcels that share a border united), longitude and latitude
 * with 7 decimals, shells counter-clockwise, holes clockwise, `bbox` per feature and collection, ids as strings, lineage in one
 * foreign member `x-lineage`. The same tables give the same bytes.
 */
export function candidatesGeoJson(tables: PlanTables): string {
  const features = tables.candidates.map((base) => featureOf(base, tables));
  const boxes = features.map((feature) => feature.bbox);
  const collection = {
    type: 'FeatureCollection',
    ...(boxes.length === 0 ? {} : { bbox: joined(boxes) }),
    'x-lineage': lineageOf(tables),
    features,
  };
  return `${JSON.stringify(collection)}\n`;
}

function featureOf(base: CandidateBase, tables: PlanTables) {
  const village = tables.villages[base.village] as VillageRow;
  const coordinates = outlineOf(tables.parcels.polygons, base.parcels);
  const mu = (areaM2: number) => rounded(areaM2 / M2_PER_MU, 2);
  const official = sumOf(base.parcels, tables.parcels.officialAreaM2);
  return {
    type: 'Feature' as const,
    id: base.id,
    bbox: boxOf(coordinates),
    geometry: { type: 'MultiPolygon' as const, coordinates },
    properties: {
      base_id: base.id,
      rank: base.rank,
      status: 'candidate',
      village_code: village.code,
      village_name: village.name,
      town: village.town,
      county: village.county,
      area_gross_mu: mu(base.grossAreaM2),
      area_net_mu: base.netAreaM2 === null ? null : mu(base.netAreaM2),
      border_m: base.border === null ? null : rounded(base.border.lengthM, 1),
      conventional_border_share:
        base.border?.conventionalShare == null ? null : rounded(base.border.conventionalShare, 4),
      area_official_mu: official === null ? null : mu(official),
      reaches_1000_mu: base.reachesThousandMu,
      threshold_mu: tables.thresholdMu,
      suitability: rounded(base.suitability, 6),
      coverage: rounded(base.coverage, 6),
      rank_p5: base.band?.low ?? null,
      rank_p95: base.band?.high ?? null,
      shortlist_share: base.band === null ? null : rounded(base.band.topShare, 4),
      difficulty: base.difficulty === null ? null : rounded(base.difficulty.value, 6),
      difficulty_if_all_known: base.difficulty === null ? null : rounded(base.difficulty.low, 6),
      easy_rank: base.difficulty?.rank ?? null,
      area_s1_mu: mu(base.classAreaM2[0]),
      area_s2_mu: mu(base.classAreaM2[1]),
      area_s3_mu: mu(base.classAreaM2[2]),
      area_conditional_mu: mu(base.conditionalAreaM2),
      parcel_count: base.parcels.length,
      parcel_ids: Array.from(base.parcels, (row) => tables.parcels.ids[row]),
      reason_zh: base.reason.zh,
      reason_en: base.reason.en,
    },
  };
}

/** Where the figures of a file come from: engine, scenario, rules and inputs. */
export function lineageOf(tables: PlanTables) {
  return {
    engine: `wotu ${tables.engineVersion}`,
    scenario: tables.scenarioId,
    title: tables.title,
    as_of: tables.asOf,
    synthetic: tables.synthetic,
    area: 'area_gross_mu: no belt subtracted; area_net_mu: without isolation belts, null when none were asked for; ellipsoidal, CGCS2000',
    isolation: tables.isolation?.rule ?? null,
    crs: 'longitude and latitude; CGCS2000 (EPSG:4490) taken as WGS 84, difference about 1 m or less',
    candidate_rule: tables.candidateRule,
    weights: tables.criteria.map(({ id, weight }) => ({ criterion: id, weight })),
    weight_source: tables.weightSource,
    aggregation: tables.aggregation,
    robustness: tables.robustness,
    easy_first: tables.easyFirst,
    inputs: tables.inputs.map(({ role, file, sha256, crs, encoding, counts }) => ({
      role,
      file,
      sha256,
      crs,
      encoding,
      counts,
    })),
  };
}

/** The parcels of a base as valid polygons: positions are rounded first, then parcels that share a border are united. */
function outlineOf(set: PolygonSet, rows: Uint32Array): Position[][][] {
  const parcels = Array.from(rows).flatMap((row) => polygonsOf(set, row));
  const unit = 10 ** -DECIMALS;
  return soundPolygons(unitePolygons(parcels, unit), unit).map((rings) => rings.map(positionsOf));
}

/** Polygons of one parcel with rounded corners, shells counter-clockwise and holes clockwise as the set holds them. */
function polygonsOf(set: PolygonSet, row: number): Float64Array[][] {
  const polygons: Float64Array[][] = [];
  const end = set.geometryOffsets[row + 1] as number;
  for (let p = set.geometryOffsets[row] as number; p < end; p++) {
    const rings: Float64Array[] = [];
    const lastRing = set.polygonOffsets[p + 1] as number;
    for (let r = set.polygonOffsets[p] as number; r < lastRing; r++) {
      const ring = set.coordinates.slice(2 * (set.ringOffsets[r] as number), 2 * (set.ringOffsets[r + 1] as number));
      rings.push(ring.map((degrees) => rounded(degrees, DECIMALS)));
    }
    polygons.push(rings);
  }
  return polygons;
}

function positionsOf(ring: Float64Array): Position[] {
  return Array.from(
    { length: ring.length / 2 },
    (_v, k): Position => [rounded(ring[2 * k] as number, DECIMALS), rounded(ring[2 * k + 1] as number, DECIMALS)],
  );
}

function boxOf(coordinates: readonly Position[][][]): [number, number, number, number] {
  const shells = coordinates.flatMap((polygon) => polygon[0] ?? []);
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of shells) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function joined(boxes: readonly (readonly [number, number, number, number])[]) {
  return boxes.reduce((a, b) => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ]);
}

function sumOf(rows: Uint32Array, values: Float64Array): number | null {
  let sum = 0;
  for (const row of rows) sum += values[row] as number;
  return Number.isNaN(sum) ? null : sum;
}

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
