import { text } from '../../run/local-text.ts';
import type { MembershipKind } from '../membership-kind.ts';

export interface Category {
  readonly kind: 'category';
  readonly table: Readonly<Record<string, number>>;
}

/** A look-up by class (概念型); a class that is not in the table has no degree. */
export const category: MembershipKind<Category> = {
  id: 'category',
  label: text('概念型', 'category'),
  parameters: { table: text('各类别的隶属度，0 至 1', 'the degree of each class, 0 to 1') },
  formula: 'table[class]',
  source: text('GB/T 33469-2016 概念型指标隶属度', 'GB/T 33469-2016, degrees of descriptive indicators'),
  reads: 'class',
  faultsOf({ table }) {
    const entries = Object.entries(table);
    if (entries.length === 0) return [text('类别表为空', 'the table holds no class')];
    return entries
      .filter(([, degree]) => !(degree >= 0 && degree <= 1))
      .map(([name, degree]) =>
        text(`类别 ${name} 的隶属度为 ${degree}，应在 0 至 1 之间`, `class ${name} has ${degree}, expected 0 to 1`),
      );
  },
  degreeOf: ({ table }, value) => degree(table, value),
  overwrite({ table }, column) {
    // Codes repeat: each is looked up as text once.
    const known = new Map<number, number>();
    for (let row = 0; row < column.length; row++) {
      const code = column[row] as number;
      if (Number.isNaN(code)) continue;
      let found = known.get(code);
      if (found === undefined) {
        found = degree(table, code) ?? Number.NaN;
        known.set(code, found);
      }
      column[row] = found;
    }
  },
};

function degree(table: Category['table'], value: number | string): number | undefined {
  const name = String(value);
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
