import type { TargetRow } from '../../policy-rows.ts';

/** Rows of counties alone: the city's rows carry a shorter code. */
export function countyTargets(targets: readonly TargetRow[]): TargetRow[] {
  return targets.filter(({ countyCode }) => /^\d{6}$/.test(countyCode));
}
