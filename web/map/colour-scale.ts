import { EXCLUDED, NOT_ASSESSED, SCORED, TO_BE_SAMPLED } from '../engine-client.ts';
import type { Theme } from '../state/address.ts';

/**
 * What a parcel is drawn as, in the order of the legend. The position in this list is the number the map tiles carry.
 */
export const PARCEL_KINDS = ['s1', 's2', 's3', 'n', 'excluded', 'to-be-sampled', 'not-assessed'] as const;

export type ParcelKind = (typeof PARCEL_KINDS)[number];

/** Fill of each kind; S1 to S3 ordered by lightness, N of another hue, safe for colour-blind eyes. Hatched kinds give their ground. */
const COLOURS: Readonly<Record<Theme, Record<ParcelKind, string>>> = {
  light: {
    s1: '#0b5d57',
    s2: '#3f9c8f',
    s3: '#a9d3c5',
    n: '#cdbfae',
    excluded: '#8a3b62',
    'to-be-sampled': '#ffffff',
    'not-assessed': '#ffffff',
  },
  dark: {
    s1: '#23857b',
    s2: '#56ab9d',
    s3: '#97c6bb',
    n: '#bdb0a0',
    excluded: '#a5547c',
    'to-be-sampled': '#2b2e31',
    'not-assessed': '#2b2e31',
  },
};

/** Fill colour of a kind in a theme. */
export function colourOf(kind: ParcelKind, theme: Theme): string {
  return COLOURS[theme][kind];
}

/** Kinds drawn with a hatch over their fill. */
export const HATCHED_KINDS: readonly ParcelKind[] = ['excluded', 'to-be-sampled', 'not-assessed'];

const CLASS_KINDS: readonly ParcelKind[] = ['not-assessed', 's1', 's2', 's3', 'n'];

/** Kind of a parcel from its status and its class (index into `CLASS_NAMES`). */
export function kindOf(status: number, suitabilityClass: number): ParcelKind {
  switch (status) {
    case EXCLUDED:
      return 'excluded';
    case TO_BE_SAMPLED:
      return 'to-be-sampled';
    case SCORED:
      return CLASS_KINDS[suitabilityClass] ?? 'not-assessed';
    case NOT_ASSESSED:
      return 'not-assessed';
    default:
      throw new Error(`a parcel has the status ${status}, which the page does not know`);
  }
}
