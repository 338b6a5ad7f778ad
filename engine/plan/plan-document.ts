import type { BeltTables } from './isolation/belt-rows.ts';
import type { PlanTables } from './plan-tables.ts';

/** Decimals kept of scores and of raw values; more would only print noise. */
const SCORE_DECIMALS = 6;

/**
 * The plan as one JSON text (`plan.json`): every table, finding and fingerprint, typed arrays as plain lists, missing
 * numbers as null. Geometry stays out: it is in `parcels.fgb`, `candidates.geojson` and `belts.geojson`. Same tables, same bytes.
 */
export function planDocument(tables: PlanTables): string {
  const { polygons: _polygons, ...parcels } = tables.parcels;
  const isolation = tables.isolation === null ? null : withoutGeometry(tables.isolation);
  const sources =
    tables.sources === null
      ? null
      : { ...tables.sources, rows: tables.sources.rows.map(({ zone: _zone, ...row }) => row) };
  return `${JSON.stringify({ ...tables, parcels, isolation, sources }, plain)}\n`;
}

function withoutGeometry({ segments, belts, ...isolation }: BeltTables) {
  const { path: _path, pathOffsets: _offsets, ...columns } = segments;
  const { polygons: _polygons, ...ground } = belts;
  return { ...isolation, segments: columns, belts: ground };
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Float64Array) return Array.from(value, rounded);
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
  if (typeof value === 'number') return rounded(value);
  return value;
}

function rounded(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  const scale = 10 ** SCORE_DECIMALS;
  return Math.round(value * scale) / scale;
}
