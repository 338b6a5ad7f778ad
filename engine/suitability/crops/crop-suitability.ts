import type { CropRequirement, CropRequirements } from './crop-requirements.ts';
import { phClass } from './ph-class.ts';
import {
  isKnown,
  type KnownQuality,
  LAND_CLASSES,
  type Quality,
  type QualityAnswer,
  SUBCLASS_LETTERS,
  UNKNOWN_CLASS,
  type UnknownQuality,
} from './quality-answer.ts';
import { type EceSpread, saltClass } from './salt-class.ts';
import { frostClass, type SeasonClimate, seasonClass, temperatureClass } from './season-class.ts';
import { waterClass } from './water-class.ts';

/** What is known of a site; anything may be missing. */
export interface Site extends EceSpread, SeasonClimate {
  readonly ph?: number;
  /** How far the pH may be off. */
  readonly phError?: number;
  /** Irrigation water the site can have, m³ per mu and year. */
  readonly waterM3PerMu?: number;
}

/** How a site suits one crop. */
export interface CropSuitability {
  readonly crop: string;
  /** Worst class of the known qualities, 1 … 4; 0 when none is known. It says nothing of the `unknown` ones. */
  readonly class: number;
  /** The class over the spread of ECe and the error of pH. */
  readonly best: number;
  readonly worst: number;
  /** Class with the letters of its limitations, such as `S2s`; `unknown` for class 0. */
  readonly subclass: string;
  /** The qualities that set the class; empty for S1, which nothing limits. */
  readonly limiting: readonly Quality[];
  readonly known: readonly KnownQuality[];
  readonly unknown: readonly UnknownQuality[];
}

/**
 * Suitability of a site for a crop by its worst known quality (limiting factor; FAO 1976): salt, pH, length of season,
 * temperature, frost and water. What is not known is listed and never becomes a class.
 */
export function cropSuitability(crop: CropRequirement, site: Site, requirements: CropRequirements): CropSuitability {
  const answers: QualityAnswer[] = [
    saltClass(crop, site, requirements),
    phClass(crop, site, requirements),
    seasonClass(crop, site, requirements),
    temperatureClass(crop, site, requirements),
    frostClass(crop, site, requirements),
    waterClass(crop, site.waterM3PerMu, requirements),
  ];
  const known = answers.filter(isKnown);
  const unknown = answers.filter((answer): answer is UnknownQuality => !isKnown(answer));
  const overall = worstOf(known.map((answer) => answer.class));
  const limiting = overall > 1 ? known.filter((answer) => answer.class === overall).map(({ quality }) => quality) : [];
  return {
    crop: crop.id,
    class: overall,
    best: worstOf(known.map((answer) => answer.best)),
    worst: worstOf(known.map((answer) => answer.worst)),
    subclass: subclassOf(overall, limiting),
    limiting,
    known,
    unknown,
  };
}

/** Class and letters, each letter once, in the order of the qualities. */
export function subclassOf(landClass: number, limiting: readonly Quality[]): string {
  const name = LAND_CLASSES[landClass] ?? '';
  if (landClass === UNKNOWN_CLASS || landClass === 1) return name;
  return name + [...new Set(limiting.map((quality) => SUBCLASS_LETTERS[quality].letter))].join('');
}

function worstOf(classes: readonly number[]): number {
  return Math.max(UNKNOWN_CLASS, ...classes);
}
