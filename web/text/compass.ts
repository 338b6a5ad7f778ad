import type { Dictionary } from './dictionary.ts';

/** One of eight compass words for a bearing in degrees clockwise from north. */
export function compassWord(bearing: number, { belts }: Dictionary): string {
  return belts.compass[(2 * Math.round(bearing / 45)) % belts.compass.length] ?? '';
}
