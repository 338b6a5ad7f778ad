import { text } from '../../run/local-text.ts';
import type { MembershipKind } from '../membership-kind.ts';

export interface Trapezoid {
  readonly kind: 'trapezoid';
  readonly points: readonly [number, number, number, number];
}

/** A plateau with straight flanks (梯形); a flank of no width is a step that belongs to the plateau. */
export const trapezoid: MembershipKind<Trapezoid> = {
  id: 'trapezoid',
  label: text('梯形', 'trapezoid'),
  parameters: {
    points: text(
      '四个折点 a ≤ b ≤ c ≤ d：b 至 c 为 1，a 以下与 d 以上为 0',
      'a ≤ b ≤ c ≤ d: 1 from b to c, 0 outside a … d',
    ),
  },
  formula: 'u < a or u > d: 0; a…b: (u − a)/(b − a); b…c: 1; c…d: (d − u)/(d − c)',
  source: text('分段直线，模糊集通用形式', 'piecewise linear, the common form for fuzzy sets'),
  reads: 'number',
  faultsOf({ points: [a, b, c, d] }) {
    const rising = a <= b && b <= c && c <= d && a < d;
    const found = [a, b, c, d].join(', ');
    return rising
      ? []
      : [
          text(
            `折点 ${found} 不得下降，且首末应不同`,
            `points ${found} must not fall, and the first and last must differ`,
          ),
        ];
  },
  degreeOf: (membership, value: number) => degree(membership.points, value),
  overwrite({ points }, column) {
    for (let row = 0; row < column.length; row++) column[row] = degree(points, column[row] as number);
  },
};

function degree([a, b, c, d]: Trapezoid['points'], value: number): number {
  if (value < a || value > d) return 0;
  if (value < b) return (value - a) / (b - a);
  if (value > c) return (d - value) / (d - c);
  return Number.isNaN(value) ? value : 1;
}
