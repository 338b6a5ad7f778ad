/** A synthetic station, one for each county of the core towns, near the county seat. Levels are assumptions. */
export interface AirStation {
  readonly id: string;
  readonly name: string;
  readonly county: string;
  readonly lon: number;
  readonly lat: number;
  /** Mean PM10 of ordinary days in ug/m3. */
  readonly pm10: number;
  /** Days without data: first and last, ISO. */
  readonly gap: readonly [string, string] | null;
  /** Share of days lost at random. */
  readonly lost: number;
}

export const AIR_STATIONS: readonly AirStation[] = [
  {
    id: 'ZY-GZ-01',
    name: '甘州演示站',
    county: '620702',
    lon: 100.4512,
    lat: 38.9318,
    pm10: 71,
    gap: null,
    lost: 0.01,
  },
  {
    id: 'ZY-ML-01',
    name: '民乐演示站',
    county: '620722',
    lon: 100.8155,
    lat: 38.4312,
    pm10: 60,
    gap: null,
    lost: 0.015,
  },
  {
    id: 'ZY-LZ-01',
    name: '临泽演示站',
    county: '620723',
    lon: 100.1641,
    lat: 39.1535,
    pm10: 59,
    gap: ['2025-06-10', '2025-09-28'],
    lost: 0.01,
  },
  { id: 'ZY-GT-01', name: '高台演示站', county: '620724', lon: 99.8198, lat: 39.3777, pm10: 62, gap: null, lost: 0.06 },
  {
    id: 'ZY-SD-01',
    name: '山丹演示站',
    county: '620725',
    lon: 101.0875,
    lat: 38.7841,
    pm10: 60,
    gap: null,
    lost: 0.02,
  },
];
