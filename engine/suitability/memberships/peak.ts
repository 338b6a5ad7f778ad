import { text } from '../../run/local-text.ts';
import type { MembershipKind } from '../membership-kind.ts';

export interface Peak {
  readonly kind: 'peak';
  readonly a: number;
  readonly c: number;
  readonly lower: number;
  readonly upper: number;
}

/** Best in the middle (峰型), GB/T 33469-2016: symmetric about `c`, 0 at and outside the bounds. */
export const peak: MembershipKind<Peak> = {
  id: 'peak',
  label: text('峰型', 'peak'),
  parameters: {
    a: text('曲线系数，大于 0', 'coefficient of the curve, above 0'),
    c: text('在此值为 1', '1 at this value'),
    lower: text('下限，不高于此值为 0', 'lower bound, 0 up to this value'),
    upper: text('上限，达到此值为 0', 'upper bound, 0 from this value on'),
  },
  formula: 'u ≤ lower or u ≥ upper: 0; in between: 1/(1 + a·(u − c)²)',
  source: text('GB/T 33469-2016 隶属函数', 'GB/T 33469-2016, membership functions'),
  reads: 'number',
  faultsOf({ a, c, lower, upper }) {
    return [
      ...(a > 0 ? [] : [text(`系数 a 为 ${a}，应大于 0`, `a is ${a}, expected above 0`)]),
      ...(lower < c && c < upper
        ? []
        : [
            text(
              `下限 ${lower}、c ${c}、上限 ${upper} 应依次增大`,
              `lower ${lower}, c ${c} and upper ${upper} should rise in this order`,
            ),
          ]),
    ];
  },
  degreeOf: (membership, value: number) => degree(membership, value),
  overwrite(membership, column) {
    for (let row = 0; row < column.length; row++) column[row] = degree(membership, column[row] as number);
  },
};

function degree({ a, c, lower, upper }: Peak, value: number): number {
  if (value <= lower || value >= upper) return 0;
  return 1 / (1 + a * (value - c) * (value - c));
}
