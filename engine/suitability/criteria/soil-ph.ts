import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Topsoil pH in calcareous irrigated soil, medium-tolerant crops. */
export const soilPh: Criterion = {
  id: 'soil-ph',
  label: text('土壤 pH', 'Soil pH'),
  theme: 'soil',
  unit: '',
  column: 'soil-ph.mean',
  membership: { kind: 'trapezoid', points: [5.5, 6.5, 8.3, 9.0] },
  source: {
    reference: text(
      '灌溉石灰性土壤 pH 分级（中等耐性作物 S1 6.5–8.3,S3 5.5–9.0）',
      'pH classes for calcareous irrigated soil, medium crops (S1 6.5–8.3, S3 5.5–9.0)',
    ),
    confidence: 'uncertain',
    note: text(
      '专家设定；全球作物表的 pH 上限不作否决',
      'an expert setting; pH limits of global crop tables never veto',
    ),
  },
};
