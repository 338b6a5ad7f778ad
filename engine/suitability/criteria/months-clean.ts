import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Whole months since the last prohibited input, at the plan's date. */
export const monthsClean: Criterion = {
  id: 'months-clean',
  label: text('停用禁用投入品月数', 'Months since last prohibited input'),
  theme: 'inputs',
  unit: 'months',
  column: 'inputs.months-clean',
  membership: { kind: 'linear', zero: 0, one: 24 },
  source: {
    reference: text(
      'GB/T 19630-2019 4.2.1：一年生作物播种前 24 个月转换期',
      'GB/T 19630-2019 4.2.1: 24 months of conversion before sowing annuals',
    ),
    confidence: 'setting',
    note: text(
      '24 个月凭标准知识；从 0 到 24 的直线折算为情景设定',
      'the 24 months are known from the standard; the straight line from 0 to 24 is a setting',
    ),
  },
};
