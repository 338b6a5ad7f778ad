import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Class of salinity by ECe, 非盐渍 to 盐土, from the conversion that the scenario names. */
export const salinization: Criterion = {
  id: 'salinization',
  label: text('盐渍化程度', 'Salinization class'),
  theme: 'soil',
  unit: '',
  column: 'soil-salinity.class',
  membership: { kind: 'category', table: { 无: 1, 轻度: 0.9, 中度: 0.8, 重度: 0.4, 盐土: 0.3 } },
  source: {
    reference: text(
      'GB/T 33469-2016 甘新区概念型，民勤县标定',
      'GB/T 33469-2016, Gansu-Xinjiang, look-up, calibrated for Minqin',
    ),
    confidence: 'verified',
    note: text(
      '与障碍因素“盐碱”重复计入，是标准的设计；ECe 换算方法之间差异大',
      'counts again in the obstacle “saline-alkali”, as the standard has it; conversions to ECe differ widely',
    ),
  },
};
