/** A place with its area before and after belts, m²; `netAreaM2` is null when no belts were asked for. */
export interface CountedPlace {
  readonly grossAreaM2: number;
  readonly netAreaM2: number | null;
}

/**
 * The area that thresholds, targets and subsidies count, m²: without belts where they are known (GB/T 19630-2019 4.2.4:
 * what grows on a buffer cannot be certified), else gross.
 */
export function countedAreaM2({ grossAreaM2, netAreaM2 }: CountedPlace): number {
  return netAreaM2 ?? grossAreaM2;
}
