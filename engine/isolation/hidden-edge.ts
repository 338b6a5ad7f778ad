import type { Strip } from './edge-corridor.ts';

/** Distances and places are told apart by more than rounding, metres. */
const ROUNDING_M = 1e-6;

/**
 * How far out of an edge the land lies that hides everything else from all of it, metres at most; null where something else
 * may be met first, or nothing. The feature `own` hides nothing and is not seen.
 */
export function hidingDepth(
  { places, feature, behind, out }: Strip,
  length: number,
  { own, isHiding }: { readonly own: number; readonly isHiding: (feature: number) => boolean },
): number | null {
  let first = out;
  for (let k = 0; k < feature.length; k++) {
    if (feature[k] === own || isHiding(feature[k] as number)) continue;
    first = Math.min(first, places[4 * k + 1] as number, places[4 * k + 3] as number);
  }
  const spans: Span[] = [];
  for (let k = 0; k < feature.length; k++) {
    if (feature[k] === own || !isHiding(feature[k] as number)) continue;
    const [u0, v0, u1, v1] = places.subarray(4 * k, 4 * k + 4) as unknown as readonly [number, number, number, number];
    const deepest = Math.max(v0, v1);
    if (u0 === u1 || Math.min(v0, v1) < ROUNDING_M - behind || deepest > first - ROUNDING_M) continue;
    spans.push({ from: Math.min(u0, u1), to: Math.max(u0, u1), deepest });
  }
  return depthOfCover(spans, length);
}

/** Part of the edge that one segment hides, metres along it, and how far out it lies. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly deepest: number;
}

/** The deepest of the spans that together cover an edge without a gap; null where they do not. */
function depthOfCover(spans: Span[], length: number): number | null {
  // No look is nearer to an end of the edge than this.
  const slack = Math.min(ROUNDING_M, length / 1000);
  spans.sort((a, b) => a.from - b.from);
  let covered = slack;
  let deepest = 0;
  for (const span of spans) {
    if (span.from > covered) return null;
    if (span.to <= covered) continue;
    covered = span.to;
    deepest = Math.max(deepest, span.deepest);
    if (covered >= length - slack) return deepest;
  }
  return null;
}

/** Whether a line that matters runs beside an edge, up to a distance out of it. */
export function hasLineUpTo(
  { places, feature, behind }: Strip,
  reachM: number,
  matters: (feature: number) => boolean,
): boolean {
  for (let k = 0; k < feature.length; k++) {
    if (!matters(feature[k] as number)) continue;
    const v0 = places[4 * k + 1] as number;
    const v1 = places[4 * k + 3] as number;
    if (Math.min(v0, v1) <= reachM + ROUNDING_M && Math.max(v0, v1) >= -behind - ROUNDING_M) return true;
  }
  return false;
}
