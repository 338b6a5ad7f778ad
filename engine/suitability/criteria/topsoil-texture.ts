import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** Texture of the plough layer in the Chinese classes. */
export const topsoilTexture: Criterion = {
  id: 'topsoil-texture',
  label: text('耕层质地', 'Topsoil texture'),
  theme: 'soil',
  unit: '',
  column: 'land-survey.topsoil-texture',
  membership: { kind: 'category', table: { 中壤: 1, 轻壤: 0.9, 重壤: 0.8, 砂壤: 0.7, 黏土: 0.5, 砂土: 0.4 } },
  source: {
    reference: text(
      'GB/T 33469-2016 甘新区概念型，民勤县标定',
      'GB/T 33469-2016, Gansu-Xinjiang, look-up, calibrated for Minqin',
    ),
    confidence: 'verified',
    note: text('邻县标定，非张掖官方参数', 'a neighbour county’s calibration, not Zhangye’s official one'),
  },
};
