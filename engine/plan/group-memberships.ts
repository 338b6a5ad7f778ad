import type { ParcelSet } from '../parcel/parcel-set.ts';

/** Criteria of groups of parcels (villages or candidate bases), as the comparison of groups needs them. */
export interface GroupMemberships {
  /** `memberships[k][g]`: area-weighted mean over the group's rows with data; NaN where there is none. */
  readonly memberships: readonly Float64Array[];
  /** `known[k][g]`: share of the group's area with data. */
  readonly known: readonly Float64Array[];
}

/** Area-weighted means per group; `groups[g]` are the rows of group `g`. */
export function groupMemberships(
  parcels: ParcelSet,
  memberships: readonly Float64Array[],
  groups: readonly ArrayLike<number>[],
): GroupMemberships {
  const means = memberships.map(() => new Float64Array(groups.length).fill(Number.NaN));
  const known = memberships.map(() => new Float64Array(groups.length));
  for (const [g, rows] of groups.entries()) {
    let total = 0;
    for (let at = 0; at < rows.length; at++) total += parcels.areaM2[rows[at] as number] as number;
    for (const [k, column] of memberships.entries()) {
      let sum = 0;
      let area = 0;
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at] as number;
        const membership = column[row] as number;
        if (Number.isNaN(membership)) continue;
        sum += membership * (parcels.areaM2[row] as number);
        area += parcels.areaM2[row] as number;
      }
      if (area === 0) continue;
      (means[k] as Float64Array)[g] = sum / area;
      (known[k] as Float64Array)[g] = area === total ? 1 : area / total;
    }
  }
  return { memberships: means, known };
}
