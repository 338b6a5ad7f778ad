import type { LimitAnswer } from '../../suitability/exclusion.ts';
import { interpolatedAnswer } from '../../suitability/limits/interpolated-soil.ts';
import type { LandGroup, SoilStandard } from '../../suitability/limits/standard.ts';
import { numberAt, type Table } from '../../table/table.ts';
import type { Scenario } from '../scenario.ts';

type SoilSurfaces = NonNullable<NonNullable<Scenario['soil']>['surfaces']>;

/** Zonal columns the surfaces need measured: the mean of each layer, the maximum of each upper bound. */
export function surfaceColumns(surfaces: SoilSurfaces | null): string[] {
  if (surfaces === null) return [];
  const means = surfaces.items.map(({ layer }) => `${layer}.mean`);
  const bounds = surfaces.items.flatMap(({ upper }) => (upper === undefined ? [] : [`${upper}.max`]));
  return [...means, ...bounds, ...(surfaces.ph === null ? [] : [`${surfaces.ph}.mean`])];
}

/** A sampling unit's land group and the standard its interpolated contents are read with. */
export interface SurfaceReading {
  readonly surfaces: SoilSurfaces;
  readonly columns: Table;
  readonly standard: SoilStandard;
}

/**
 * Keeps, of every item, the answer of the parcel whose value or upper bound is nearest to or furthest above its limit, so that one
 * evidence speaks for all parcels of the unit. Rows without the surface add nothing.
 */
export function addSurfaceAnswers(
  found: Map<string, { readonly share: number; readonly answer: LimitAnswer }>,
  row: number,
  land: LandGroup | null,
  { surfaces, columns, standard }: SurfaceReading,
): void {
  const ph = surfaces.ph === null ? null : (numberAt(columns, `${surfaces.ph}.mean`, row) ?? null);
  for (const { item, layer, upper } of surfaces.items) {
    const mean = numberAt(columns, `${layer}.mean`, row);
    if (mean === undefined) continue;
    const bound = upper === undefined ? null : (numberAt(columns, `${upper}.max`, row) ?? null);
    const answer = interpolatedAnswer({ item, mean, upper: bound, ph, layer }, standard, land);
    if (answer === null || typeof answer.limit !== 'number') continue;
    const share = Math.max(mean, bound ?? mean) / answer.limit;
    if (share > (found.get(item)?.share ?? -Infinity)) found.set(item, { share, answer });
  }
}
