import { type LocalText, text } from '../../run/local-text.ts';
import type { CropRequirement, CropRequirements, SaltTolerance } from './crop-requirements.ts';
import { LAND_CLASSES, type QualityAnswer, unknownQuality } from './quality-answer.ts';

/** The two numbers of the salt response. */
export type SaltResponse = Pick<SaltTolerance, 'threshold' | 'slope'>;

/** Relative yield at an ECe (dS/m), %: Y = 100 − b·(ECe − a) held within 0 and 100 (Maas and Hoffman 1977). */
export function relativeYield({ threshold, slope }: SaltResponse, ece: number): number {
  return Math.min(100, Math.max(0, 100 - slope * (ece - threshold)));
}

/** ECe at which the yield falls to each band, dS/m: a + (100 − band)/b. */
export function saltLimits({ threshold, slope }: SaltResponse, bands: readonly number[]): number[] {
  return bands.map((band) => threshold + (100 - band) / slope);
}

/** Class 1 … 4 of a value against rising upper limits; a value on a limit belongs to the better class; 0 for NaN. */
export function classBelow(limits: readonly number[], value: number): number {
  if (Number.isNaN(value)) return 0;
  const found = limits.findIndex((limit) => value <= limit);
  return found < 0 ? limits.length + 1 : found + 1;
}

/** A site's ECe with the spread of its conversion, dS/m. */
export interface EceSpread {
  readonly ece?: number;
  readonly eceLow?: number;
  readonly eceHigh?: number;
}

/**
 * Salt class of a crop by the Sys bands of its Maas-Hoffman yield, with the classes at both ends of the conversion's
 * spread. Unknown without an ECe, and for crops without published numbers.
 */
export function saltClass(crop: CropRequirement, spread: EceSpread, requirements: CropRequirements): QualityAnswer {
  const { salt } = crop;
  if (salt === null) {
    return crop.group === 'herbs'
      ? unknownQuality('salt', `${crop.label.zh}：中药材没有耐盐数据`, `${crop.label.en}: herbs have no salt data`)
      : unknownQuality('salt', `${crop.label.zh}没有耐盐数据`, `there are no salt data for ${crop.label.en}`);
  }
  if ('rating' in salt) {
    return unknownQuality(
      'salt',
      `${crop.label.zh}只有耐盐等级 ${salt.rating}，没有数值`,
      `${crop.label.en} has only the rating ${salt.rating}, no numbers`,
    );
  }
  const { ece } = spread;
  if (ece === undefined || !(ece >= 0 && Number.isFinite(ece))) {
    return unknownQuality('salt', '没有 ECe', 'there is no ECe');
  }
  const { lower, source: bands } = requirements.yieldBands;
  const limits = saltLimits(salt, lower);
  const of = (value: number) => classBelow(limits, value);
  const given = requirements.saltSources[salt.source] ?? text(salt.source, salt.source);
  return {
    quality: 'salt',
    class: of(ece),
    best: of(Math.min(ece, finiteOr(spread.eceLow, ece))),
    worst: of(Math.max(ece, finiteOr(spread.eceHigh, ece))),
    value: ece,
    unit: 'dS/m',
    limits,
    yield: relativeYield(salt, ece),
    source: {
      reference: text(`${given.zh}；${bands.reference.zh}`, `${given.en}; ${bands.reference.en}`),
      confidence: salt.confidence,
      ...(salt.note === undefined ? {} : { note: salt.note }),
    },
  };
}

/** The salt class in words, as a range where the conversion decides. */
export function saltRangeText(answer: QualityAnswer): LocalText {
  if (!('best' in answer)) return answer.reason;
  const best = LAND_CLASSES[answer.best] ?? '';
  const worst = LAND_CLASSES[answer.worst] ?? '';
  if (best === worst) return text(best, best);
  return text(`${best}–${worst}，取决于换算方法`, `${best}–${worst} depending on the conversion`);
}

function finiteOr(value: number | undefined, otherwise: number): number {
  return value !== undefined && Number.isFinite(value) ? value : otherwise;
}
