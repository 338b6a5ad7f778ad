import type { Membership } from '../engine-client.ts';
import type { Dictionary } from './dictionary.ts';
import type { NumberFormat } from './number-format.ts';

/** A membership function in one sentence. */
export function membershipRule(membership: Membership, unit: string, t: Dictionary, format: NumberFormat): string {
  const value = (x: number) => format.value(x, unit);
  switch (membership.kind) {
    case 'more-is-better':
      return t.membership.moreIsBetter(value(membership.lower), value(membership.c));
    case 'less-is-better':
      return t.membership.lessIsBetter(value(membership.c), value(membership.upper));
    case 'peak':
      return t.membership.peak(value(membership.lower), value(membership.c), value(membership.upper));
    case 'sigmoid':
      return t.membership.sigmoid(value(membership.x0), membership.k > 0);
    case 'gaussian':
      return t.membership.gaussian(value(membership.mu), value(membership.s));
    case 'linear':
      return t.membership.linear(value(membership.zero), value(membership.one));
    case 'trapezoid': {
      const [a, b, c, d] = membership.points;
      return t.membership.trapezoid(value(a), value(b), value(c), value(d));
    }
    case 'category': {
      const entries = Object.entries(membership.table).map(([name, degree]) => `${name} ${format.score(degree)}`);
      return `${t.membership.category} ${entries.join(' · ')}`;
    }
  }
}
