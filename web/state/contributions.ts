import type { PlanTables } from '../engine-client.ts';

/** What one criterion adds to a score. */
export interface Contribution {
  /** Index into `PlanTables.criteria`. */
  readonly criterion: number;
  /** Raw value; NaN where missing. */
  readonly value: number;
  readonly membership: number;
  readonly weight: number;
  /** Weight × membership ÷ coverage; 0 where missing. All contributions sum to the suitability. */
  readonly contribution: number;
  /** The most it could have added: weight ÷ coverage; 0 where missing. */
  readonly most: number;
  /** The weight where the criterion is missing, else 0. */
  readonly missing: number;
  readonly support: number | null;
  /** weight × (membership − mean membership of the parcel's town); null where either is missing. */
  readonly townDifference: number | null;
}

/** Contributions of every criterion to the score of one parcel, in the order of the criteria. */
export function contributionsOf(tables: PlanTables, row: number): Contribution[] {
  const coverage = tables.parcels.coverage[row] as number;
  const townCode = tables.villages[tables.parcels.village[row] as number]?.townCode;
  const town = tables.townMeans.find((means) => means.townCode === townCode);
  return tables.criteria.map(({ weight }, criterion) => {
    const column = tables.parcels.criteria[criterion];
    const membership = column?.memberships[row] ?? Number.NaN;
    const known = !Number.isNaN(membership) && coverage > 0;
    return {
      criterion,
      value: column?.values[row] ?? Number.NaN,
      membership,
      weight,
      contribution: known ? (weight * membership) / coverage : 0,
      most: known ? weight / coverage : 0,
      missing: known ? 0 : weight,
      support: column?.support?.[row] ?? null,
      townDifference: known ? finite(weight * (membership - (town?.memberships[criterion] ?? Number.NaN))) : null,
    };
  });
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** What a criterion adds to the score of one parcel, or on the mean of several. */
export type Share = Pick<Contribution, 'contribution' | 'most' | 'missing'>;

const PARTS = ['contribution', 'most', 'missing'] as const;

/** Area-weighted mean contribution of every criterion over several parcels; they sum to the mean suitability. */
export function meanContributions(tables: PlanTables, rows: Uint32Array): Share[] {
  const sums = tables.criteria.map(() => ({ contribution: 0, most: 0, missing: 0 }));
  let area = 0;
  for (const row of rows) {
    const areaM2 = tables.parcels.areaM2[row] as number;
    area += areaM2;
    for (const share of contributionsOf(tables, row)) {
      const sum = sums[share.criterion] as (typeof sums)[number];
      for (const part of PARTS) sum[part] += areaM2 * share[part];
    }
  }
  return sums.map(({ contribution, most, missing }) => ({
    contribution: contribution / area,
    most: most / area,
    missing: missing / area,
  }));
}
