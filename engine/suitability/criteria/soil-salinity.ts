import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Saturated-paste conductivity converted from EC1:5. */
export const soilSalinity: Criterion = {
  id: 'soil-salinity',
  label: text('土壤盐分 ECe', 'Soil salinity ECe'),
  theme: 'soil',
  unit: 'dS/m',
  column: 'soil-salinity.ece',
  membership: { kind: 'linear', zero: 4, one: 1 },
  source: {
    reference: text(
      '蔬菜 ECe 分级上限 1 / 2 / 4 dS/m（Sys 1993,Naidu 2006）',
      'ECe class limits of vegetables 1 / 2 / 4 dS/m (Sys 1993, Naidu 2006)',
    ),
    confidence: 'setting',
    note: text(
      '分级上限已核（Sys）；1→4 的直线折算和由 EC1:5 按 Sonmez 壤土 7.58·EC+0.06 换算为情景设定，换算方法之间差异大',
      'the class limits are verified (Sys); the straight line from 1 to 4 and the conversion from EC1:5 by Sonmez loam 7.58·EC+0.06 are settings, methods differ widely',
    ),
  },
};
