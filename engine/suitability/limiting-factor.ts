import { type ClassBounds, classOf } from './suitability-class.ts';

/** The law of the minimum for every row (Liebig; 限制因子). It does not depend on weights. */
export interface LimitingFactor {
  /** Lowest membership; NaN where no criterion has data. */
  readonly limitingMembership: Float64Array;
  /** Index of its criterion, the first of equals; −1 where none has data. */
  readonly limitingCriterion: Int8Array;
  readonly limitingClass: Uint8Array;
}

/** Finds the limiting factor of every row from one membership column per criterion; missing memberships stay out. */
export function limitingFactor(memberships: readonly Float64Array[], bounds: ClassBounds): LimitingFactor {
  const length = memberships[0]?.length ?? 0;
  const limitingMembership = new Float64Array(length).fill(Number.NaN);
  const limitingCriterion = new Int8Array(length).fill(-1);
  for (const [k, column] of memberships.entries()) {
    for (let row = 0; row < length; row++) {
      const membership = column[row] as number;
      if (Number.isNaN(membership) || membership >= (limitingMembership[row] as number)) continue;
      limitingMembership[row] = membership;
      limitingCriterion[row] = k;
    }
  }
  const limitingClass = Uint8Array.from(limitingMembership, (membership) => classOf(membership, bounds));
  return { limitingMembership, limitingCriterion, limitingClass };
}
