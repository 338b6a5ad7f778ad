import { type LocalText, text } from '../../run/local-text.ts';
import type { Source } from '../criterion.ts';

/** Classes as codes: 0 unknown, 1 S1, 2 S2, 3 S3, 4 N; unknown is no class. */
export const UNKNOWN_CLASS = 0;
export const NOT_SUITABLE = 4;

/** Names of the classes by code. */
export const LAND_CLASSES = ['unknown', 'S1', 'S2', 'S3', 'N'] as const;

/** A property of the land that a crop may find wanting. */
export type Quality = 'salt' | 'ph' | 'season' | 'temperature' | 'frost' | 'water';

/** The qualities in the order of their codes, which begin at 1. */
export const QUALITIES: readonly Quality[] = ['salt', 'ph', 'season', 'temperature', 'frost', 'water'];

/**
 * Letters of the subclass: FAO 1976, A framework for land evaluation, section 3.2, writes the kinds of limitation as
 * lower-case letters with mnemonic significance after the class and leaves the letters to the survey; S1 has none. Season,
 * temperature and frost share one.
 */
export const SUBCLASS_LETTERS: Readonly<Record<Quality, { letter: string; label: LocalText }>> = {
  salt: { letter: 's', label: text('盐分', 'salt') },
  ph: { letter: 'a', label: text('碱度（pH）', 'alkalinity (pH)') },
  season: { letter: 'c', label: text('气候（无霜期）', 'climate (frost-free days)') },
  temperature: { letter: 'c', label: text('气候（温度）', 'climate (temperature)') },
  frost: { letter: 'c', label: text('气候（冻害）', 'climate (frost)') },
  water: { letter: 'w', label: text('水', 'water') },
};

/** A quality with a class. */
export interface KnownQuality {
  readonly quality: Quality;
  /** 1 … 4. */
  readonly class: number;
  /** Class at the best and at the worst end of what the value may be; equal for a value without a spread. */
  readonly best: number;
  readonly worst: number;
  readonly value: number;
  readonly unit: string;
  /** Bounds of S1, S2 and S3 as they apply, in the unit of the value. */
  readonly limits: readonly number[];
  /** Yield the value allows, % of full yield; null where the rule gives none. */
  readonly yield: number | null;
  readonly source: Source;
}

/** A quality without a class: why. */
export interface UnknownQuality {
  readonly quality: Quality;
  readonly class: 0;
  readonly reason: LocalText;
}

export type QualityAnswer = KnownQuality | UnknownQuality;

/** An answer that gives no class. */
export function unknownQuality(quality: Quality, zh: string, en: string): UnknownQuality {
  return { quality, class: UNKNOWN_CLASS, reason: text(zh, en) };
}

/** Whether the answer has a class. */
export function isKnown(answer: QualityAnswer): answer is KnownQuality {
  return answer.class !== UNKNOWN_CLASS;
}
