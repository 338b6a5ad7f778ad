import type { BeltTables } from './isolation/belt-rows.ts';
import type { PlanTables } from './plan-tables.ts';
import { rotationCounts } from './rotation/rotation-counts.ts';

/** Decimals kept of scores and of raw values; more would only print noise. */
const SCORE_DECIMALS = 6;

/**
 * The plan as one JSON text (`plan.json`): every table, finding and fingerprint, typed arrays as plain lists, missing
 * numbers as null. Geometry stays out: it is in `parcels.fgb`, `candidates.geojson` and `belts.geojson`; conflicts of rotation are counted, one by one
 * they are in `conflicts.csv`. Same tables, same bytes.
 */
export function planDocument(tables: PlanTables): string {
  const { polygons: _polygons, ...parcels } = tables.parcels;
  const isolation = tables.isolation === null ? null : withoutGeometry(tables.isolation);
  const sources =
    tables.sources === null
      ? null
      : { ...tables.sources, rows: tables.sources.rows.map(({ zone: _zone, ...row }) => row) };
  const rotation = tables.rotation === null ? null : rotationCounts(tables.rotation);
  return `${textOf({ ...tables, parcels, isolation, sources, rotation })}\n`;
}

function withoutGeometry({ segments, belts, ...isolation }: BeltTables) {
  const { path: _path, pathOffsets: _offsets, ...columns } = segments;
  const { polygons: _polygons, ...ground } = belts;
  return { ...isolation, segments: columns, belts: ground };
}

/**
 * JSON text of a value; empty for what JSON leaves out. Columns are written one by one, so that no second plan is held at once; what
 * holds none goes to the platform's own writer in one piece.
 */
function textOf(value: unknown): string {
  if (isColumn(value)) return columnText(value);
  if (!holdsColumns(value)) return JSON.stringify(value, roundedNumber) ?? '';
  if (Array.isArray(value)) return `[${value.map((each) => textOf(each) || 'null').join()}]`;
  const parts: string[] = [];
  for (const [key, part] of Object.entries(value)) {
    const text = textOf(part);
    if (text !== '') parts.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${parts.join()}}`;
}

function isColumn(value: unknown): value is ArrayLike<number> {
  return ArrayBuffer.isView(value);
}

function holdsColumns(value: unknown): value is object {
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some((each) => isColumn(each) || holdsColumns(each));
}

function columnText(values: ArrayLike<number>): string {
  const list = new Array<number | null>(values.length);
  const isWhole = !(values instanceof Float64Array || values instanceof Float32Array);
  for (let k = 0; k < values.length; k++) {
    const number = values[k] as number;
    list[k] = isWhole ? number : rounded(number);
  }
  return JSON.stringify(list);
}

function roundedNumber(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? rounded(value) : value;
}

function rounded(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  const scale = 10 ** SCORE_DECIMALS;
  return Math.round(value * scale) / scale;
}
