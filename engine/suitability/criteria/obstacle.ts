import { text } from '../../run/local-text.ts';
import type { Criterion } from '../criterion.ts';

/** The obstacle the survey names for the soil; a saline one repeats what salinization says. */
export const obstacle: Criterion = {
  id: 'obstacle',
  label: text('障碍因素', 'Obstacle factor'),
  theme: 'soil',
  unit: '',
  column: 'land-survey.obstacle',
  membership: { kind: 'category', table: { 无: 1, 瘠薄: 0.7, 渍潜: 0.7, 障碍层次: 0.7, 盐碱: 0.6, 沙化: 0.5 } },
  source: {
    reference: text(
      'GB/T 33469-2016 甘新区概念型，民勤县标定',
      'GB/T 33469-2016, Gansu-Xinjiang, look-up, calibrated for Minqin',
    ),
    confidence: 'verified',
    note: text(
      '“盐碱”与盐渍化程度重复计入，是标准的设计',
      '“saline-alkali” counts again in salinization, as the standard has it',
    ),
  },
};
