import type { CandidateBase, PlanTables } from '../engine-client.ts';
import type { Axis } from './brush.ts';

const known = new WeakMap<PlanTables, readonly Axis[]>();

/** Axes over the candidate bases: score, area that counts, then the mean membership of each criterion. */
export function candidateAxes(tables: PlanTables): readonly Axis[] {
  const before = known.get(tables);
  if (before !== undefined) return before;
  const { candidates, criteria } = tables;
  const areas = Float64Array.from(candidates, countedAreaM2);
  const axes = [
    { id: 'suitability', from: 0, to: 1, values: Float64Array.from(candidates, ({ suitability }) => suitability) },
    { id: 'area', from: 0, to: areas.reduce((most, each) => Math.max(most, each), 1), values: areas },
    ...criteria.map(({ id }, k) => ({
      id,
      from: 0,
      to: 1,
      values: Float64Array.from(candidates, ({ parcels }) => meanMembership(tables, k, parcels)),
    })),
  ];
  known.set(tables, axes);
  return axes;
}

function countedAreaM2({ netAreaM2, grossAreaM2 }: CandidateBase): number {
  return netAreaM2 ?? grossAreaM2;
}

/** Area-weighted over the parcels with data; NaN where none has any. */
function meanMembership({ parcels }: PlanTables, criterion: number, rows: Uint32Array): number {
  const memberships = parcels.criteria[criterion]?.memberships;
  let [sum, area] = [0, 0];
  for (const row of rows) {
    const degree = memberships?.[row] ?? Number.NaN;
    if (Number.isNaN(degree)) continue;
    sum += degree * (parcels.areaM2[row] as number);
    area += parcels.areaM2[row] as number;
  }
  return area > 0 ? sum / area : Number.NaN;
}
