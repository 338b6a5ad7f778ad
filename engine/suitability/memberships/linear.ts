import { text } from '../../run/local-text.ts';
import type { MembershipKind } from '../membership-kind.ts';

export interface Linear {
  readonly kind: 'linear';
  readonly zero: number;
  readonly one: number;
}

/** A straight line (直线型) between two values, rising or falling. */
export const linear: MembershipKind<Linear> = {
  id: 'linear',
  label: text('直线型', 'linear'),
  parameters: {
    zero: text('在此值及更差为 0', '0 at this value and beyond'),
    one: text('在此值及更好为 1', '1 at this value and beyond'),
  },
  formula: '(u − zero)/(one − zero), held within 0 and 1',
  source: text('GB/T 33469-2016 直线型隶属函数', 'GB/T 33469-2016, linear membership'),
  reads: 'number',
  faultsOf({ zero, one }) {
    return zero === one ? [text(`zero 与 one 同为 ${one}`, `zero and one are both ${one}, expected two values`)] : [];
  },
  degreeOf: (membership, value: number) => degree(membership, value),
  overwrite(membership, column) {
    for (let row = 0; row < column.length; row++) column[row] = degree(membership, column[row] as number);
  },
};

function degree({ zero, one }: Linear, value: number): number {
  return Math.min(1, Math.max(0, (value - zero) / (one - zero)));
}
