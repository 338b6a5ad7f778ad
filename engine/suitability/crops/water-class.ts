import { text } from '../../run/local-text.ts';
import type { CropRequirement, CropRequirements } from './crop-requirements.ts';
import { type QualityAnswer, unknownQuality } from './quality-answer.ts';

/**
 * Water that a parcel can have against the crop's demand, m³ per mu and year: S1 from the upper demand, S2 from the
 * lower, S3 below it; never N, because no figure says at which shortage a crop fails. Unknown where no demand was read
 * or the figure is no planning need.
 */
export function waterClass(
  crop: CropRequirement,
  available: number | undefined,
  from: CropRequirements,
): QualityAnswer {
  const { water } = crop;
  if (water === null) {
    return unknownQuality('water', `${crop.label.zh}没有需水数据`, `there is no water demand for ${crop.label.en}`);
  }
  if (!water.planning) return unknownQuality('water', water.note.zh, water.note.en);
  if (available === undefined || !Number.isFinite(available)) {
    return unknownQuality('water', '没有可供水量', 'the water available is not known');
  }
  const [lower, upper] = water.demand;
  const found = available >= upper ? 1 : available >= lower ? 2 : 3;
  const { reference, confidence } = from.water.rule;
  return {
    quality: 'water',
    class: found,
    best: found,
    worst: found,
    value: available,
    unit: 'm3/mu',
    limits: [upper, lower],
    yield: null,
    source: {
      reference: text(`${water.note.zh}；${reference.zh}`, `${water.note.en}; ${reference.en}`),
      confidence,
      note: water.note,
    },
  };
}
