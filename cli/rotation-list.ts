import { rotationStandardSchema } from '../engine/index.ts';
import { standardDocument } from './standards.ts';
import type { Language } from './terminal.ts';

async function rotationStandard() {
  return rotationStandardSchema.parse(await standardDocument('rotation.json'));
}

/** Rules of rotation with what they rest on. */
export const RULE_LIST = {
  header: ['id', 'label', 'severity', 'basis', 'confidence'],
  entries: async () => (await rotationStandard()).rules,
  rows: async (language: Language) =>
    (await rotationStandard()).rules.map(({ id, label, severity, basis, confidence }) => [
      id,
      label[language],
      severity,
      basis[language],
      confidence,
    ]),
};

/** Crops of rotation with their intervals: an interval of n is one year in n, the difference of the years of two plantings. */
export const ROTATION_CROP_LIST = {
  header: [
    'id',
    'label',
    'family',
    'growth',
    'gap',
    'family gap',
    'legume',
    'green manure',
    'demand',
    'confidence',
    'source',
  ],
  entries: async () => (await rotationStandard()).crops,
  rows: async (language: Language) =>
    (await rotationStandard()).crops.map((crop) => [
      crop.id,
      crop.label[language],
      crop.family,
      crop.growth,
      String(crop.gapYears),
      String(crop.familyGapYears),
      crop.legume ? '✓' : '–',
      crop.greenManure ? '✓' : '–',
      crop.demand,
      crop.gapConfidence,
      crop.gapSource[language],
    ]),
};
