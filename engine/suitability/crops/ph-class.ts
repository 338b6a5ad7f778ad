import { soilPhFault } from '../value-faults.ts';
import type { CropRequirement, CropRequirements } from './crop-requirements.ts';
import { NOT_SUITABLE, type QualityAnswer, unknownQuality } from './quality-answer.ts';

/** Bounds of pH for one group of crops. */
export interface PhLimits {
  /** Upper bounds of S1, S2 and S3. */
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  readonly noVetoBelow: number;
}

/** The bounds for a crop's group; `undefined` when the group is not in the file. */
export function phLimitsOf(group: string, { ph }: CropRequirements): PhLimits | undefined {
  const found = ph.groups.find(({ id }) => id === group);
  return found && { upper: found.upper, lower: ph.lower, noVetoBelow: ph.noVetoBelow };
}

/** Class 1 … 4 of a pH: S1 when it is within the first bounds, and so on; below `noVetoBelow` never N; 0 for NaN. */
export function classOfPh({ upper, lower, noVetoBelow }: PhLimits, ph: number): number {
  if (Number.isNaN(ph)) return 0;
  for (let k = 0; k < upper.length; k++) {
    if (ph <= (upper[k] as number) && ph >= (lower[k] as number)) return k + 1;
  }
  return ph < noVetoBelow ? NOT_SUITABLE - 1 : NOT_SUITABLE;
}

/**
 * pH class of a crop on calcareous irrigated soil. `error` is how far the pH may be off; the classes at its ends are
 * told. Unknown without a pH, and for a pH that no soil has.
 */
export function phClass(
  crop: CropRequirement,
  site: { readonly ph?: number; readonly phError?: number },
  requirements: CropRequirements,
): QualityAnswer {
  const { ph } = site;
  if (ph === undefined || Number.isNaN(ph)) return unknownQuality('ph', '没有 pH', 'there is no pH');
  const fault = soilPhFault(ph);
  if (fault !== null) return unknownQuality('ph', fault.zh, fault.en);
  const limits = phLimitsOf(crop.phGroup, requirements);
  if (limits === undefined) {
    return unknownQuality('ph', `${crop.label.zh}没有 pH 分组`, `${crop.label.en} has no pH group`);
  }
  const error = site.phError ?? 0;
  const ends = [ph - error, ph, ph + error].map((value) => classOfPh(limits, value));
  // Between the ends lies the optimum when they stand on both sides of it.
  const optimum = Math.min(ph + error, Math.max(ph - error, limits.lower[0] ?? ph));
  return {
    quality: 'ph',
    class: classOfPh(limits, ph),
    best: Math.min(...ends, classOfPh(limits, optimum)),
    worst: Math.max(...ends),
    value: ph,
    unit: '',
    limits: limits.upper,
    yield: null,
    source: sourceOf(requirements),
  };
}

function sourceOf({ ph: { source } }: CropRequirements) {
  const { reference, confidence, note } = source;
  return { reference, confidence, ...(note === undefined ? {} : { note }) };
}
