import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Ground slope; no standard of the project gives a curve, so the numbers are a setting. */
export const slope: Criterion = {
  id: 'slope',
  label: text('坡度', 'Slope'),
  theme: 'soil',
  unit: '%',
  column: 'slope.mean',
  membership: { kind: 'linear', zero: 25, one: 2 },
  source: {
    reference: text('情景设定：2 % 以下满分，25 % 及以上为零', 'scenario setting: full below 2 %, none from 25 %'),
    confidence: 'setting',
    note: text('没有标准给出此曲线', 'no standard gives this curve'),
  },
};
