import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Position in the landscape, from alluvial plain to loess ridge, as the land-quality survey names it. */
export const terrainPosition: Criterion = {
  id: 'terrain-position',
  label: text('地形部位', 'Terrain position'),
  theme: 'soil',
  unit: '',
  column: 'land-survey.terrain-position',
  membership: {
    kind: 'category',
    table: {
      冲积平原: 1,
      河谷平原: 1,
      河谷阶地: 0.9,
      洪积平原: 0.9,
      黄土塬: 0.8,
      黄土台塬: 0.7,
      河漫滩: 0.7,
      低台地: 0.7,
      黄土残塬: 0.7,
      低丘陵: 0.7,
      黄土坪: 0.7,
    },
  },
  source: {
    reference: text(
      'GB/T 33469-2016 甘新区概念型，民勤县标定',
      'GB/T 33469-2016, Gansu-Xinjiang, look-up, calibrated for Minqin',
    ),
    confidence: 'verified',
    note: text('邻县标定，非张掖官方参数', 'a neighbour county’s calibration, not Zhangye’s official one'),
  },
};
