import { text } from '../../../run/local-text.ts';
import type { Normalisation } from '../normalisation.ts';

/** The values as they stand: ratings on one scale, or values normalised before. */
export const none: Normalisation = {
  id: 'none',
  label: text('不变换', 'None'),
  formula: { max: 'x', min: 'x' },
  source: { reference: text('值照原样使用', 'values are used as they stand'), confidence: 'setting' },
  domain: { max: 'any', min: 'any' },
  keepsCosts: true,
  normalise: (values) => values,
};
