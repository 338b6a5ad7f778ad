/** Names of the sixteen sectors clockwise from north; a sector names where the wind comes from. */
export const SECTORS = [
  'N',
  'NNE',
  'NE',
  'ENE',
  'E',
  'ESE',
  'SE',
  'SSE',
  'S',
  'SSW',
  'SW',
  'WSW',
  'W',
  'WNW',
  'NW',
  'NNW',
] as const;

/** Share of the time the wind comes from each sector, in the order of `SECTORS`, any unit. */
export type WindRose = readonly number[];

/**
 * How much of the wind blows from a bearing, 1 for the sector with most wind: the frequency of the bearing's sector over
 * the largest. 0 in a calm rose.
 */
export function exposureFrom(rose: WindRose, bearing: number): number {
  const most = Math.max(0, ...rose);
  if (most === 0) return 0;
  const sector = Math.round(bearing / (360 / SECTORS.length)) % SECTORS.length;
  return (rose[sector] ?? 0) / most;
}
