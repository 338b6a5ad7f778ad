import { type PlanTables, SCORED } from '../engine-client.ts';

/** Rows of the parcels of a village. */
export function rowsOfVillage({ parcels }: PlanTables, village: number): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < parcels.length; row++) if (parcels.village[row] === village) rows.push(row);
  return Uint32Array.from(rows);
}

/** Those of some parcels that were scored. */
export function scoredOf({ parcels }: PlanTables, rows: Uint32Array): Uint32Array {
  return rows.filter((row) => parcels.status[row] === SCORED);
}

/** Area-weighted mean over the scored of some parcels with missing criteria at worst and at best; null when none is. */
export function scoreInterval({ parcels }: PlanTables, rows: Uint32Array): { low: number; high: number } | null {
  let [low, high, area] = [0, 0, 0];
  for (const row of rows) {
    if (parcels.status[row] !== SCORED) continue;
    const areaM2 = parcels.areaM2[row] as number;
    low += areaM2 * (parcels.suitabilityLow[row] as number);
    high += areaM2 * (parcels.suitabilityHigh[row] as number);
    area += areaM2;
  }
  return area > 0 ? { low: low / area, high: high / area } : null;
}

/** Area of some parcels by conversion status, m², in the order unknown, conventional, in conversion, organic. */
export function conversionAreas({ parcels }: PlanTables, rows: Uint32Array): number[] | null {
  const { conversion } = parcels;
  if (conversion === null) return null;
  const areas = [0, 0, 0, 0];
  for (const row of rows) {
    const status = conversion.status[row] as number;
    areas[status] = (areas[status] as number) + (parcels.areaM2[row] as number);
  }
  return areas;
}
