import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** How texture is layered through the profile. */
export const profileTexture: Criterion = {
  id: 'profile-texture',
  label: text('质地构型', 'Profile texture'),
  theme: 'soil',
  unit: '',
  column: 'land-survey.profile-texture',
  membership: {
    kind: 'category',
    table: { 上松下紧型: 1, 海绵型: 0.9, 紧实型: 0.7, 夹层型: 0.6, 上紧下松型: 0.5, 薄层型: 0.4, 松散型: 0.4 },
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
