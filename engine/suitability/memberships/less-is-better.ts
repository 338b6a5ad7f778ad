import { text } from '../../run/local-text.ts';
import type { MembershipKind } from '../membership-kind.ts';

export interface LessIsBetter {
  readonly kind: 'less-is-better';
  readonly a: number;
  readonly c: number;
  readonly upper: number;
}

/** The less the better (戒下型), GB/T 33469-2016: the mirror image of `more-is-better`. */
export const lessIsBetter: MembershipKind<LessIsBetter> = {
  id: 'less-is-better',
  label: text('戒下型', 'less is better'),
  parameters: {
    a: text('曲线系数，大于 0', 'coefficient of the curve, above 0'),
    c: text('不高于此值为 1', '1 up to this value'),
    upper: text('上限，达到此值为 0', 'upper bound, 0 from this value on'),
  },
  formula: 'u ≤ c: 1; c < u < upper: 1/(1 + a·(u − c)²); u ≥ upper: 0',
  source: text('GB/T 33469-2016 隶属函数', 'GB/T 33469-2016, membership functions'),
  reads: 'number',
  faultsOf({ a, c, upper }) {
    return [
      ...(a > 0 ? [] : [text(`系数 a 为 ${a}，应大于 0`, `a is ${a}, expected above 0`)]),
      ...(upper > c
        ? []
        : [text(`上限 upper 为 ${upper}，应大于 c ${c}`, `upper is ${upper}, expected above c, which is ${c}`)]),
    ];
  },
  degreeOf: (membership, value: number) => degree(membership, value),
  overwrite(membership, column) {
    for (let row = 0; row < column.length; row++) column[row] = degree(membership, column[row] as number);
  },
};

function degree({ a, c, upper }: LessIsBetter, value: number): number {
  if (value >= upper) return 0;
  if (value <= c) return 1;
  return 1 / (1 + a * (value - c) * (value - c));
}
