import { text } from '../../run/local-text.ts';
import type { MembershipKind } from '../membership-kind.ts';

export interface Gaussian {
  readonly kind: 'gaussian';
  readonly mu: number;
  readonly s: number;
}

/** A bell curve about `mu`; it never reaches 0. */
export const gaussian: MembershipKind<Gaussian> = {
  id: 'gaussian',
  label: text('高斯型', 'Gaussian'),
  parameters: {
    mu: text('在此值为 1', '1 at this value'),
    s: text('宽度，大于 0；离 mu 一个 s 处为 0.607', 'width, above 0; 0.607 one s away from mu'),
  },
  formula: 'exp(−(u − mu)²/(2·s²))',
  source: text('高斯函数，模糊集通用形式', 'Gaussian function, a common form for fuzzy sets'),
  reads: 'number',
  faultsOf({ s }) {
    return s > 0 ? [] : [text(`宽度 s 为 ${s}，应大于 0`, `s is ${s}, expected above 0`)];
  },
  degreeOf: (membership, value: number) => degree(membership, value),
  overwrite(membership, column) {
    for (let row = 0; row < column.length; row++) column[row] = degree(membership, column[row] as number);
  },
};

function degree({ mu, s }: Gaussian, value: number): number {
  const deviation = (value - mu) / s;
  return Math.exp((-deviation * deviation) / 2);
}
