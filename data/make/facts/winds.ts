/** The sixteen sectors, clockwise from north. */
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

/**
 * Mean wind speed at 10 m by town, m/s (year). 张掖市志 1996-2015: stations 1.7 (高台, least) to 2.7 (民乐, most),
 * spring 2.2 to 3.0, autumn 1.3 to 2.5; the towns in between are assumed between those ends.
 */
export const MEAN_SPEED: Readonly<Record<string, number>> = {
  dangzhai: 2.0,
  liaoquan: 1.9,
  heiquan: 1.7,
  xinba: 2.2,
  qingquan: 2.4,
  chenhu: 2.5,
  hongshui: 2.7,
};

/** Speed of a season against the year, and the sectors the wind prefers (sector number, strength). */
export const SEASONS: readonly {
  readonly season: 'spring' | 'summer' | 'autumn' | 'winter' | 'annual';
  readonly speed: number;
  /** Bounds of the seasonal means in the city's gazetteer, where it gives them. */
  readonly bounds: readonly [number, number];
  readonly prefers: readonly (readonly [number, number])[];
}[] = [
  {
    season: 'spring',
    speed: 1.18,
    bounds: [2.2, 3.0],
    prefers: [
      [15, 10],
      [0, 6.5],
      [14, 6],
      [6, 2],
    ],
  },
  {
    season: 'summer',
    speed: 1.02,
    bounds: [1.7, 3.0],
    prefers: [
      [6, 5],
      [5, 4],
      [15, 5],
      [14, 3.5],
    ],
  },
  {
    season: 'autumn',
    speed: 0.85,
    bounds: [1.3, 2.5],
    prefers: [
      [14, 5.5],
      [15, 5],
      [6, 4],
      [13, 3],
    ],
  },
  {
    season: 'winter',
    speed: 0.9,
    bounds: [1.3, 2.7],
    prefers: [
      [14, 6.5],
      [13, 4.5],
      [15, 4.5],
      [6, 3],
    ],
  },
  {
    season: 'annual',
    speed: 1,
    bounds: [1.7, 2.7],
    prefers: [
      [15, 6],
      [14, 5.5],
      [6, 3.5],
      [0, 3],
    ],
  },
];
