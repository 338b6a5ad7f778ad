/**
 * How a raw value becomes a membership between 0 and 1.
 * `more-is-better` (戒上型): 0 at or below `lower`, 1/(1+a(u−c)²) up to `c`, then 1 (GB/T 33469-2016).
 * `linear`: 0 at `zero`, 1 at `one`, either may be the larger. `trapezoid`: 0 outside `a … d`, 1 within `b … c`.
 * `category` (概念型): a look-up by the class as text; a class that is not in the table has no membership.
 */
export type Membership =
  | { readonly kind: 'more-is-better'; readonly a: number; readonly c: number; readonly lower: number }
  | { readonly kind: 'linear'; readonly zero: number; readonly one: number }
  | { readonly kind: 'trapezoid'; readonly points: readonly [number, number, number, number] }
  | { readonly kind: 'category'; readonly table: Readonly<Record<string, number>> };

/** Membership of one raw value, 0 … 1; `undefined` when a category is not in the table. */
export function membershipOf(membership: Membership, value: number | string): number | undefined {
  if (membership.kind === 'category') return membership.table[String(value)];
  if (typeof value === 'string') return undefined;
  switch (membership.kind) {
    case 'more-is-better':
      return moreIsBetter(membership.a, membership.c, membership.lower, value);
    case 'linear':
      return clamp((value - membership.zero) / (membership.one - membership.zero));
    case 'trapezoid':
      return trapezoid(membership.points, value);
  }
}

function moreIsBetter(a: number, c: number, lower: number, value: number): number {
  if (value <= lower) return 0;
  if (value >= c) return 1;
  return 1 / (1 + a * (value - c) * (value - c));
}

function trapezoid([a, b, c, d]: readonly [number, number, number, number], value: number): number {
  if (value <= a || value >= d) return 0;
  if (value < b) return (value - a) / (b - a);
  if (value > c) return (d - value) / (d - c);
  return 1;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
