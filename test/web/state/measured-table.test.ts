import { expect, it } from 'vitest';
import { measuredColumns } from '../../../web/state/measured-table.ts';

const column = (name: string, values: readonly number[], word: number) => {
  const valid = { length: values.length, words: Uint32Array.of(word) };
  return { kind: 'number' as const, name, unit: 'g/kg', values: Float64Array.from(values), valid };
};

it('shows measured figures, and a missing one as missing', () => {
  const layer = { columns: [column('a.b.mean', [0, 0], 1), column('a.b.support', [0.5, 0], 3)] };
  const measures = {
    ids: ['x', 'y'],
    layers: [{ ...layer, blocksRead: 1, blocksTotal: 1, outside: 0 }],
    findings: [],
    counts: { read: 2, used: 2, dropped: 0 },
  };
  const [id, mean, support] = measuredColumns(measures, {
    id: 'DKBM',
    support: 'coverage',
    missing: 'missing',
    statistic: (name) => name.toUpperCase(),
    value: String,
    share: (share) => `${100 * share} %`,
  });
  expect([id?.label, id?.text(1)]).toEqual(['DKBM', 'y']);
  expect([mean?.over, mean?.label, mean?.unit]).toEqual(['a.b', 'MEAN', 'g/kg']);
  expect([mean?.text(0), mean?.text(1), mean?.quiet?.(1), mean?.order?.(1)]).toEqual(['0', 'missing', true, -Infinity]);
  expect([support?.label, support?.text(0), support?.text(1)]).toEqual(['coverage', '50 %', '0 %']);
});
