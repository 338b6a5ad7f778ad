import { text } from '../../run/local-text.ts';
import type { MembershipKind } from '../membership-kind.ts';

export interface MoreIsBetter {
  readonly kind: 'more-is-better';
  readonly a: number;
  readonly c: number;
  readonly lower: number;
}

/** The more the better (戒上型), GB/T 33469-2016: the curve ends above 0 at `lower`, where the degree jumps to 0. */
export const moreIsBetter: MembershipKind<MoreIsBetter> = {
  id: 'more-is-better',
  label: text('戒上型', 'more is better'),
  parameters: {
    a: text('曲线系数，大于 0', 'coefficient of the curve, above 0'),
    c: text('达到此值为 1', '1 from this value on'),
    lower: text('下限，不高于此值为 0', 'lower bound, 0 up to this value'),
  },
  formula: 'u ≤ lower: 0; lower < u < c: 1/(1 + a·(u − c)²); u ≥ c: 1',
  source: text('GB/T 33469-2016 隶属函数', 'GB/T 33469-2016, membership functions'),
  reads: 'number',
  faultsOf({ a, c, lower }) {
    return [
      ...(a > 0 ? [] : [text(`系数 a 为 ${a}，应大于 0`, `a is ${a}, expected above 0`)]),
      ...(lower < c
        ? []
        : [text(`下限 lower 为 ${lower}，应小于 c ${c}`, `lower is ${lower}, expected below c, which is ${c}`)]),
    ];
  },
  degreeOf: (membership, value: number) => degree(membership, value),
  overwrite(membership, column) {
    for (let row = 0; row < column.length; row++) column[row] = degree(membership, column[row] as number);
  },
};

function degree({ a, c, lower }: MoreIsBetter, value: number): number {
  if (value <= lower) return 0;
  if (value >= c) return 1;
  return 1 / (1 + a * (value - c) * (value - c));
}
