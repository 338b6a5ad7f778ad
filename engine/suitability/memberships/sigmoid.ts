import { text } from '../../run/local-text.ts';
import type { MembershipKind } from '../membership-kind.ts';

export interface Sigmoid {
  readonly kind: 'sigmoid';
  readonly k: number;
  readonly x0: number;
}

/** A logistic curve, rising for positive `k` and falling for negative. */
export const sigmoid: MembershipKind<Sigmoid> = {
  id: 'sigmoid',
  label: text('S 型（逻辑斯谛）', 'sigmoid (logistic)'),
  parameters: {
    k: text('陡度，负值下降，不为 0', 'steepness, falls when negative, not 0'),
    x0: text('隶属度为 0.5 处', 'where the degree is 0.5'),
  },
  formula: '1/(1 + exp(−k·(u − x0)))',
  source: text('逻辑斯谛函数，模糊集通用形式', 'logistic function, a common form for fuzzy sets'),
  reads: 'number',
  faultsOf({ k }) {
    return k === 0 ? [text('陡度 k 为 0，应不为 0', 'k is 0, expected another value')] : [];
  },
  degreeOf: (membership, value: number) => degree(membership, value),
  overwrite(membership, column) {
    for (let row = 0; row < column.length; row++) column[row] = degree(membership, column[row] as number);
  },
};

function degree({ k, x0 }: Sigmoid, value: number): number {
  return 1 / (1 + Math.exp(-k * (value - x0)));
}
