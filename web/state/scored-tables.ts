import type { PlanTables, Rescored } from '../engine-client.ts';

/** The tables of a plan with scores that were reckoned anew; bases, belts and ranks stay those of the plan. */
export function scoredTables(tables: PlanTables, live: Rescored): PlanTables {
  const criteria = tables.parcels.criteria.map((column, k) => {
    const memberships = live.memberships[k] ?? null;
    return memberships === null ? column : { ...column, memberships };
  });
  return {
    ...tables,
    criteria: live.criteria,
    parcels: { ...tables.parcels, ...live.parcels, criteria },
    villages: tables.villages.map((village, v) => {
      const mean = live.villageSuitability[v] ?? Number.NaN;
      const [s1 = 0, s2 = 0, s3 = 0, n = 0] = live.villageClassAreaM2.subarray(4 * v, 4 * v + 4);
      return { ...village, suitability: Number.isNaN(mean) ? null : mean, classAreaM2: [s1, s2, s3, n] as const };
    }),
    candidates: tables.candidates.map((base, b) => ({
      ...base,
      suitability: live.baseSuitability[b] ?? base.suitability,
    })),
  };
}
