import { text } from '../../run/local-text.ts';
import type { Source } from '../criterion.ts';
import type { CropRequirement, CropRequirements } from './crop-requirements.ts';
import { NOT_SUITABLE, type Quality, type QualityAnswer, unknownQuality } from './quality-answer.ts';

/** What is known of the season at a site. */
export interface SeasonClimate {
  /** Days between the last and the first frost. */
  readonly frostFreeDays?: number;
  /** Mean temperature between sowing and harvest, °C. */
  readonly meanTemperature?: number;
  /** Lowest temperature between sowing and harvest, °C. */
  readonly lowestTemperature?: number;
}

/**
 * Length of season of an annual against its cycle in EcoCrop: S1 from the longest cycle, S2 from the shortest (early
 * varieties fit), N below it. Unknown for crops that stay through the winter.
 */
export function seasonClass(crop: CropRequirement, site: SeasonClimate, from: CropRequirements): QualityAnswer {
  const { climate, type } = crop;
  const days = site.frostFreeDays;
  if (type !== 'annual') {
    return unknownQuality('season', `${crop.label.zh}越冬，不按无霜期`, `${crop.label.en} stays through the winter`);
  }
  if (climate === null || climate.cycle === null) return withoutData('season', crop);
  if (days === undefined || !Number.isFinite(days)) {
    return unknownQuality('season', '没有无霜期', 'there are no frost-free days');
  }
  const [shortest, longest] = climate.cycle;
  const found = days >= longest ? 1 : days >= shortest ? 2 : NOT_SUITABLE;
  return answer({ quality: 'season', class: found, value: days, unit: 'd', limits: [longest, shortest] }, crop, from);
}

/**
 * Mean temperature of the season: yield falls in a straight line from the optimal to the absolute bounds of EcoCrop
 * (Hijmans et al., EcoCrop model) and is classed by the yield bands; N outside the absolute bounds.
 */
export function temperatureClass(crop: CropRequirement, site: SeasonClimate, from: CropRequirements): QualityAnswer {
  const { climate } = crop;
  const mean = site.meanTemperature;
  if (climate === null) return withoutData('temperature', crop);
  if (mean === undefined || !Number.isFinite(mean)) {
    return unknownQuality('temperature', '没有生长季平均温度', 'there is no mean temperature of the season');
  }
  const [coldest, hottest] = climate.absolute;
  const [cool, warm] = climate.optimum;
  const share =
    mean < cool ? (mean - coldest) / (cool - coldest) : mean > warm ? (hottest - mean) / (hottest - warm) : 1;
  const percent = Math.min(100, Math.max(0, 100 * share));
  const band = from.yieldBands.lower.findIndex((lower) => percent >= lower);
  const limits = [coldest, cool, warm, hottest];
  const found = band < 0 ? NOT_SUITABLE : band + 1;
  return {
    ...answer({ quality: 'temperature', class: found, value: mean, unit: '°C', limits }, crop, from),
    yield: percent,
  };
}

/** Frost between sowing and harvest: N at or below the temperature that kills the growing plant (EcoCrop), else S1. */
export function frostClass(crop: CropRequirement, site: SeasonClimate, from: CropRequirements): QualityAnswer {
  const { climate } = crop;
  const lowest = site.lowestTemperature;
  if (climate === null || climate.killEarly === null) return withoutData('frost', crop);
  if (lowest === undefined || !Number.isFinite(lowest)) {
    return unknownQuality('frost', '没有生长期最低温度', 'there is no lowest temperature of the season');
  }
  const found = lowest > climate.killEarly ? 1 : NOT_SUITABLE;
  return answer({ quality: 'frost', class: found, value: lowest, unit: '°C', limits: [climate.killEarly] }, crop, from);
}

interface Judged {
  readonly quality: Quality;
  readonly class: number;
  readonly value: number;
  readonly unit: string;
  readonly limits: readonly number[];
}

function answer(judged: Judged, crop: CropRequirement, from: CropRequirements) {
  return { ...judged, best: judged.class, worst: judged.class, yield: null, source: sourceOf(crop, from) };
}

function sourceOf({ climate }: CropRequirement, from: CropRequirements): Source {
  const { reference } = from.climate.source;
  const { rule } = from.climate;
  const name = climate === null ? '' : ` ${climate.name}`;
  const proxy = climate?.proxy ? text('；借用近缘种', '; a related species') : text('', '');
  return {
    reference: text(
      `${reference.zh}${name}${proxy.zh}；${rule.reference.zh}`,
      `${reference.en}${name}${proxy.en}; ${rule.reference.en}`,
    ),
    confidence: rule.confidence,
    ...(rule.note === undefined ? {} : { note: rule.note }),
  };
}

function withoutData(quality: Quality, crop: CropRequirement): QualityAnswer {
  return unknownQuality(quality, `${crop.label.zh}没有 EcoCrop 数据`, `EcoCrop gives nothing for ${crop.label.en}`);
}
