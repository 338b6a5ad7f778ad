import type { LocalText } from '../run/local-text.ts';
import { type BitSet, hasBit } from '../table/bit-set.ts';
import type { MembershipKind } from './membership-kind.ts';
import type { Category } from './memberships/category.ts';
import type { Gaussian } from './memberships/gaussian.ts';
import { MEMBERSHIP_KINDS } from './memberships/index.ts';
import type { LessIsBetter } from './memberships/less-is-better.ts';
import type { Linear } from './memberships/linear.ts';
import type { MoreIsBetter } from './memberships/more-is-better.ts';
import type { Peak } from './memberships/peak.ts';
import type { Sigmoid } from './memberships/sigmoid.ts';
import type { Trapezoid } from './memberships/trapezoid.ts';

/** How a raw value becomes a membership between 0 and 1; the formulas stand in `memberships/`. */
export type Membership = MoreIsBetter | LessIsBetter | Peak | Linear | Trapezoid | Category | Sigmoid | Gaussian;

const KINDS: ReadonlyMap<string, MembershipKind<Membership>> = new Map(
  MEMBERSHIP_KINDS.map((kind): [string, MembershipKind<Membership>] => [kind.id, kind]),
);

/** What is wrong with the parameters of a membership function; empty when it is well formed. */
export function membershipFaults(membership: Membership): LocalText[] {
  return kindOf(membership).faultsOf(membership);
}

/**
 * Membership of one raw value, 0 … 1. NaN and infinite values give NaN; `undefined` when a category is not in the table
 * or a name is given where a number is read.
 */
export function membershipOf(membership: Membership, value: number | string): number | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return Number.NaN;
  const kind = kindOf(membership);
  if (typeof value === 'string' && kind.reads === 'number') return undefined;
  return kind.degreeOf(membership, value);
}

/**
 * Memberships of a whole column into `into`: NaN where `valid` has no bit, where the value is not finite and where a
 * class is unknown. Equal bit for bit to `membershipOf` row by row; the kind is chosen once, not per row. `into` may be
 * `values` itself.
 */
export function membershipColumn(
  membership: Membership,
  values: Float64Array,
  valid: BitSet,
  into: Float64Array,
): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    into[row] = hasBit(valid, row) && Number.isFinite(value) ? value : Number.NaN;
  }
  kindOf(membership).overwrite(membership, into);
}

function kindOf(membership: Membership): MembershipKind<Membership> {
  const kind = KINDS.get(membership.kind);
  if (kind === undefined) throw new Error(`membership kind ${membership.kind} is not registered`);
  return kind;
}
