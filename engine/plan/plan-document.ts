import type { PlanTables } from './plan-tables.ts';

/** Decimals kept of scores and of raw values; more would only print noise. */
const SCORE_DECIMALS = 6;

/**
 * The plan as one JSON text (`plan.json`): every table, finding and fingerprint, typed arrays as plain lists, missing
 * numbers as null. Geometry stays out: it is in `parcels.fgb` and `candidates.geojson`. Same tables, same bytes.
 */
export function planDocument(tables: PlanTables): string {
  const { polygons: _polygons, ...parcels } = tables.parcels;
  return `${JSON.stringify({ ...tables, parcels }, plain)}\n`;
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
